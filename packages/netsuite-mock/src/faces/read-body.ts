import type { IncomingMessage } from 'node:http';

const NO_BODY = new Uint8Array(0);

/** Reads a body to its end; gives `undefined` as soon as it is larger than `maxBodyBytes`. Calls `done` once at most. */
export function readBody(
  request: IncomingMessage,
  maxBodyBytes: number,
  done: (body: Uint8Array | undefined) => void,
): void {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  // Most requests have none (RFC 9112 section 6.3), and listeners for nothing cost as much as the signature.
  if (length === undefined && coding === undefined) {
    done(NO_BODY);
    return;
  }
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  let over = false;
  request.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (over) return;
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk);
    else {
      over = true;
      done(undefined);
    }
  });
  request.on('end', () => {
    if (over) return;
    const [first = NO_BODY] = chunks;
    done(chunks.length <= 1 ? first : Buffer.concat(chunks));
  });
  // A client that goes away mid-body needs no answer.
  request.on('error', () => {});
}
