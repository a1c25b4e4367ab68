import type { Account } from '../account/account.js';
import { findIntegration } from '../account/account-records.js';
import type { Integration, Mutable } from '../account/identity.js';
import { type AuthorizationHeader, parseAuthorizationHeader } from '../protocol/authorization-header.js';
import { requestBaseString } from '../protocol/login-attempt.js';
import { isNonceLong, timestampCause } from '../protocol/login-checks.js';
import { headerValue } from '../protocol/message.js';
import { ParameterList, type ProtocolParameters } from '../protocol/protocol-parameters.js';
import type { Visit } from '../protocol/route.js';
import { isSignatureRight } from '../protocol/signature.js';
import type { FlowCause } from './flow-cause.js';
import type { RequestToken } from './request-token.js';

/** A signed step of the authorization flow with what it points at. */
export interface FlowAttempt {
  readonly account: Account;
  readonly nowMs: number;
  readonly header: AuthorizationHeader;
  readonly parameters: ProtocolParameters;
  /** This account's record, or the one of another account that would be installed here. */
  readonly integration: Integration | undefined;
  readonly requestToken: Mutable<RequestToken> | undefined;
  readonly baseString: string | undefined;
}

const NONE: ProtocolParameters = new ParameterList();

/** Gathers an attempt from a request. */
export function readFlowAttempt({ request, url, account, nowMs }: Visit): FlowAttempt {
  const header = parseAuthorizationHeader(headerValue(request, 'authorization'));
  const parameters = header.kind === 'oauth' ? header.parameters : NONE;
  return {
    account,
    nowMs,
    header,
    parameters,
    integration: findApplication(account, parameters.get('oauth_consumer_key') ?? ''),
    requestToken: account.records.requestTokens.get(parameters.get('oauth_token') ?? ''),
    baseString: header.kind === 'oauth' ? requestBaseString(request, url, parameters) : undefined,
  };
}

/** The record of a consumer key: this account's, else the one in the account that owns the application. */
export function findApplication(account: Account, consumerKey: string): Integration | undefined {
  const own = findIntegration(account.records, consumerKey);
  if (own !== undefined) return own;
  for (const { records } of account.everyAccount()) {
    const elsewhere = findIntegration(records, consumerKey);
    if (elsewhere !== undefined && !elsewhere.installed) return elsewhere;
  }
  return undefined;
}

/**
 * Whether this account has the record and does not let it in. State is each account's own, so that of another account's
 * record says nothing here; until it is approved all of its requests are refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156537025868.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html
 */
export function isBlockedHere({ account, integration }: FlowAttempt): boolean {
  const own = integration && account.records.integrations.get(integration.id);
  return own !== undefined && own === integration && own.state !== 'enabled';
}

/** What every signed step is asked before what is its own. */
export function judgeSigned(attempt: FlowAttempt, required: readonly string[]): FlowCause | undefined {
  const { header, parameters, account, nowMs } = attempt;
  const { records } = account;
  if (header.kind === 'rejected') return 'flowParameterRejected';
  if (header.kind === 'absent' || !required.every((name) => parameters.has(name)))
    return 'flowParameterMissing';
  if ((parameters.get('oauth_version') ?? '1.0') !== '1.0') return 'flowVersionRejected';
  if (parameters.get('oauth_signature_method') !== 'HMAC-SHA256') return 'flowUnknownAlgorithm';
  if (timestampCause(parameters, nowMs) !== undefined) return 'flowInvalidTimestamp';
  if (!isNonceLong(parameters)) return 'flowNonceRejected';
  if (header.realm !== undefined && header.realm !== records.accountId) return 'flowRealmMismatch';
  if (!records.features.has('Token-based Authentication')) return 'flowFeatureDisabled';
  return undefined;
}

/** Judges the signature; before the third step there is no token secret. */
export function isFlowSignatureRight(attempt: FlowAttempt, tokenSecret: string): boolean {
  const { parameters, baseString = '', integration } = attempt;
  const secrets = { consumerSecret: integration?.consumerSecret ?? '', tokenSecret };
  return isSignatureRight(parameters.get('oauth_signature') ?? '', baseString, secrets);
}

/** Spends nonce and timestamp; false when the application had used them already. */
export function spendFlowNonce({ account, parameters }: FlowAttempt): boolean {
  const [timestamp = '', nonce = ''] = [parameters.get('oauth_timestamp'), parameters.get('oauth_nonce')];
  const client = `application ${parameters.get('oauth_consumer_key') ?? ''}`;
  return account.nonces.spend(client, Number(timestamp), nonce);
}
