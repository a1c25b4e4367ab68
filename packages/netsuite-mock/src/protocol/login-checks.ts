import { isLocked } from '../account/lock-out.js';
import { holdsLevel } from '../account/permission-level.js';
import { mayActIn, mayLogIn } from '../account/token-login.js';
import type { LoginAttempt } from './login-attempt.js';
import type { LoginCause } from './login-cause.js';
import type { ProtocolParameters } from './protocol-parameters.js';
import { isSignatureRight } from './signature.js';

/** Seconds that a timestamp may differ from the server's: 300. Source: see `LOGIN_CHECKS`. */
export const TIMESTAMP_WINDOW_S = 300;

/** One check: the cause of a refusal, or nothing. */
type LoginCheck = (attempt: LoginAttempt) => LoginCause | undefined;

const REQUIRED_PARAMETERS = [
  'oauth_consumer_key',
  'oauth_token',
  'oauth_nonce',
  'oauth_timestamp',
  'oauth_signature_method',
  'oauth_signature',
] as const;

const POSITIVE_INTEGER = /^[1-9][0-9]{0,14}$/;

/** What is wrong with a timestamp, if anything. */
export function timestampCause(
  parameters: ProtocolParameters,
  nowMs: number,
): 'malformedTimestamp' | 'invalidTimestamp' | undefined {
  const text = parameters.get('oauth_timestamp') ?? '';
  if (!POSITIVE_INTEGER.test(text)) return 'malformedTimestamp';
  const differenceS = Math.abs(Number(text) - Math.floor(nowMs / 1000));
  return differenceS <= TIMESTAMP_WINDOW_S ? undefined : 'invalidTimestamp';
}

/** True for a nonce of 6 to 64 characters. */
export function isNonceLong(parameters: ProtocolParameters): boolean {
  const length = parameters.get('oauth_nonce')?.length ?? 0;
  return length >= 6 && length <= 64;
}

const checks = {
  syntax({ header, parameters }) {
    if (header.kind === 'rejected') return 'parameterRejected';
    if (header.kind === 'absent' || header.realm === undefined) return 'missingParameter';
    return REQUIRED_PARAMETERS.every((name) => parameters.has(name)) ? undefined : 'missingParameter';
  },
  version({ parameters }) {
    return (parameters.get('oauth_version') ?? '1.0') === '1.0' ? undefined : 'versionRejected';
  },
  algorithm({ parameters }) {
    return parameters.get('oauth_signature_method') === 'HMAC-SHA256' ? undefined : 'unknownAlgorithm';
  },
  timestamp({ parameters, nowMs }) {
    return timestampCause(parameters, nowMs);
  },
  nonceLength({ parameters }) {
    return isNonceLong(parameters) ? undefined : 'nonceRejected';
  },
  realm({ header, records }) {
    return header.kind === 'oauth' && header.realm === records.accountId ? undefined : 'realmMismatch';
  },
  feature({ records }) {
    return records.features.has('Token-based Authentication') ? undefined : 'featureDisabled';
  },
  consumerKey({ integration }) {
    return integration === undefined ? 'consumerKeyUnknown' : undefined;
  },
  integrationState({ integration }) {
    if (integration === undefined) return undefined;
    if (integration.state !== 'enabled') return 'consumerKeyRefused';
    return integration.tokenBasedAuthentication ? undefined : 'integrationWithoutTba';
  },
  token({ token, integration }) {
    const usable =
      token !== undefined && !token.inactive && !token.revoked && token.integrationId === integration?.id;
    return usable ? undefined : 'tokenRejected';
  },
  signature({ parameters, baseString, integration, token }) {
    const secrets = { consumerSecret: integration?.consumerSecret ?? '', tokenSecret: token?.secret ?? '' };
    const signature = parameters.get('oauth_signature') ?? '';
    return isSignatureRight(signature, baseString ?? '', secrets) ? undefined : 'invalidSignature';
  },
  nonceUnused({ parameters, nonces, token }) {
    if (token === undefined) return undefined;
    const timestampS = Number(parameters.get('oauth_timestamp'));
    return nonces.spend(token.userId, timestampS, parameters.get('oauth_nonce') ?? '')
      ? undefined
      : 'nonceUsed';
  },
  lockOut({ user, nowMs }) {
    return user !== undefined && isLocked(user, nowMs) ? 'temporaryLocked' : undefined;
  },
  loginPermission({ user, role }) {
    if (user !== undefined && role !== undefined && user.hiddenRoleIds.has(role.id)) return 'roleHidden';
    return role !== undefined && mayActIn(user, role) && mayLogIn(role) ? undefined : 'permissionDenied';
  },
  restFeature({ records, switches, surface }) {
    if (surface !== 'rest' || switches.missingRestPermission === 'forbidden') return undefined;
    return records.features.has('REST Web Services') ? undefined : 'restFeatureDisabled';
  },
  restPermission({ role, switches, surface }) {
    if (surface !== 'rest' || switches.missingRestPermission === 'forbidden' || role === undefined)
      return undefined;
    return holdsLevel(role, 'REST Web Services') ? undefined : 'restPermissionDenied';
  },
  webServicesOnly({ role, surface }) {
    return surface === 'restlet' && role?.webServicesOnly === true ? 'webServicesOnlyRole' : undefined;
  },
} satisfies Record<string, LoginCheck>;

/** The name of one login check. */
export type LoginCheckId = keyof typeof checks;

/**
 * The order in which a login is checked. No source gives it: the constraints known are that a malformed header is told
 * apart from bad credentials, and that a nonce counts as used by a user, so the token is found first.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export const LOGIN_CHECK_ORDER: readonly LoginCheckId[] = [
  'syntax',
  'version',
  'algorithm',
  'timestamp',
  'nonceLength',
  'realm',
  'feature',
  'consumerKey',
  'integrationState',
  'token',
  'signature',
  'nonceUnused',
  'lockOut',
  'loginPermission',
  'restFeature',
  'restPermission',
  'webServicesOnly',
];

/** Runs the checks in the order given and gives the first cause found. */
export function findLoginCause(
  attempt: LoginAttempt,
  order: readonly LoginCheckId[] = LOGIN_CHECK_ORDER,
): LoginCause | undefined {
  for (const id of order) {
    const cause = (checks[id] as LoginCheck)(attempt);
    if (cause !== undefined) return cause;
  }
  return undefined;
}
