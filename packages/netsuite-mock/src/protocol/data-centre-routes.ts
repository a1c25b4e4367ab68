import { accountHostLabel, isAccountId } from '../account/account-id.js';
import type { RouteReply } from './message.js';
import { parseFormPairs } from './percent.js';
import type { Route, Visit } from './route.js';

/**
 * `GET /rest/datacenterurls?account=...`, open to everybody: the hosts of an account. An account that the mock does not
 * hold has hosts too; an id that is none, such as `1234567-sb1`, is refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157011836591.html; the names of the members
 * as in https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4639983016.html; the refusal as seen in public
 * code.
 */
export const DATA_CENTRE_ROUTES: readonly Route[] = [
  {
    name: 'datacenterurls',
    method: 'GET',
    path: /^\/rest\/datacenterurls$/,
    access: 'open',
    serve: answerDataCentreUrls,
  },
];

function answerDataCentreUrls({ url }: Visit): RouteReply {
  const query = new Map(parseFormPairs(url.query));
  const accountId = query.get('account') ?? query.get('c') ?? '';
  if (!isAccountId(accountId))
    return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Company Id is invalid' };
  const label = accountHostLabel(accountId);
  const body = {
    webservicesDomain: `https://${label}.suitetalk.api.netsuite.com`,
    restDomain: `https://${label}.restlets.api.netsuite.com`,
    systemDomain: `https://${label}.app.netsuite.com`,
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
