import type { RouteReply } from '../protocol/message.js';
import type { Visit } from '../protocol/route.js';
import { isCallbackAllowed } from './callback-rule.js';
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
import type { RequestToken } from './request-token.js';

const REQUIRED = [
  'oauth_consumer_key',
  'oauth_nonce',
  'oauth_timestamp',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_callback',
];

/** Request tokens kept: a flow that nobody ends must not fill the memory. */
const MOST_REQUEST_TOKENS = 10_000;

/**
 * Step one: an application obtains an unauthorized request token.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156338994830.html
 */
export function answerRequestToken(visit: Visit): RouteReply {
  const attempt = readFlowAttempt(visit);
  const cause = judge(attempt);
  if (cause !== undefined) return flowRefusal(visit, attempt, cause);
  const token = makeRequestToken(attempt);
  return flowReply(visit, attempt, [
    ['oauth_token', token.id],
    ['oauth_token_secret', token.secret],
    ['oauth_callback_confirmed', 'true'],
    ...(token.roleId === undefined ? [] : [['role', token.roleId] as const]),
  ]);
}

function judge(attempt: FlowAttempt): FlowCause | undefined {
  const signed = judgeSigned(attempt, REQUIRED);
  if (signed !== undefined) return signed;
  const { integration, header, parameters } = attempt;
  if (integration === undefined) return 'unknownIntegration';
  // A blocked record is seen here only where the client names its account.
  if (isBlockedHere(attempt) && header.kind === 'oauth' && header.realm !== undefined)
    return 'integrationBlocked';
  if (!integration.tokenBasedAuthentication || !integration.authorizationFlow)
    return 'authorizationFlowRequired';
  if (!isFlowSignatureRight(attempt, '')) return 'flowInvalidSignature';
  if (!spendFlowNonce(attempt)) return 'flowNonceUsed';
  return isCallbackAllowed(integration.callbackUrl, parameters.get('oauth_callback') ?? '')
    ? undefined
    : 'invalidCallback';
}

function makeRequestToken({ account, parameters, header }: FlowAttempt): RequestToken {
  const { newCredential, records } = account;
  const roleId = parameters.get('role');
  const token: RequestToken = {
    id: newCredential('request token'),
    secret: newCredential('request token secret'),
    consumerKey: parameters.get('oauth_consumer_key') ?? '',
    callbackUrl: parameters.get('oauth_callback') ?? '',
    accountNamed: header.kind === 'oauth' && header.realm !== undefined,
    ...(roleId !== undefined && { roleId }),
    denied: false,
  };
  records.requestTokens.set(token.id, token);
  const [oldest] = records.requestTokens.keys();
  if (records.requestTokens.size > MOST_REQUEST_TOKENS && oldest !== undefined)
    records.requestTokens.delete(oldest);
  return token;
}
