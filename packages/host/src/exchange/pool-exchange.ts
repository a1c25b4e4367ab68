import { gunzipSync, inflateSync } from 'node:zlib';
import type { HttpRequest, HttpResponse } from '@onlink/core';
import { bodyTooLarge, maxBytesOf, timeoutOf, transportFault } from '@onlink/runtime';
import { type Dispatcher, Pool } from 'undici';

/** Sends requests over kept connections, one pool for each origin. */
export interface PoolExchange {
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

/**
 * Makes an exchange on undici: no redirects are followed, nothing is repeated, replies may come gzipped, and the body limit
 * holds for the bytes on the wire and for the unpacked ones.
 */
export function createPoolExchange(): PoolExchange {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string): Pool => {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, { connections: 32, pipelining: 1 });
    pools.set(origin, pool);
    return pool;
  };
  return {
    async exchange(request, signal) {
      const timeout = AbortSignal.timeout(timeoutOf(request));
      try {
        return await send(poolOf(new URL(request.url).origin), request, AbortSignal.any([signal, timeout]));
      } catch (error) {
        throw transportFault(
          signal.aborted ? signal.reason : timeout.aborted ? timeout.reason : error,
          request,
        );
      }
    },
    async close() {
      await Promise.all(Array.from(pools.values(), (pool) => pool.destroy()));
    },
  };
}

async function send(pool: Pool, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  const { pathname, search } = new URL(request.url);
  const reply = await pool.request({
    method: request.method,
    path: pathname + search,
    headers: { 'accept-encoding': 'gzip, deflate', ...request.headers },
    body: request.body ?? null,
    signal,
    // The signal bounds the whole exchange; undici's own timers would give the same event another name.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const packed = await collect(reply.body, request);
  const headers = flatten(reply.headers);
  return { status: reply.statusCode, headers, body: unpack(packed, headers, request) };
}

async function collect(body: Dispatcher.ResponseData['body'], request: HttpRequest): Promise<Buffer> {
  const maxBytes = maxBytesOf(request);
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) {
      body.destroy();
      throw bodyTooLarge(request);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpack(packed: Buffer, headers: HttpResponse['headers'], request: HttpRequest): Uint8Array {
  const maxBytes = maxBytesOf(request);
  const encoding = headers['content-encoding']?.toLowerCase();
  if (packed.length === 0 || encoding === undefined || encoding === 'identity') return packed;
  try {
    if (encoding === 'gzip') return gunzipSync(packed, { maxOutputLength: maxBytes });
    if (encoding === 'deflate') return inflateSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge(request);
    throw error;
  }
  return packed;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
}
