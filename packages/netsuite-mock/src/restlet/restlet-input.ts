import { headerValue, type MockRequest } from '../protocol/message.js';
import { type RestletError, restletFormat } from './restlet-reply.js';

/** What a RESTlet is given, or why it is not called. */
export type RestletInput =
  | { readonly kind: 'params' }
  | { readonly kind: 'body'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: RestletError };

/**
 * Longest text in or out: 10 MB.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4640094112.html
 */
export const LARGEST_RESTLET_BYTES = 10_000_000;

/**
 * Reads the body by the request's content type: JSON is parsed, XML and text stay text. A body of another type, or of
 * none, is 415; a body of a GET is 400.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619215993.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export function readRestletInput(request: MockRequest, method: string): RestletInput {
  const size = request.body.length;
  const contentType = headerValue(request, 'content-type');
  if (contentType !== undefined && restletFormat(contentType) === undefined) return WRONG_TYPE;
  if (method === 'GET' || method === 'DELETE')
    return method === 'GET' && size > 0 ? MALFORMED : { kind: 'params' };
  if (size > LARGEST_RESTLET_BYTES) return TOO_LARGE;
  if (contentType === undefined) return size > 0 ? WRONG_TYPE : { kind: 'body', value: '' };
  const text = Buffer.from(request.body).toString('utf8');
  if (restletFormat(contentType) !== 'json') return { kind: 'body', value: text };
  try {
    return { kind: 'body', value: JSON.parse(text) };
  } catch {
    return MALFORMED;
  }
}

const WRONG_TYPE: RestletInput = {
  kind: 'refused',
  error: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'An unsupported Content-Type was specified.',
  },
};

const MALFORMED: RestletInput = {
  kind: 'refused',
  error: {
    status: 400,
    code: 'INVALID_REQUEST',
    message: 'The request could not be understood by the server due to malformed syntax.',
  },
};

const TOO_LARGE: RestletInput = {
  kind: 'refused',
  error: { status: 400, code: 'SSS_REQUEST_SIZE_EXCEEDED', message: 'The request is larger than 10 MB.' },
};
