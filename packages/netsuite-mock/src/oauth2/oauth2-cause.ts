/** How one OAuth 2.0 failure is told. */
export interface Oauth2CauseWords {
  /** The Detail column of the Login Audit Trail. */
  readonly word: string;
  /** `error` of the token endpoint's answer. */
  readonly error: Oauth2Error;
  /** What is wrong, for a person. */
  readonly explanation: string;
}

/** Errors of the token endpoint: 400, and 401 for `invalid_client`. */
type Oauth2Error =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/**
 * Why OAuth 2.0 refuses: at the token endpoint, or an access token at a resource.
 *
 * Source: words https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158324637123.html, errors
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521832417.html; which word goes with which
 * error is an assumption but for these, seen in public code: a wrong key id, client or certificate is `invalid_client`, a
 * mapping or role `invalid_grant`, the unchecked box `unsupported_grant_type`.
 */
export const OAUTH2_CAUSES = {
  oauth2Disabled: cause('FeatureDisabled', 'invalid_request', 'the feature OAuth 2.0 is off'),
  malformedTokenRequest: cause(
    'TokenNotAcceptable',
    'invalid_request',
    'the request needs grant_type, client_assertion_type and client_assertion in a form, each once',
  ),
  otherGrantType: cause(
    'TokenNotAcceptable',
    'unsupported_grant_type',
    'grant_type is not client_credentials',
  ),
  malformedAssertion: cause('TokenNotAcceptable', 'invalid_client', 'the client assertion is no JWT'),
  unsupportedAlgorithm: cause(
    'UnsupportedAlgo',
    'invalid_client',
    'alg is none of PS256, PS384, PS512, ES256, ES384, ES512, or does not fit the certificate',
  ),
  missingKeyId: cause('MissingKeyId', 'invalid_client', 'the assertion has no kid'),
  missingKey: cause('MissingKey', 'invalid_client', 'no valid certificate has this kid'),
  invalidIssuer: cause(
    'InvalidIssuer',
    'invalid_client',
    "iss is not the client id of the certificate's mapping",
  ),
  invalidIntegration: cause('InvalidIntegration', 'invalid_client', 'the integration record does not exist'),
  assertionSignature: cause(
    'SignatureValidation',
    'invalid_client',
    'the assertion is not signed by the key',
  ),
  wrongAudience: cause('TokenNotAcceptable', 'invalid_client', 'aud is not the token endpoint'),
  missingTimes: cause(
    'TokenNotAcceptable',
    'invalid_client',
    'iat and exp must be whole numbers of seconds, and exp the later',
  ),
  issuedInFuture: cause('TokenNotAcceptable', 'invalid_client', 'iat is in the future'),
  assertionTooLong: cause('TokenValidityTooBroad', 'invalid_client', 'exp is more than an hour after iat'),
  assertionExpired: cause('TokenExpired', 'invalid_client', 'exp is past'),
  grantUnchecked: cause(
    'InvalidIntegration',
    'unsupported_grant_type',
    'the integration record has no Client Credentials (Machine to Machine) Grant',
  ),
  oauth2IntegrationBlocked: cause(
    'IntegrationBlocked',
    'unauthorized_client',
    'the integration record is blocked or not yet approved',
  ),
  invalidScope: cause('InvalidScope', 'invalid_scope', 'scope is missing or has a value that does not exist'),
  scopeMismatched: cause(
    'ScopeMismatched',
    'invalid_scope',
    'the scope is not checked on the integration record, or does not cover this resource',
  ),
  entityOrRoleDisabled: cause(
    'EntityOrRoleDisabled',
    'invalid_grant',
    'the user or role is inactive, parted, locked, or may not log in using OAuth 2.0 access tokens',
  ),
  malformedBearer: cause('TokenRejected', 'invalid_request', 'the Authorization header is no Bearer token'),
  accessTokenRejected: cause('TokenRejected', 'invalid_request', 'no such access token was issued'),
  accessTokenSignature: cause('InvalidSignature', 'invalid_request', 'the access token was changed'),
  accessTokenExpired: cause(
    'AccessTokenExpired',
    'invalid_request',
    'the access token is older than 3,600 seconds',
  ),
} as const satisfies Readonly<Record<string, Oauth2CauseWords>>;

/** A key of `OAUTH2_CAUSES`. */
export type Oauth2Cause = keyof typeof OAUTH2_CAUSES;

function cause(word: string, error: Oauth2Error, explanation: string): Oauth2CauseWords {
  return { word, error, explanation };
}
