import type { Account } from '../account/account.js';
import { findIntegration } from '../account/account-records.js';
import { addToken, defaultTokenName } from '../account/create-token.js';
import type { Integration, Token } from '../account/identity.js';
import { addIntegration, shareApplication } from '../account/integration-admin.js';
import { isLocked } from '../account/lock-out.js';
import { mayActIn, mayLogIn } from '../account/token-login.js';
import type { RouteReply } from '../protocol/message.js';
import type { Visit } from '../protocol/route.js';
import {
  type FlowAttempt,
  isBlockedHere,
  isFlowSignatureRight,
  judgeSigned,
  readFlowAttempt,
  spendFlowNonce,
} from './flow-attempt.js';
import type { FlowCause } from './flow-cause.js';
import { flowRefusal, flowReply } from './flow-reply.js';

const REQUIRED = [
  'oauth_consumer_key',
  'oauth_token',
  'oauth_nonce',
  'oauth_timestamp',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_verifier',
];

/**
 * Step three: an authorized request token is exchanged, once, for an access token. Where the account has no record of the
 * application it is installed: enabled, or waiting for approval by the account's preference.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156537025868.html
 */
export function answerAccessToken(visit: Visit): RouteReply {
  const attempt = readFlowAttempt(visit);
  const cause = judge(attempt);
  if (cause !== undefined) return flowRefusal(visit, attempt, cause);
  const token = exchange(attempt);
  return token === undefined
    ? flowRefusal(visit, attempt, 'flowTokenRejected')
    : flowReply(visit, attempt, [
        ['oauth_token', token.id],
        ['oauth_token_secret', token.secret],
      ]);
}

function judge(attempt: FlowAttempt): FlowCause | undefined {
  const signed = judgeSigned(attempt, REQUIRED);
  if (signed !== undefined) return signed;
  const { integration, parameters, requestToken, account, nowMs } = attempt;
  if (integration === undefined) return 'unknownIntegration';
  if (isBlockedHere(attempt)) return 'integrationBlocked';
  if (!integration.authorizationFlow) return 'authorizationFlowRequired';
  const consent = requestToken?.consent;
  if (requestToken?.consumerKey !== integration.consumerKey) return 'flowTokenRejected';
  if (!isFlowSignatureRight(attempt, requestToken.secret)) return 'flowInvalidSignature';
  if (!spendFlowNonce(attempt)) return 'flowNonceUsed';
  if (consent === undefined) return 'flowTokenRejected';
  if (consent.verifier !== parameters.get('oauth_verifier')) return 'invalidVerifier';
  const user = account.records.users.get(consent.userId);
  const role = account.records.roles.get(consent.roleId);
  const usable = user !== undefined && role !== undefined && mayActIn(user, role) && mayLogIn(role);
  return usable && !isLocked(user, nowMs) ? undefined : 'flowEntityOrRoleDisabled';
}

function exchange({ account, integration, requestToken, nowMs }: FlowAttempt): Token | undefined {
  const { records, newCredential } = account;
  const user = records.users.get(requestToken?.consent?.userId ?? '');
  const role = records.roles.get(requestToken?.consent?.roleId ?? '');
  if (integration === undefined || requestToken === undefined || user === undefined || role === undefined)
    return undefined;
  records.requestTokens.delete(requestToken.id);
  const target = { integration: installed(account, integration), user, role };
  const called = { name: defaultTokenName(target), createdBy: user.name };
  return addToken({ records, nowMs: () => nowMs, newCredential }, target, called);
}

function installed({ records, newCredential }: Account, application: Integration): Integration {
  const own = findIntegration(records, application.consumerKey);
  if (own !== undefined) return own;
  const integration = addIntegration({ records, newCredential }, application.name, application);
  shareApplication(integration, application);
  if (records.settings.requireApprovalOnAutoInstall) integration.state = 'waitingForApproval';
  return integration;
}
