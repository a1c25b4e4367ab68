import { isBearer, logInByBearer } from '../oauth2/bearer-login.js';
import { readLoginAttempt } from './login-attempt.js';
import { restLoginReply, restletLoginReply } from './login-reply.js';
import type { LoginResult, LoginVisit } from './login-visit.js';
import { headerValue, type RouteReply } from './message.js';
import { verifyLogin } from './verify-login.js';

/** Judges the login of a request, by access token or by signature, and leaves a line in the audit trail. */
export function logIn(visit: LoginVisit): LoginResult {
  const { request, url, account, switches, nowMs, surface } = visit;
  if (isBearer(headerValue(request, 'authorization'))) return logInByBearer(visit);
  const { records, nonces, auditTrail } = account;
  const attempt = readLoginAttempt(request, url, { records, nonces, switches, nowMs, surface });
  const { cause, outcome, audit } = verifyLogin(attempt, `${url.origin}${url.path}`, visit.order);
  auditTrail.push(audit);
  const { integration, user, role } = attempt;
  return { refusal: cause && refusalOf(visit, cause), outcome, integration, user, role };
}

function refusalOf(
  { request, account, switches, surface }: LoginVisit,
  cause: Parameters<typeof restLoginReply>[0]['cause'],
): RouteReply {
  const input = { accountId: account.id, cause, telling: switches.tellingAuthenticateWords };
  return surface === 'restlet' ? restletLoginReply(request, input) : restLoginReply(input);
}
