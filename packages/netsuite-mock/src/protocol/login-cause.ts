/** Words that the Detail column of the Login Audit Trail shows for one cause, and how a RESTlet answers. */
export interface LoginCauseWords {
  /** SOAP and REST column; where Oracle's table has none, the RESTlet word, which is an assumption. */
  readonly rest: string;
  /** RESTlet column. */
  readonly restlet: string;
  /** What is wrong, for a person. */
  readonly explanation: string;
  /** The error code of a RESTlet's answer. */
  readonly restletCode: 'INVALID_LOGIN_ATTEMPT' | 'INVALID_REQUEST' | 'INVALID_LOGIN_CREDENTIALS';
}

/**
 * Why a token-based login is refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html; `realmMismatch`,
 * `integrationWithoutTba` and `malformedTimestamp` have no line of their own there and take the nearest word. Codes of
 * RESTlets: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export const LOGIN_CAUSES = {
  missingParameter: request(
    'MissingTokenPassportRequiredFields',
    'a required parameter or the header itself is missing',
  ),
  parameterRejected: request('parameter_rejected', 'a parameter is duplicated, malformed or empty'),
  versionRejected: request('VersionRejected', 'oauth_version is not 1.0'),
  unknownAlgorithm: request('UnknownAlgorithm', 'oauth_signature_method is not HMAC-SHA256'),
  malformedTimestamp: request(
    'InvalidTimestamp',
    'oauth_timestamp is not a positive whole number of seconds',
  ),
  invalidTimestamp: request(
    'InvalidTimestamp',
    'oauth_timestamp is more than 5 minutes away from the server time',
  ),
  nonceRejected: attempt('nonce_rejected', 'oauth_nonce is not 6 to 64 characters long'),
  realmMismatch: attempt('token_rejected', 'realm is not this account id in upper case with an underscore'),
  featureDisabled: attempt('FeatureDisabled', 'the feature Token-based Authentication is off'),
  consumerKeyUnknown: attempt('consumer_key_unknown', 'no integration record has this consumer key'),
  consumerKeyRefused: attempt(
    'consumer_key_refused',
    'the integration record is blocked or not yet approved',
  ),
  integrationWithoutTba: attempt(
    'consumer_key_refused',
    'the integration record has no Token-based Authentication',
  ),
  tokenRejected: attempt(
    'token_rejected',
    'the token is unknown, inactive, revoked or of another integration',
  ),
  invalidSignature: attempt(
    'InvalidSignature',
    'the signature is wrong: compare the base strings and the secrets',
  ),
  nonceUsed: {
    ...attempt('NonceUsed', 'this nonce and timestamp were already used by this user'),
    restlet: 'nonce_used',
  },
  temporaryLocked: attempt('temporary_locked', 'the user is locked for 30 minutes after 5 failed logins'),
  permissionDenied: attempt(
    'permission_denied',
    'the user or role is inactive, parted, or may not log in with tokens',
  ),
  roleHidden: attempt('permission_denied', 'the user hides this role in View My Roles'),
  restPermissionDenied: attempt('permission_denied', 'the role lacks REST Web Services'),
  restFeatureDisabled: attempt('FeatureDisabled', 'the feature REST Web Services is off'),
  webServicesOnlyRole: {
    ...attempt('permission_denied', 'the role is for web services only, which RESTlets refuse'),
    restletCode: 'INVALID_LOGIN_CREDENTIALS',
  },
} as const satisfies Readonly<Record<string, LoginCauseWords>>;

/** A key of `LOGIN_CAUSES`. */
export type LoginCause = keyof typeof LOGIN_CAUSES;

/** The word of the audit trail: RESTlets have a column of their own. */
export function loginCauseWord(cause: LoginCause, surface: 'rest' | 'restlet' | 'soap'): string {
  return surface === 'restlet' ? LOGIN_CAUSES[cause].restlet : LOGIN_CAUSES[cause].rest;
}

function attempt(word: string, explanation: string): LoginCauseWords {
  return { rest: word, restlet: word, explanation, restletCode: 'INVALID_LOGIN_ATTEMPT' };
}

function request(word: string, explanation: string): LoginCauseWords {
  return { rest: word, restlet: word, explanation, restletCode: 'INVALID_REQUEST' };
}
