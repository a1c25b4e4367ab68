import type { HttpRequest, HttpResponse } from '@onlink/core';
import { bodyTooLarge, maxBytesOf, timeoutOf } from './request-limits.js';
import { transportFault } from './transport-fault.js';

/** A `fetch` as Node, a browser or a mock has it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Makes signals that abort after a time; `AbortSignal.timeout` is one. Passed in, because time is a port. */
export type TimeoutSignal = (timeoutMs: number) => AbortSignal;

/** Sends one request. Rejects with a fault where no whole reply came. */
export type Exchange = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

/**
 * Makes an exchange over a `fetch`, so that whatever intercepts that sees the request. It follows no redirect and
 * repeats nothing. A host on Node has a faster one on a connection pool; both give the same faults.
 */
export function createFetchExchange(fetch: Fetch, timeoutSignal: TimeoutSignal): Exchange {
  return async (request, signal) => {
    const timeout = timeoutSignal(timeoutOf(request));
    try {
      const init: RequestInit = {
        method: request.method,
        headers: { ...request.headers },
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      };
      // A copy: the DOM's types rule out bytes over shared memory, ours do not.
      if (request.body !== undefined) init.body = new Uint8Array(request.body);
      const response = await fetch(request.url, init);
      const body = await collect(response, request);
      return { status: response.status, headers: Object.fromEntries(response.headers), body };
    } catch (error) {
      throw transportFault(
        signal.aborted ? signal.reason : timeout.aborted ? timeout.reason : error,
        request,
      );
    }
  };
}

async function collect(response: Response, request: HttpRequest): Promise<Uint8Array> {
  const maxBytes = maxBytesOf(request);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop cancels the rest of the reply.
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw bodyTooLarge(request);
    chunks.push(chunk);
  }
  const body = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
