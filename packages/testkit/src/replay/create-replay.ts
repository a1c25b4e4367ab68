import { type Cassette, type CassetteReply, decodeBody, encodeBody, isForm } from './cassette.js';
import { replayFault } from './replay-fault.js';
import { differing, distance, identityOf, nameOf, type RequestIdentity } from './request-identity.js';
import { createSecretKeeper } from './secret-keeper.js';

/** How a replay knows what stands for a secret. */
export interface ReplayOptions {
  /** The secrets that the replay is run with, as `[secret]` stands for those of the recording. Default none. */
  readonly secrets?: readonly string[];
}

/** A `fetch` that answers from a cassette. */
export interface Replay {
  /**
   * As the global one has it. Rejects with a fault `replay/not-recorded` that names the request and the nearest one
   * that was recorded, and with a `TypeError` whose cause has the recorded code where no reply had come.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The requests that were recorded and not asked for, in order, as `GET /path?query`. */
  unused(): readonly string[];
}

/** A recorded exchange, and whether it was given out. */
interface Entry {
  readonly identity: RequestIdentity;
  readonly reply: CassetteReply;
  isUsed: boolean;
}

/**
 * Makes a replay. A request is recognised by method, path, query and body, headers and host aside; where it was recorded
 * several times, the replies come in the order of the recording, each once.
 *
 * @param cassette from `parseCassette`, or a recorder's own
 */
export function createReplay(cassette: Cassette, { secrets = [] }: ReplayOptions = {}): Replay {
  const keeper = createSecretKeeper(secrets);
  const entries: Entry[] = cassette.exchanges.map(({ request, reply }) => ({
    identity: identityOf(request),
    reply,
    isUsed: false,
  }));
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const bytes = new Uint8Array(await request.arrayBuffer());
      const { method, headers } = request;
      keeper.learn(headers, Buffer.from(bytes).toString());
      const contentType = headers.get('content-type') ?? '';
      const body = keeper.body(encodeBody(bytes), isForm(contentType));
      const identity = identityOf({
        ...{ method, url: keeper.url(request.url), headers: { 'content-type': contentType } },
        ...(body === undefined ? {} : { body }),
      });
      const entry = entries.find((one) => !one.isUsed && differing(one.identity, identity).length === 0);
      if (entry === undefined) throw notRecorded(identity, entries);
      entry.isUsed = true;
      return answer(entry.reply);
    },
    unused: () => entries.filter(({ isUsed }) => !isUsed).map(({ identity }) => nameOf(identity)),
  };
}

/** Statuses with which a reply has no body, by the Fetch standard. */
const BODILESS = new Set([204, 205, 304]);

function answer(reply: CassetteReply): Response {
  if (reply.kind === 'no-reply') {
    const { code } = reply;
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  }
  const { status, headers } = reply;
  return new Response(BODILESS.has(status) ? null : new Uint8Array(decodeBody(reply.body)), {
    status,
    headers,
  });
}

function notRecorded(asked: RequestIdentity, entries: readonly Entry[]) {
  const times = entries.filter(({ identity }) => differing(identity, asked).length === 0).length;
  const reason =
    times > 0 ? `it was recorded ${times} time(s), and this is one more` : nearest(asked, entries);
  return replayFault(
    'not-recorded',
    `Failed to replay request "${nameOf(asked)}": ${reason}. Record again, or ask as it was recorded.`,
  );
}

function nearest(asked: RequestIdentity, entries: readonly Entry[]): string {
  const [first, ...rest] = entries;
  if (first === undefined) return 'nothing was recorded';
  const near = rest.reduce(
    (best, one) => (distance(one.identity, asked) < distance(best.identity, asked) ? one : best),
    first,
  );
  const parts = differing(near.identity, asked).join(' and ');
  return `it was never recorded; the nearest is "${nameOf(near.identity)}", which has another ${parts}`;
}
