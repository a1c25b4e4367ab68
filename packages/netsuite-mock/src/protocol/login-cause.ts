/** Words that the Detail column of the Login Audit Trail shows for one cause. */
export interface LoginCauseWords {
  /** SOAP and REST column; where Oracle's table has none, the RESTlet word, which is an assumption. */
  readonly rest: string;
  /** RESTlet column. */
  readonly restlet: string;
  /** What is wrong, for a person. */
  readonly explanation: string;
}

/**
 * Why a token-based login is refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html; `realmMismatch`,
 * `integrationWithoutTba` and `malformedTimestamp` have no line of their own there and take the nearest word.
 */
export const LOGIN_CAUSES = {
  missingParameter: both(
    'MissingTokenPassportRequiredFields',
    'a required parameter or the header itself is missing',
  ),
  parameterRejected: both('parameter_rejected', 'a parameter is duplicated, malformed or empty'),
  versionRejected: both('VersionRejected', 'oauth_version is not 1.0'),
  unknownAlgorithm: both('UnknownAlgorithm', 'oauth_signature_method is not HMAC-SHA256'),
  malformedTimestamp: both('InvalidTimestamp', 'oauth_timestamp is not a positive whole number of seconds'),
  invalidTimestamp: both(
    'InvalidTimestamp',
    'oauth_timestamp is more than 5 minutes away from the server time',
  ),
  nonceRejected: both('nonce_rejected', 'oauth_nonce is not 6 to 64 characters long'),
  realmMismatch: both('token_rejected', 'realm is not this account id in upper case with an underscore'),
  featureDisabled: both('FeatureDisabled', 'the feature Token-based Authentication is off'),
  consumerKeyUnknown: both('consumer_key_unknown', 'no integration record has this consumer key'),
  consumerKeyRefused: both('consumer_key_refused', 'the integration record is blocked or not yet approved'),
  integrationWithoutTba: both(
    'consumer_key_refused',
    'the integration record has no Token-based Authentication',
  ),
  tokenRejected: both('token_rejected', 'the token is unknown, inactive, revoked or of another integration'),
  invalidSignature: both(
    'InvalidSignature',
    'the signature is wrong: compare the base strings and the secrets',
  ),
  nonceUsed: {
    rest: 'NonceUsed',
    restlet: 'nonce_used',
    explanation: 'this nonce and timestamp were already used by this user',
  },
  temporaryLocked: both('temporary_locked', 'the user is locked for 30 minutes after 5 failed logins'),
  permissionDenied: both(
    'permission_denied',
    'the user or role is inactive, parted, or may not log in with tokens',
  ),
  restPermissionDenied: both('permission_denied', 'the role lacks REST Web Services'),
  restFeatureDisabled: both('FeatureDisabled', 'the feature REST Web Services is off'),
} as const satisfies Readonly<Record<string, LoginCauseWords>>;

/** A key of `LOGIN_CAUSES`. */
export type LoginCause = keyof typeof LOGIN_CAUSES;

function both(word: string, explanation: string): LoginCauseWords {
  return { rest: word, restlet: word, explanation };
}
