import type { Fetch } from '@onlink/runtime';
import { type Cassette, type CassetteExchange, type CassetteReply, encodeBody, isForm } from './cassette.js';
import { replyHeaders, requestHeaders } from './recorded-headers.js';
import { replayFault } from './replay-fault.js';
import { createSecretKeeper, type SecretKeeper } from './secret-keeper.js';
import { holdsSecret } from './secret-views.js';

/** What must not be written down, and what must. */
export interface RecorderOptions {
  /** Every secret that the requests may carry, in plain text. At least 4 characters each. */
  readonly secrets: readonly string[];
  /** Reply headers to keep although they change each time, such as `date`. Default none. */
  readonly keepHeaders?: readonly string[];
}

/** A `fetch` that writes down what passes through it. */
export interface Recorder {
  /** As the global one has it. What came back is handed on unchanged. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Registers a secret that became known later, such as a token. It is kept out of earlier exchanges too. */
  addSecret(secret: string): void;
  /**
   * What was recorded so far, without secrets.
   *
   * @throws a fault `replay/secret-left` where a secret would be left in it, or could not be seen if it were;
   * `replay/unfinished` where a request is still on its way
   */
  cassette(): Cassette;
}

/** An exchange as it was, secrets and all. Never leaves this file. */
interface RawExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Headers;
    readonly body: Uint8Array;
  };
  outcome?:
    | { readonly status: number; readonly headers: Headers; readonly body: Uint8Array }
    | { readonly code: string };
}

/**
 * Makes a recorder over a `fetch`. Secrets are replaced by `[secret]` in every form in which they travel: as written,
 * percent-encoded, in base64, hex, JSON and XML. Tokens under the names that OAuth gives them are secrets too, registered
 * or not. Credentials in headers are left out. In the end the whole is searched once more by other means, and not given
 * out where anything is left.
 *
 * @throws a fault `replay/unusable-secret` for a secret that is too short, or a word of the file itself
 */
export function createRecorder(fetch: Fetch, { secrets, keepHeaders = [] }: RecorderOptions): Recorder {
  const keeper = createSecretKeeper(secrets);
  const exchanges: RawExchange[] = [];
  return {
    addSecret: keeper.add,
    async fetch(input, init) {
      const request = new Request(input, init);
      const body = new Uint8Array(await request.clone().arrayBuffer());
      const { method, url, headers, redirect, signal } = request;
      const exchange: RawExchange = { request: { method, url, headers, body } };
      exchanges.push(exchange);
      try {
        const sent = { method, headers, redirect, signal, ...(body.length === 0 ? {} : { body }) };
        const response = await fetch(url, sent);
        exchange.outcome = await outcomeOf(response.clone());
        return response;
      } catch (error) {
        // What the caller gave up says nothing about the remote.
        if (signal.aborted) exchanges.splice(exchanges.indexOf(exchange), 1);
        else exchange.outcome = { code: codeOf(error) };
        throw error;
      }
    },
    cassette() {
      for (const exchange of exchanges) learn(exchange, keeper);
      const written = exchanges.map((exchange, index) => {
        assertVisible(exchange, index);
        return write(exchange, { keeper, keepHeaders, index });
      });
      for (const [index, exchange] of written.entries()) assertClean(exchange, index, keeper.secrets);
      return { format: 'onlink-cassette', version: 1, exchanges: written };
    },
  };
}

async function outcomeOf(response: Response): Promise<NonNullable<RawExchange['outcome']>> {
  try {
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    return { code: codeOf(error) };
  }
}

function learn({ request, outcome }: RawExchange, keeper: SecretKeeper): void {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  keeper.learn(request.headers, text(request.body));
  keeper.learn(new Headers(), new URL(request.url).search.slice(1));
  if (outcome !== undefined && 'status' in outcome) keeper.learn(new Headers(), text(outcome.body));
}

function write(
  { request, outcome }: RawExchange,
  {
    keeper,
    keepHeaders,
    index,
  }: { readonly keeper: SecretKeeper; readonly keepHeaders: readonly string[]; readonly index: number },
): CassetteExchange {
  if (outcome === undefined) {
    throw failed(
      'unfinished',
      index,
      'its reply is not there yet',
      'Wait for it before you take the cassette',
    );
  }
  const body = (bytes: Uint8Array, headers: Headers) => {
    const kept = keeper.body(encodeBody(bytes), isForm(headers.get('content-type')));
    return kept === undefined ? {} : { body: kept };
  };
  const reply: CassetteReply =
    'code' in outcome
      ? { kind: 'no-reply', code: keeper.text(outcome.code) }
      : {
          kind: 'reply',
          status: outcome.status,
          headers: replyHeaders(outcome.headers, keepHeaders, keeper.text),
          ...body(outcome.body, outcome.headers),
        };
  const { method, headers } = request;
  return {
    request: {
      method,
      url: keeper.url(request.url),
      headers: requestHeaders(headers, keeper.text),
      ...body(request.body, headers),
    },
    reply,
  };
}

/** How archives and the like begin, in which nobody sees a secret. */
const OPAQUE = ['1f8b', '504b0304', '28b52ffd', 'fd377a585a00', '425a68', '377abcaf271c', '25504446'];

function assertVisible({ request, outcome }: RawExchange, index: number): void {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  const bodies = [request.body, ...(outcome !== undefined && 'body' in outcome ? [outcome.body] : [])];
  const isHidden = bodies.some((body) => {
    const start = Buffer.from(body.subarray(0, 8)).toString('hex');
    return OPAQUE.some((magic) => start.startsWith(magic));
  });
  if (!isHidden && encoding === 'identity') return;
  throw failed(
    'secret-left',
    index,
    'a body is compressed, and a secret in it could not be seen',
    'Ask for it uncompressed, or leave this exchange out',
  );
}

function assertClean({ request, reply }: CassetteExchange, index: number, secrets: readonly string[]): void {
  const bodies = [request.body, reply.kind === 'reply' ? reply.body : undefined];
  const texts = bodies.map((body) => {
    if (body?.kind === 'text') return body.text;
    return body === undefined ? '' : Buffer.from(body.base64, 'base64').toString('latin1');
  });
  const { body: _asked, ...rest } = request;
  const { body: _given, ...restOfReply } = { body: undefined, ...reply };
  const file = JSON.stringify({ request, reply });
  const isClean =
    !secrets.some((secret) => file.includes(secret)) &&
    ![JSON.stringify([rest, restOfReply]), ...texts].some((text) => holdsSecret(text, secrets));
  if (isClean) return;
  throw failed(
    'secret-left',
    index,
    'a secret is still in it, in a form that is not known here',
    'Record with another secret, or leave this exchange out',
  );
}

function failed(code: string, index: number, reason: string, remedy: string) {
  return replayFault(code, `Failed to record exchange "${index}": ${reason}. ${remedy}.`);
}

/** The code of a failure of the transport; `fetch` hides it in the cause. */
function codeOf(error: unknown): string {
  const { code, name, cause } = (error ?? {}) as {
    readonly code?: unknown;
    readonly name?: unknown;
    readonly cause?: unknown;
  };
  if (typeof code === 'string') return code;
  if (typeof cause === 'object' && cause !== null) return codeOf(cause);
  return typeof name === 'string' && name !== 'TypeError' && name !== 'Error' ? name : 'ECONNRESET';
}
