import { revoke } from '../account/token-admin.js';
import { readLoginAttempt } from '../protocol/login-attempt.js';
import { restletLoginReply } from '../protocol/login-reply.js';
import { headerValue, type RouteReply } from '../protocol/message.js';
import { parseFormPairs } from '../protocol/percent.js';
import type { Visit } from '../protocol/route.js';
import { verifyLogin } from '../protocol/verify-login.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';

/**
 * `GET /rest/revoketoken?consumerKey=...&token=...`, signed with a token of the user's: revokes the user's own token.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157017286140.html (own tokens only); method
 * and parameters as in public code. The body of the answer and the refusal of another's token are assumptions.
 */
export function answerRevokeToken(visit: Visit): RouteReply {
  const { request, url, account, switches, nowMs } = visit;
  const { records, nonces, auditTrail } = account;
  const attempt = readLoginAttempt(request, url, { records, nonces, switches, nowMs, surface: 'restlet' });
  const { cause, outcome, audit } = verifyLogin(attempt, `${url.origin}${url.path}`);
  auditTrail.push(audit);
  if (cause !== undefined) {
    const telling = switches.tellingAuthenticateWords;
    return { ...restletLoginReply(request, { accountId: account.id, cause, telling }), login: outcome };
  }
  const query = new Map(parseFormPairs(url.query));
  const token = records.tokens.get(query.get('token') ?? '');
  const integration = token && records.integrations.get(token.integrationId);
  const mayRevoke = attempt.integration?.issueTokenEndpoint || attempt.integration?.authorizationFlow;
  if (
    !mayRevoke ||
    token === undefined ||
    token.userId !== attempt.user?.id ||
    integration?.consumerKey !== query.get('consumerKey')
  ) {
    const error = { status: 401, code: 'INVALID_LOGIN_ATTEMPT', message: 'Invalid login attempt.' };
    return { ...restletErrorReply(headerValue(request, 'content-type'), error), login: outcome };
  }
  revoke(token, nowMs);
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '', login: outcome };
}
