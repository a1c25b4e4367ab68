import { restletErrorReply } from '../restlet/restlet-reply.js';
import { invalidLoginReply } from './error-reply.js';
import { LOGIN_CAUSES, type LoginCause } from './login-cause.js';
import { headerValue, type MockRequest, type RouteReply } from './message.js';

/** What the answer to a refused token-based login is made of. */
export interface LoginReplyInput {
  readonly accountId: string;
  readonly cause: LoginCause;
  /** Puts the audit trail's word into the challenge; else it says `token_rejected`. */
  readonly telling: boolean;
}

const INVALID_REQUEST = 'The request could not be understood by the server due to malformed syntax.';

/** 401 of SuiteTalk REST: one body for every cause. */
export function restLoginReply({ accountId, cause, telling }: LoginReplyInput): RouteReply {
  return invalidLoginReply(accountId, telling ? LOGIN_CAUSES[cause].restlet : 'token_rejected');
}

/**
 * 401 of a RESTlet, in the form of the request's Content-Type: `INVALID_LOGIN_ATTEMPT` for wrong credentials,
 * `INVALID_REQUEST` for a header that is badly formed, `INVALID_LOGIN_CREDENTIALS` for a Web Services Only Role.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html; that it carries the same
 * challenge as SuiteTalk REST is an assumption.
 */
export function restletLoginReply(request: MockRequest, input: LoginReplyInput): RouteReply {
  const code = LOGIN_CAUSES[input.cause].restletCode;
  const message = code === 'INVALID_REQUEST' ? INVALID_REQUEST : 'Invalid login attempt.';
  const reply = restletErrorReply(headerValue(request, 'content-type'), { status: 401, code, message });
  const challenge = restLoginReply(input).headers?.['www-authenticate'] ?? '';
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge } };
}
