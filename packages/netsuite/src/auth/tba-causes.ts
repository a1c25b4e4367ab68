import {
  ENABLE_FEATURES,
  type LoginCause,
  MANAGE_INTEGRATIONS,
  MANAGE_ROLES,
  MANAGE_USERS,
} from './login-cause.js';

const NEW_TOKEN = 'Setup > Users/Roles > Access Tokens > New Access Token';

/**
 * Why a login by token is refused, likeliest first. On the wire `token_rejected` stands for any of them; another word there,
 * or in the Detail column of the audit trail, is believed.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (words),
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (codes of RESTlets).
 */
export const TBA_CAUSES: readonly LoginCause[] = [
  {
    id: 'token-not-copied',
    text: 'the token was made in production or before the last refresh of this sandbox, and tokens are not copied',
    remedy: `Make a new one in this very account: ${NEW_TOKEN}`,
    field: 'tokenId',
    detail: 'token_rejected',
    onlyInCopies: true,
  },
  {
    id: 'token-rejected',
    text: 'the token was revoked or made inactive, or is of another account or integration record',
    remedy: `Make a new one for this integration record, user and role: ${NEW_TOKEN}`,
    field: 'tokenId',
    detail: 'token_rejected',
    happensLater: true,
  },
  {
    id: 'wrong-secret',
    text: 'the consumer secret or the token secret is wrong',
    remedy: `Enter both again; secrets are shown once, so a lost one means Edit > Reset Credentials under ${MANAGE_INTEGRATIONS}, or a new token`,
    field: 'tokenSecret',
    detail: 'InvalidSignature',
    happensLater: true,
  },
  {
    id: 'unknown-consumer-key',
    text: 'the account has no integration record with this consumer key',
    remedy: `Copy the consumer key of this account's record, or reset its credentials, under ${MANAGE_INTEGRATIONS}`,
    field: 'consumerKey',
    detail: 'consumer_key_unknown',
    happensLater: true,
  },
  {
    id: 'integration-blocked',
    text: 'the integration record is blocked, waits for approval, or has Token-based Authentication unticked',
    remedy: `Open the record under ${MANAGE_INTEGRATIONS}, set its State to Enabled and tick Token-based Authentication`,
    field: 'consumerKey',
    detail: 'consumer_key_refused',
    happensLater: true,
  },
  {
    id: 'user-or-role',
    text: 'the user or the role is inactive, the user no longer holds the role or hides it in View My Roles, or the role may not log in by token',
    remedy: `Check the user under ${MANAGE_USERS}, and give the role Permissions > Setup > Log in using Access Tokens under ${MANAGE_ROLES}`,
    field: 'tokenId',
    detail: 'permission_denied',
    happensLater: true,
  },
  {
    id: 'role-without-rest',
    text: 'the role lacks the permission REST Web Services',
    remedy: `Add Permissions > Setup > REST Web Services (Full) to the role under ${MANAGE_ROLES}`,
    field: 'tokenId',
    detail: 'permission_denied',
    happensLater: true,
    onlyForRest: true,
  },
  {
    id: 'tba-off',
    text: 'Token-based Authentication is switched off',
    remedy: `Switch it on under ${ENABLE_FEATURES} > Manage Authentication`,
    detail: 'FeatureDisabled',
    happensLater: true,
  },
  {
    id: 'rest-off',
    text: 'the feature REST Web Services is switched off',
    remedy: `Switch it on under ${ENABLE_FEATURES} > SuiteTalk (Web Services)`,
    detail: 'FeatureDisabled',
    happensLater: true,
    onlyForRest: true,
  },
  {
    id: 'user-locked',
    text: 'the user is locked for 30 minutes after 5 failed logins',
    remedy: 'Wait 30 minutes, then correct what made the logins fail',
    detail: 'temporary_locked',
    happensLater: true,
  },
  {
    id: 'web-services-only-role',
    text: 'the role is a Web Services Only Role, which RESTlets refuse',
    remedy: `Untick Web Services Only Role under ${MANAGE_ROLES}, or use another role`,
    detail: 'permission_denied',
    onlyForRestlets: true,
    restletCode: 'INVALID_LOGIN_CREDENTIALS',
  },
  {
    id: 'nonce-used',
    text: 'the request reached NetSuite twice',
    remedy: 'Look for a proxy that repeats requests',
    detail: 'NonceUsed',
    happensLater: true,
  },
  {
    id: 'clock',
    text: 'the clock of the machine that runs OnLink is wrong',
    remedy: 'Set it by a time server',
    detail: 'InvalidTimestamp',
    happensLater: true,
    restletCode: 'INVALID_REQUEST',
  },
  {
    id: 'header-changed',
    text: 'the Authorization header did not arrive as it was sent',
    remedy: "Look for a proxy that changes headers; without one, report this to the connector's author",
    detail:
      'MissingTokenPassportRequiredFields, parameter_rejected, nonce_rejected, VersionRejected, UnknownAlgorithm',
    restletCode: 'INVALID_REQUEST',
  },
];
