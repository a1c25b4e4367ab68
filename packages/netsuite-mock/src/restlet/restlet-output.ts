import { drawErrorId } from '../faults/error-id.js';
import { notModelledReply } from '../protocol/error-reply.js';
import type { RouteReply } from '../protocol/message.js';
import { createRandom } from '../store/seed/random.js';
import { LARGEST_RESTLET_BYTES } from './restlet-input.js';
import { restletErrorReply, restletFormat, restletReply } from './restlet-reply.js';

/**
 * Renders what a RESTlet returned in the form of the request: a text as it is, another value as JSON. A value that is
 * no text, where the request's content type is not JSON, is INVALID_RETURN_DATA_FORMAT; so is none at all.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html; that a GET without a
 * content type that returns an object fails so is seen in public clients.
 */
export function renderRestletOutput(output: unknown, contentType: string | undefined): RouteReply {
  const format = restletFormat(contentType) ?? 'text';
  if (output instanceof Promise) {
    // Nobody waits for it, so nobody else would hear of its failure, which would end the process.
    output.catch(() => {});
    return notModelledReply('a RESTlet that returns a promise');
  }
  const text = typeof output === 'string' ? output : format === 'json' ? JSON.stringify(output) : undefined;
  if (text === undefined) return restletErrorReply(contentType, WRONG_DATA);
  if (Buffer.byteLength(text) > LARGEST_RESTLET_BYTES) return restletErrorReply(contentType, TOO_LARGE);
  return restletReply(200, format, text);
}

/**
 * Answers for a script that threw: 400, by the error's own name where it is in capitals as `N/error` makes it, else
 * UNEXPECTED_ERROR. The journal has what was thrown.
 */
export function scriptErrorReply(error: unknown, contentType: string | undefined, nowMs: number): RouteReply {
  const { name, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
  };
  const told = textOf(message ?? error);
  const reason = `the RESTlet threw ${textOf(name ?? 'a value')}: ${told}`;
  const own = typeof name === 'string' && /^[A-Z][A-Z0-9_]*$/.test(name);
  const id = drawErrorId(createRandom(1, Math.floor(nowMs) | 0));
  const shown = own
    ? { code: name, message: message === undefined ? '' : told }
    : { code: 'UNEXPECTED_ERROR', message: `An unexpected error occurred. Error ID: ${id}` };
  return { ...restletErrorReply(contentType, { status: 400, ...shown }), reason };
}

/** A script may throw what has no text. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'what has no text';
  }
}

const WRONG_DATA = {
  status: 400,
  code: 'INVALID_RETURN_DATA_FORMAT',
  message: 'Invalid data format. You should return text.',
};

const TOO_LARGE = {
  status: 400,
  code: 'SSS_RESPONSE_SIZE_EXCEEDED',
  message: 'The response is larger than 10 MB.',
};
