import { gunzipSync, inflateSync } from 'node:zlib';
import { createFault, type Fault, type HttpRequest, type HttpResponse } from '@onlink/core';
import { transportFault } from '@onlink/runtime';
import { type Dispatcher, Pool } from 'undici';

/** Sends requests over kept connections, one pool for each origin. */
export interface PoolExchange {
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

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
      const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await send(poolOf(new URL(request.url).origin), request, AbortSignal.any([signal, timeout]));
      } catch (error) {
        throw transportFault(signal.aborted ? signal.reason : error, request);
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
  const maxBytes = request.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
  const packed = await collect(reply.body, request, maxBytes);
  const headers = flatten(reply.headers);
  return { status: reply.statusCode, headers, body: unpack(packed, headers, { request, maxBytes }) };
}

async function collect(
  body: Dispatcher.ResponseData['body'],
  request: HttpRequest,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) {
      body.destroy();
      throw tooLarge(request, maxBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpack(
  packed: Buffer,
  headers: HttpResponse['headers'],
  { request, maxBytes }: { readonly request: HttpRequest; readonly maxBytes: number },
): Uint8Array {
  const encoding = headers['content-encoding']?.toLowerCase();
  if (packed.length === 0 || encoding === undefined || encoding === 'identity') return packed;
  try {
    if (encoding === 'gzip') return gunzipSync(packed, { maxOutputLength: maxBytes });
    if (encoding === 'deflate') return inflateSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(request, maxBytes);
    throw error;
  }
  return packed;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
}

function tooLarge(request: HttpRequest, maxBytes: number): Fault & Error {
  return createFault({
    blame: 'remote',
    scope: 'stream',
    retry: 'never',
    effect: request.effect === 'none' ? 'none' : 'unknown',
    code: 'network/body-too-large',
    message: `Failed to read the reply of "${new URL(request.url).host}": it is larger than ${maxBytes} bytes. Ask for less at a time.`,
  });
}
