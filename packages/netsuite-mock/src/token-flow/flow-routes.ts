import { notModelledReply } from '../protocol/error-reply.js';
import type { Route } from '../protocol/route.js';
import { answerAccessToken } from './access-token-step.js';
import { answerConsent, answerConsentPage } from './consent-page.js';
import { answerRequestToken } from './request-token-step.js';
import { answerRevokeToken } from './revoke-step.js';

const AUTHORIZE = /^\/app\/login\/secure\/authorizetoken\.nl$/;

/** The three-step authorization flow and the other token endpoints: each judges the request by itself. */
export const FLOW_ROUTES: readonly Route[] = [
  step(['flow.requesttoken', 'POST', /^\/rest\/requesttoken$/], answerRequestToken),
  step(['flow.authorize', 'GET', AUTHORIZE], answerConsentPage),
  step(['flow.consent', 'POST', AUTHORIZE], answerConsent),
  step(['flow.accesstoken', 'POST', /^\/rest\/accesstoken$/], answerAccessToken),
  step(['revoketoken', 'GET', /^\/rest\/revoketoken$/], answerRevokeToken),
  ...(['GET', 'POST'] as const).flatMap((method) =>
    // Users of the mock have no passwords for NLAuth, and no source has the JSON of either answer.
    (['issuetoken', 'tokeninfo'] as const).map((name) =>
      step([name, method, new RegExp(`^/rest/${name}$`)], ({ url }) =>
        notModelledReply(`the route ${method} ${url.path}`),
      ),
    ),
  ),
];

function step(
  [name, method, path]: readonly [name: string, method: string, path: RegExp],
  serve: Route['serve'],
): Route {
  return { name, method, path, access: 'open', serve };
}
