import type { Account } from '../account/account.js';
import type { Integration, Role, User } from '../account/identity.js';
import { auditLine } from '../protocol/audit-line.js';
import { errorReply, invalidLoginReply } from '../protocol/error-reply.js';
import type { LoginResult, LoginVisit } from '../protocol/login-visit.js';
import { headerValue, type RouteReply } from '../protocol/message.js';
import { restletErrorReply } from '../restlet/restlet-reply.js';
import { mayLogInByOauth2 } from './judge-assertion.js';
import { decodeJwt } from './jwt.js';
import { OAUTH2_CAUSES, type Oauth2Cause } from './oauth2-cause.js';
import type { AccessToken } from './oauth2-records.js';

const SCHEME = /^Bearer(?:[ \t]|$)/i;
const BEARER = /^Bearer[ \t]+([A-Za-z0-9\-._~+/]+=*)[ \t]*$/i;

/** True when the header is of the Bearer scheme, well-formed or not. */
export function isBearer(authorization: string | undefined): boolean {
  return authorization !== undefined && SCHEME.test(authorization);
}

/** The token of a Bearer header, where it is well-formed. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return BEARER.exec(authorization ?? '')?.[1];
}

/**
 * Judges a login by OAuth 2.0 access token.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521885412.html (answers) and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158324637123.html (words).
 */
export function logInByBearer(visit: LoginVisit): LoginResult {
  const { request, url, account, nowMs } = visit;
  const text = bearerToken(headerValue(request, 'authorization'));
  const { records } = account;
  const token = text === undefined ? undefined : records.accessTokens.get(text);
  const integration = token && records.integrations.get(token.integrationId);
  const user = token && records.users.get(token.userId);
  const role = token && records.roles.get(token.roleId);
  const cause =
    text === undefined ? 'malformedBearer' : causeOf(visit, { text, token, integration, user, role });
  const { word: detail = '', explanation = '' } = cause === undefined ? {} : OAUTH2_CAUSES[cause];
  const requestUri = `${url.origin}${url.path}`;
  account.auditTrail.push(auditLine({ nowMs, detail, integration, user, role, requestUri }));
  const outcome = { ...(cause && { cause }), detail, explanation, parameters: {} };
  return { refusal: cause && refusalOf(visit, cause), outcome, integration, user, role };
}

interface Found {
  readonly text: string;
  readonly token: AccessToken | undefined;
  readonly integration: Integration | undefined;
  readonly user: User | undefined;
  readonly role: Role | undefined;
}

function causeOf({ account, nowMs, surface, switches }: LoginVisit, found: Found): Oauth2Cause | undefined {
  const { text, token, integration, user, role } = found;
  const { features } = account.records;
  if (!features.has('OAuth 2.0')) return 'oauth2Disabled';
  if (token === undefined) return wasChanged(account, text) ? 'accessTokenSignature' : 'accessTokenRejected';
  if (token.expiresAtMs <= nowMs) return 'accessTokenExpired';
  if (integration === undefined) return 'invalidIntegration';
  if (integration.state !== 'enabled') return 'oauth2IntegrationBlocked';
  if (!mayLogInByOauth2(user, role, nowMs)) return 'entityOrRoleDisabled';
  if (surface === 'restlet')
    return token.scopes.includes('restlets') && role?.webServicesOnly !== true
      ? undefined
      : 'scopeMismatched';
  if (!token.scopes.includes('rest_webservices')) return 'scopeMismatched';
  if (switches.missingRestPermission === 'forbidden') return undefined;
  if (!features.has('REST Web Services')) return 'oauth2Disabled';
  return role?.administrator || role?.permissions.has('REST Web Services')
    ? undefined
    : 'entityOrRoleDisabled';
}

/** True for a token of this account whose text is not the one that was issued. */
function wasChanged({ records }: Account, text: string): boolean {
  const jti = decodeJwt(text)?.payload['jti'];
  if (typeof jti !== 'string') return false;
  for (const token of records.accessTokens.values()) if (token.jti === jti) return true;
  return false;
}

const MALFORMED = 'The request could not be understood by the server due to malformed syntax.';

function refusalOf({ request, account, surface }: LoginVisit, cause: Oauth2Cause): RouteReply {
  const malformed = cause === 'malformedBearer';
  const [status, error, description] = malformed
    ? ([400, 'invalid_request', MALFORMED] as const)
    : ([401, 'invalid_token', 'Invalid login attempt.'] as const);
  const challenge = `Bearer realm="${account.id}", error="${error}", error_description="${description}"`;
  const code = malformed ? 'INVALID_REQUEST' : 'INVALID_LOGIN_ATTEMPT';
  const reply =
    surface === 'restlet'
      ? restletErrorReply(headerValue(request, 'content-type'), { status, code, message: description })
      : malformed
        ? errorReply({ status, code, detail: description })
        : invalidLoginReply(account.id, 'token_rejected');
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge } };
}
