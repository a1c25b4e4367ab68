import type { Account } from '../account/account.js';
import { accountHostLabel } from '../account/account-id.js';
import { bearerToken } from '../oauth2/bearer-login.js';
import { decodeJwt } from '../oauth2/jwt.js';
import { headerValue, type MockRequest } from '../protocol/message.js';
import { parseFormPairs } from '../protocol/percent.js';
import { hostLabel, type ReceivedUrl } from '../protocol/received-url.js';

const REALM = /[\s,]realm="([^"]*)"/;

/**
 * The account that a request names: by its label at the beginning of the host; on a host without one (loopback, `.invalid`,
 * `system.netsuite.com`) by the realm, the bearer token, the flow's token or the certificate in it.
 */
export function findAmong(
  accounts: readonly Account[],
  request: MockRequest,
  url: ReceivedUrl,
): Account | undefined {
  const [label = ''] = url.origin.slice(url.origin.indexOf('://') + 3).split(/[.:]/, 1);
  const byHost = accounts.find(({ id }) => accountHostLabel(id) === label);
  if (byHost !== undefined || hostLabel(url) !== undefined) return byHost;
  const authorization = headerValue(request, 'authorization') ?? '';
  const realm = REALM.exec(authorization)?.[1];
  // A realm in the wrong case or with a hyphen is refused by the account it was meant for.
  if (realm !== undefined) return accounts.find(({ id }) => accountHostLabel(id) === accountHostLabel(realm));
  const bearer = bearerToken(authorization);
  if (bearer !== undefined) return accounts.find(({ records }) => records.accessTokens.has(bearer));
  return byForm(accounts, new Map(parseFormPairs(formOf(request, url))));
}

/** True for a host of NetSuite's own that is another account's: in the real world its name would not resolve. */
export function isForeignHost({ id }: Account, url: ReceivedUrl): boolean {
  const label = hostLabel(url);
  return label !== undefined && label !== accountHostLabel(id);
}

function byForm(accounts: readonly Account[], form: ReadonlyMap<string, string>): Account | undefined {
  const requestToken = form.get('oauth_token');
  if (requestToken !== undefined)
    return accounts.find(({ records }) => records.requestTokens.has(requestToken));
  const kid = decodeJwt(form.get('client_assertion') ?? '')?.header['kid'];
  return typeof kid === 'string' ? accounts.find(({ records }) => records.certificates.has(kid)) : undefined;
}

/** Query and form body together. */
function formOf(request: MockRequest, { query }: ReceivedUrl): string {
  const type = headerValue(request, 'content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded')
    ? `${query}&${Buffer.from(request.body).toString('utf8')}`
    : query;
}
