import type { RouteReply } from '../protocol/message.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';

/** Seconds that `Retry-After` names where the switch `retryAfterAtLimit` sends it. */
const RETRY_AFTER_S = 1;

/**
 * 429 of the REST services. Its title is "Bad Request", as documented; there is no `Retry-After` unless asked for.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html (whose example is no
 * valid JSON: a comma is missing and the code stands in two places).
 */
export function restLimitReply(retryAfter: 'absent' | 'sent'): RouteReply {
  return {
    status: 429,
    headers: {
      'content-type': 'application/vnd.oracle.resource+json; type=error',
      ...(retryAfter === 'sent' && { 'retry-after': String(RETRY_AFTER_S) }),
    },
    body: JSON.stringify({
      type: 'https://www.rfc-editor.org/rfc/rfc6585.html#section-4',
      title: 'Bad Request',
      status: 429,
      'o:errorDetails': [
        {
          detail: 'Concurrent request limit exceeded. Request blocked.',
          'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED',
        },
      ],
    }),
  };
}

/**
 * The same for RESTlets: 400 with another code. Its message is localised and not published.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1525252812.html
 */
export function restletLimitReply(contentType: string | undefined): RouteReply {
  return restletErrorReply(contentType, {
    status: 400,
    code: 'SSS_REQUEST_LIMIT_EXCEEDED',
    message: 'Request Limit Exceeded.',
  });
}
