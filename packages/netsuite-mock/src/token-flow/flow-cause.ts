/** How one failure of the authorization flow is told. */
export interface FlowCauseWords {
  /** The Detail column of the Login Audit Trail. */
  readonly word: string;
  /** What is wrong, for a person. */
  readonly explanation: string;
  /** The error code of the answer: a malformed request is told apart from wrong credentials, as for RESTlets. */
  readonly code: 'INVALID_LOGIN_ATTEMPT' | 'INVALID_REQUEST';
}

/**
 * Why a step of the authorization flow is refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156934879823.html
 */
export const FLOW_CAUSES = {
  flowParameterRejected: request('MissingRequiredParameter', 'the Authorization header is malformed'),
  flowParameterMissing: request('MissingRequiredParameter', 'a required parameter is missing'),
  flowVersionRejected: request('VersionRejected', 'oauth_version is not 1.0'),
  flowUnknownAlgorithm: request('UnknownAlgorithm', 'oauth_signature_method is not HMAC-SHA256'),
  flowInvalidTimestamp: request(
    'InvalidTimestamp',
    'oauth_timestamp is no number of seconds near the server time',
  ),
  flowNonceRejected: request('NonceRejected', 'oauth_nonce is not 6 to 64 characters long'),
  flowRealmMismatch: attempt(
    'TokenRejected',
    'realm is not this account id in upper case with an underscore',
  ),
  flowFeatureDisabled: attempt('FeatureDisabled', 'the feature Token-based Authentication is off'),
  unknownIntegration: attempt('UnknownIntegration', 'no integration record has this consumer key'),
  integrationBlocked: attempt('IntegrationBlocked', 'the integration record is blocked or not yet approved'),
  authorizationFlowRequired: request(
    'AuthorizationFlowRequired',
    'the integration record has no TBA: Authorization Flow',
  ),
  flowTokenRejected: attempt(
    'TokenRejected',
    'the request token is unknown, used, denied or not yet authorized',
  ),
  flowInvalidSignature: attempt(
    'InvalidSignature',
    'the signature is wrong: compare base strings and secrets',
  ),
  flowNonceUsed: attempt('NonceUsed', 'this nonce and timestamp were already used'),
  invalidCallback: request('InvalidCallback', "oauth_callback is not the integration record's Callback URL"),
  invalidVerifier: attempt('InvalidVerifier', 'oauth_verifier is not the one that the consent gave'),
  flowEntityOrRoleDisabled: attempt(
    'EntityOrRoleDisabled',
    'the user or role is inactive, parted, locked, or may not log in with tokens',
  ),
} as const satisfies Readonly<Record<string, FlowCauseWords>>;

/** A key of `FLOW_CAUSES`. */
export type FlowCause = keyof typeof FLOW_CAUSES;

/** The audit trail's word; that of a wrong callback names it. */
export function flowCauseWord(cause: FlowCause, callbackUrl = ''): string {
  const { word } = FLOW_CAUSES[cause];
  return cause === 'invalidCallback' ? `${word} <<--${callbackUrl}-->>` : word;
}

function attempt(word: string, explanation: string): FlowCauseWords {
  return { word, explanation, code: 'INVALID_LOGIN_ATTEMPT' };
}

function request(word: string, explanation: string): FlowCauseWords {
  return { word, explanation, code: 'INVALID_REQUEST' };
}
