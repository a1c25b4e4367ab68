import type { BeginExchange } from '../protocol/create-core.js';
import type { MockResponse } from '../protocol/message.js';
import type { FaceName } from './face-name.js';

const NO_BODY = new Uint8Array(0);

/**
 * The core behind the platform's `Request` and `Response`: hand it to anything that takes a `fetch`. Where the mock
 * breaks the connection it rejects with a `TypeError`, as the platform does, whose `cause` has a `code`.
 */
export function createFetchFace(
  begin: BeginExchange,
  face: FaceName = 'fetch',
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url, signal } = request;
    const body = request.body === null ? NO_BODY : new Uint8Array(await request.arrayBuffer());
    signal.throwIfAborted();
    const headers = Object.fromEntries(request.headers);
    const { response, done } = begin({ method, url, headers, body }, face);
    try {
      return await deliver(response, signal);
    } finally {
      done();
    }
  };
}

async function deliver(answer: MockResponse, signal: AbortSignal): Promise<Response> {
  const { status, headers, body, delivery } = answer;
  if (delivery?.delayMs !== undefined) await waitFor(signal, delivery.delayMs);
  switch (delivery?.end) {
    case 'reset':
      throw connectionReset('fetch failed');
    case 'stall':
      await waitFor(signal, undefined);
      return Response.error();
    case 'cut':
      return new Response(halfOf(body), {
        status: status === 204 ? 200 : status,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      });
    default:
      // A null-body status takes no body, not even an empty one.
      return new Response(status === 204 || status === 304 ? null : body, { status, headers });
  }
}

function connectionReset(message: string): TypeError {
  return new TypeError(message, {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

function halfOf(body: string): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(body, 'utf8');
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes.subarray(0, Math.floor(bytes.length / 2))));
    },
    pull: (controller) => controller.error(connectionReset('terminated')),
  });
}

/** Waits for that long, or without a time until the request is given up; rejects with the reason when it is. */
function waitFor(signal: AbortSignal, delayMs: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = delayMs === undefined ? undefined : setTimeout(end, delayMs);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    }
    signal.addEventListener('abort', end);
  });
}
