import { type Blame, createFault, type Fault, type HttpRequest, type HttpResponse } from '@onlink/core';

/** What a status says when nothing more is known about the remote system. */
interface StatusRow {
  readonly from: number;
  readonly to: number;
  readonly code: string;
  readonly blame: Blame;
  readonly scope: Fault['scope'];
  readonly retry: Fault['retry'];
  readonly reason: string;
  readonly remedy: string;
  /** Whether it says for certain that nothing was changed. */
  readonly refused: boolean;
}

const CONNECTION = { scope: 'connection', retry: 'after-fix', refused: true } as const;
const ITEM = { scope: 'item', retry: 'never', refused: true } as const;

/** RFC 9110 section 15 and RFC 6585 section 4; the first row that fits counts. */
const TABLE: readonly StatusRow[] = [
  {
    ...CONNECTION,
    from: 300,
    to: 399,
    code: 'http/redirect',
    blame: 'config',
    reason: 'it sends the request elsewhere, and a signed request is never redirected',
    remedy: 'Check the address in the connection',
  },
  {
    ...CONNECTION,
    from: 401,
    to: 401,
    code: 'http/unauthorized',
    blame: 'credentials',
    reason: 'it does not accept the login',
    remedy: 'Check the credentials of the connection',
  },
  {
    ...CONNECTION,
    from: 403,
    to: 403,
    code: 'http/forbidden',
    blame: 'permission',
    reason: 'the login may not do this',
    remedy: 'Ask an administrator of the remote system for the permission',
  },
  {
    ...ITEM,
    from: 404,
    to: 404,
    code: 'http/not-found',
    blame: 'input',
    reason: 'it is not there',
    remedy: 'Check the name or id',
  },
  {
    ...ITEM,
    from: 408,
    to: 408,
    code: 'http/request-timeout',
    blame: 'remote',
    retry: { afterMs: 1_000 },
    reason: 'the request took it too long to read',
    remedy: 'It is tried again by itself',
  },
  {
    from: 429,
    to: 429,
    code: 'http/too-many-requests',
    blame: 'limit',
    scope: 'connection',
    retry: { afterMs: 10_000 },
    refused: true,
    reason: 'too many requests were sent',
    remedy: 'It is tried again by itself, later',
  },
  {
    ...ITEM,
    from: 400,
    to: 499,
    code: 'http/refused',
    blame: 'input',
    reason: 'the request was refused',
    remedy: 'Look at what the remote system says and correct the input',
  },
  {
    from: 500,
    to: 599,
    code: 'http/server-error',
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 5_000 },
    refused: false,
    reason: 'it failed by itself',
    remedy: 'It is tried again by itself where that is safe; if it stays so, ask the vendor',
  },
];

const DAY_MS = 86_400_000;

/**
 * The fault that a status means by HTTP's own rules, or undefined for 2xx. A connector that knows its vendor's error
 * bodies passes its own function to `send` and may fall back on this one. `Retry-After` is honoured, in seconds only
 * (RFC 9110 section 10.2.3) and for at most a day: an HTTP date would need the remote's clock.
 */
export function classifyStatus(response: HttpResponse, request: HttpRequest): Fault | undefined {
  const { status } = response;
  if (status >= 200 && status <= 299) return undefined;
  const row = TABLE.find(({ from, to }) => status >= from && status <= to);
  const { host } = new URL(request.url);
  const { code, blame, scope, retry, reason, remedy, refused } = row ?? {
    ...ITEM,
    code: 'http/unexpected-status',
    blame: 'remote' as const,
    reason: 'that status is not a final one',
    remedy: 'Check that the address is right',
  };
  return createFault({
    blame,
    scope,
    retry: typeof retry === 'string' ? retry : { afterMs: waitMs(response, retry.afterMs) },
    effect: request.effect === 'none' || refused ? 'none' : 'unknown',
    code,
    message: `Failed to ${request.method} at "${host}": it answered ${status}, ${reason}. ${remedy}.`,
    fix: { text: `${remedy}.` },
    remote: { status },
  });
}

function waitMs({ headers }: HttpResponse, leastMs: number): number {
  const seconds = /^\d{1,9}$/.exec(headers['retry-after']?.trim() ?? '')?.[0];
  return Math.min(DAY_MS, Math.max(leastMs, Number(seconds ?? 0) * 1_000));
}
