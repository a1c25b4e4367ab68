import { createFault, type Fault, type HttpRequest } from '@onlink/core';

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** How long to wait for the whole reply, in milliseconds: what the request says, never past the deadline, at least 1. */
export function timeoutOf({ timeoutMs = DEFAULT_TIMEOUT_MS }: HttpRequest, remainingMs = Infinity): number {
  return Math.max(1, Math.floor(Math.min(timeoutMs, remainingMs)));
}

/** How much reply to take, in bytes after decompression. */
export function maxBytesOf({ maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES }: HttpRequest): number {
  return maxResponseBytes;
}

/** The fault of a reply that is larger than its limit. */
export function bodyTooLarge(request: HttpRequest): Fault & Error {
  return createFault({
    blame: 'remote',
    scope: 'stream',
    retry: 'never',
    effect: request.effect === 'none' ? 'none' : 'unknown',
    code: 'network/body-too-large',
    message: `Failed to read the reply of "${new URL(request.url).host}": it is larger than ${maxBytesOf(request)} bytes. Ask for less at a time.`,
  });
}
