import type { AccountRecords } from '../account/account-records.js';
import {
  type Integration,
  OAUTH2_SCOPES,
  type Oauth2Scope,
  type Role,
  type User,
} from '../account/identity.js';
import { isLocked } from '../account/lock-out.js';
import { holdsLevel } from '../account/permission-level.js';
import { mayActIn } from '../account/token-login.js';
import { assertionAlgorithm, isAssertionSigned } from './assertion-signature.js';
import type { JsonObject, Jwt } from './jwt.js';
import type { Oauth2Cause } from './oauth2-cause.js';
import type { Certificate } from './oauth2-records.js';

/** A client assertion with what it points at. */
export interface Assertion {
  readonly jwt: Jwt;
  readonly records: AccountRecords;
  readonly nowMs: number;
  /** Every address that the token endpoint is known by. */
  readonly audiences: readonly string[];
  readonly certificate: Certificate | undefined;
  readonly integration: Integration | undefined;
  readonly user: User | undefined;
  readonly role: Role | undefined;
  readonly scopes: readonly string[];
}

/** Longest life of an assertion, in seconds. The help says less than an hour, its sample has an hour. */
const LONGEST_LIFE_S = 3_600;

/** Seconds that a client's clock may be ahead; no source gives it. */
const LEEWAY_S = 300;

/** Follows the assertion's kid to its mapping. */
export function gatherAssertion(
  jwt: Jwt,
  surroundings: Pick<Assertion, 'records' | 'nowMs' | 'audiences'>,
): Assertion {
  const { records } = surroundings;
  const { kid } = jwt.header;
  const certificate = typeof kid === 'string' ? records.certificates.get(kid) : undefined;
  return {
    jwt,
    ...surroundings,
    certificate,
    integration: certificate && records.integrations.get(certificate.integrationId),
    user: certificate && records.users.get(certificate.userId),
    role: certificate && records.roles.get(certificate.roleId),
    scopes: scopesOf(jwt.payload),
  };
}

type Check = (assertion: Assertion) => Oauth2Cause | false | undefined;

/** In the order in which they run, which is an assumption. */
const CHECKS: readonly Check[] = [
  ({ jwt }) => assertionAlgorithm(jwt.header['alg']) === undefined && 'unsupportedAlgorithm',
  ({ jwt }) => !isText(jwt.header['kid']) && 'missingKeyId',
  ({ certificate, nowMs }) => !isUsable(certificate, nowMs) && 'missingKey',
  ({ jwt, certificate }) =>
    assertionAlgorithm(jwt.header['alg'])?.keyKind !== certificate?.keyKind && 'unsupportedAlgorithm',
  ({ integration }) => integration === undefined && 'invalidIntegration',
  ({ jwt, integration }) => jwt.payload['iss'] !== integration?.consumerKey && 'invalidIssuer',
  ({ jwt, certificate }) => {
    const algorithm = assertionAlgorithm(jwt.header['alg']);
    const signed = algorithm && certificate && isAssertionSigned(jwt, algorithm, certificate);
    return !signed && 'assertionSignature';
  },
  ({ jwt, audiences }) =>
    !listOf(jwt.payload['aud']).some((aud) => audiences.includes(aud)) && 'wrongAudience',
  checkTimes,
  ({ integration }) => integration?.state !== 'enabled' && 'oauth2IntegrationBlocked',
  ({ integration }) => integration?.clientCredentials !== true && 'grantUnchecked',
  ({ scopes }) => (scopes.length === 0 || !scopes.every(isScope)) && 'invalidScope',
  ({ scopes, integration }) =>
    !scopes.every((scope) => integration?.scopes.includes(scope as Oauth2Scope)) && 'scopeMismatched',
  ({ user, role, nowMs }) => !mayLogInByOauth2(user, role, nowMs) && 'entityOrRoleDisabled',
];

/** The first thing wrong with the assertion. */
export function judgeAssertion(assertion: Assertion): Oauth2Cause | undefined {
  for (const check of CHECKS) {
    const cause = check(assertion);
    if (cause !== false && cause !== undefined) return cause;
  }
  return undefined;
}

/** True when user and role may act, are not locked, and the role may log in by OAuth 2.0. */
export function mayLogInByOauth2(user: User | undefined, role: Role | undefined, nowMs: number): boolean {
  return (
    user !== undefined &&
    mayActIn(user, role) &&
    !isLocked(user, nowMs) &&
    holdsLevel(role, 'Log in using OAuth 2.0 Access Tokens')
  );
}

function checkTimes({ jwt, nowMs }: Assertion): Oauth2Cause | undefined {
  const { iat, exp } = jwt.payload;
  if (!Number.isInteger(iat) || !Number.isInteger(exp)) return 'missingTimes';
  const [issuedS, expiresS, nowS] = [Number(iat), Number(exp), nowMs / 1_000];
  if (expiresS <= issuedS) return 'missingTimes';
  if (expiresS <= nowS) return 'assertionExpired';
  if (issuedS > nowS + LEEWAY_S) return 'issuedInFuture';
  return expiresS - issuedS > LONGEST_LIFE_S ? 'assertionTooLong' : undefined;
}

function isUsable(certificate: Certificate | undefined, nowMs: number): boolean {
  return (
    certificate !== undefined &&
    !certificate.revoked &&
    certificate.validFromMs <= nowMs &&
    nowMs < certificate.validUntilMs
  );
}

/** The scope claim: a list as in the help's sample, or text parted by commas or blanks. */
function scopesOf({ scope }: JsonObject): readonly string[] {
  const texts = listOf(scope).flatMap((text) => text.split(/[\s,]+/));
  return [...new Set(texts.filter((text) => text !== ''))];
}

function listOf(claim: unknown): readonly string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((item) => typeof item === 'string');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isScope(text: string): boolean {
  return (OAUTH2_SCOPES as readonly string[]).includes(text);
}
