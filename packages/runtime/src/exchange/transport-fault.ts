import { createFault, type Fault, type HttpRequest, isFault } from '@onlink/core';

/** What a failure below HTTP means, and what a person can do about it. */
interface TransportRow {
  readonly codes: readonly string[];
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  /** Whether the request can have reached the other side before it failed. */
  readonly sent: boolean;
  /** Whether only a person can mend it. */
  readonly lasting?: boolean;
}

const LOST: TransportRow = {
  codes: [],
  code: 'network/lost',
  reason: 'the connection broke before the whole reply was there',
  remedy: 'Try again; if it stays so, look at the network and the proxies on the way',
  sent: true,
};

/** Codes of Node's net, dns and tls modules and of undici, whichever of them names the failure. */
const TABLE: readonly TransportRow[] = [
  {
    codes: ['ECONNREFUSED'],
    code: 'network/refused',
    reason: 'nothing answers at that address and port',
    remedy: 'Check the address in the connection and that the server runs',
    sent: false,
  },
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME'],
    code: 'network/unknown-host',
    reason: 'the name of the host cannot be resolved',
    remedy: 'Check the account or address in the connection for a typing error, and the DNS of this machine',
    sent: false,
  },
  {
    codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'],
    code: 'network/unreachable',
    reason: 'there is no way to that host from this machine',
    remedy: 'Check the network, the VPN and the firewall',
    sent: false,
  },
  {
    codes: ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
    code: 'network/connect-timeout',
    reason: 'the host did not take the connection in time',
    remedy: 'Check the network and the firewall, then try again',
    sent: false,
  },
  {
    codes: ['TimeoutError', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
    code: 'network/timeout',
    reason: 'no whole reply came in time',
    remedy: 'Try again; if it stays so, ask for less at a time',
    sent: true,
  },
  {
    codes: [
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    code: 'network/certificate',
    reason: 'its certificate is not to be trusted',
    remedy:
      'Check the address; behind a proxy that opens TLS, give its certificate to Node by NODE_EXTRA_CA_CERTS',
    sent: false,
    lasting: true,
  },
];

/**
 * The fault of a request that got no whole reply. A fault passes through unchanged; an aborted call gives
 * `cancelled/aborted`. Where the request may have arrived and does something over there, the effect is `unknown`.
 *
 * @param thrown what the transport threw, or the reason of the signal that ended it
 */
export function transportFault(thrown: unknown, request: HttpRequest): Fault & Error {
  if (isFault(thrown)) return thrown as Fault & Error;
  const { host } = new URL(request.url);
  const names = namesOf(thrown);
  if (names.includes('AbortError')) return cancelled(host, request);
  const row =
    TABLE.find(({ codes }) => codes.some((code) => names.includes(code))) ??
    (names.some(isParserFailure) ? notHttp() : LOST);
  return createFault({
    blame: 'network',
    scope: 'connection',
    retry: row.lasting === true ? 'after-fix' : { afterMs: 0 },
    effect: row.sent && request.effect !== 'none' ? 'unknown' : 'none',
    code: row.code,
    message: `Failed to reach "${host}": ${row.reason}. ${row.remedy}.`,
    fix: { text: `${row.remedy}.` },
    remote: { detail: names[0] ?? 'unknown' },
  });
}

/** Node 20 gives the parser's code, Node 24 only the name of the error's class. */
function isParserFailure(name: string): boolean {
  return name === 'HTTPParserError' || name.startsWith('HPE_');
}

function notHttp(): TransportRow {
  return {
    ...LOST,
    code: 'network/not-http',
    reason: 'what answers there does not speak HTTP',
    remedy: 'Check the address and the port in the connection',
    lasting: true,
  };
}

function cancelled(host: string, request: HttpRequest): Fault & Error {
  return createFault({
    blame: 'cancelled',
    scope: 'partition',
    retry: { afterMs: 0 },
    effect: request.effect === 'none' ? 'none' : 'unknown',
    code: 'cancelled/aborted',
    message: `Failed to finish the request to "${host}": it was cancelled. Start it again when you are ready.`,
  });
}

/** Codes and names of an error and of its causes, the most telling first: fetch hides the real one in `cause`. */
function namesOf(thrown: unknown): string[] {
  const names: string[] = [];
  const queue: unknown[] = [thrown];
  for (let depth = 0; queue.length > 0 && depth < 8; depth += 1) {
    const error = queue.shift() as {
      code?: unknown;
      name?: unknown;
      cause?: unknown;
      errors?: unknown;
    } | null;
    if (typeof error !== 'object' || error === null) continue;
    for (const name of [error.code, error.name]) {
      if (typeof name === 'string' && name !== 'Error' && name !== 'TypeError') names.push(name);
    }
    // A host with several addresses fails with one error for each of them.
    if (Array.isArray(error.errors)) queue.push(...error.errors);
    queue.push(error.cause);
  }
  return names;
}
