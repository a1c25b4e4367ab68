import type { Account } from '../account/account.js';
import { accountHostLabel } from '../account/account-id.js';
import type { Oauth2Scope } from '../account/identity.js';
import { auditLine } from '../protocol/audit-line.js';
import { headerValue, type MockRequest, type RouteReply } from '../protocol/message.js';
import { parseFormPairs } from '../protocol/percent.js';
import type { ReceivedUrl } from '../protocol/received-url.js';
import type { Route, Visit } from '../protocol/route.js';
import { ACCESS_TOKEN_LIFE_S, issueAccessToken } from './access-token.js';
import { type Assertion, gatherAssertion, judgeAssertion } from './judge-assertion.js';
import { decodeJwt } from './jwt.js';
import { OAUTH2_CAUSES, type Oauth2Cause } from './oauth2-cause.js';

/**
 * `POST /services/rest/auth/oauth2/v1/token` with the client credentials grant.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html
 */
export const OAUTH2_ROUTES: readonly Route[] = [
  {
    name: 'oauth2.token',
    method: 'POST',
    path: /^\/services\/rest\/auth\/oauth2\/v1\/token\/?$/,
    access: 'open',
    serve: answerTokenRequest,
  },
];

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function answerTokenRequest({ request, url, account, nowMs }: Visit): RouteReply {
  const pairs = isForm(request) ? parseFormPairs(Buffer.from(request.body).toString('utf8')) : [];
  const form = new Map(pairs);
  const jwt = decodeJwt(form.get('client_assertion') ?? '');
  const audiences = audiencesOf(account, url);
  const assertion = jwt && gatherAssertion(jwt, { records: account.records, nowMs, audiences });
  const cause =
    requestCause(account, form, pairs.length) ??
    (assertion ? judgeAssertion(assertion) : 'malformedAssertion');
  const detail = cause === undefined ? '' : OAUTH2_CAUSES[cause].word;
  const { integration, user, role } = assertion ?? {};
  const requestUri = `${url.origin}${url.path}`;
  account.auditTrail.push(auditLine({ nowMs, detail, integration, user, role, requestUri }));
  if (cause !== undefined) return refused(account, cause);
  return assertion === undefined ? refused(account, 'malformedAssertion') : granted(account, assertion);
}

/** A form, each name in it once: https://www.rfc-editor.org/rfc/rfc6749#section-3.2 */
function requestCause(
  { records }: Account,
  form: ReadonlyMap<string, string>,
  sent: number,
): Oauth2Cause | undefined {
  if (!records.features.has('OAuth 2.0')) return 'oauth2Disabled';
  const grantType = form.get('grant_type') ?? '';
  if (grantType === '' || form.size !== sent) return 'malformedTokenRequest';
  if (grantType !== 'client_credentials') return 'otherGrantType';
  return form.get('client_assertion_type') === ASSERTION_TYPE && form.has('client_assertion')
    ? undefined
    : 'malformedTokenRequest';
}

function isForm(request: MockRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headerValue(request, 'content-type') ?? '');
}

/** The endpoint by both of the account's hosts, of which the help uses either, and by the address that was called. */
function audiencesOf({ id }: Account, { origin }: ReceivedUrl): readonly string[] {
  const hosts = ['suitetalk', 'restlets'].map(
    (service) => `https://${accountHostLabel(id)}.${service}.api.netsuite.com`,
  );
  return [...hosts, origin].map((host) => `${host}${TOKEN_PATH}`);
}

function granted(account: Account, { integration, user, role, scopes, nowMs }: Assertion): RouteReply {
  if (integration === undefined || user === undefined || role === undefined)
    throw new Error('Failed to issue an access token: the assertion was not judged.');
  const text = issueAccessToken(
    account,
    {
      integration,
      userId: user.id,
      roleId: role.id,
      scopes: scopes as readonly Oauth2Scope[],
    },
    nowMs,
  );
  const body = { access_token: text, expires_in: ACCESS_TOKEN_LIFE_S, token_type: 'Bearer' };
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(body) };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** 400, and for `invalid_client` 401 with a challenge. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521832417.html */
function refused(account: Account, cause: Oauth2Cause): RouteReply {
  const { word, error, explanation } = OAUTH2_CAUSES[cause];
  const unauthorized = error === 'invalid_client';
  return {
    status: unauthorized ? 401 : 400,
    headers: unauthorized ? { ...JSON_TYPE, 'www-authenticate': `Basic realm="${account.id}"` } : JSON_TYPE,
    body: JSON.stringify({ error }),
    reason: explanation,
    login: { cause, detail: word, explanation, parameters: {} },
  };
}
