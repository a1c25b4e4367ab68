import type { AuthorizationHeader } from './authorization-header.js';
import { attemptOf, type LoginSurroundings } from './login-attempt.js';
import { encodePercent } from './percent.js';
import { isSignatureRight, type SigningSecrets } from './signature.js';
import { type LoginVerdict, verifyLogin } from './verify-login.js';

/** The header element `tokenPassport` of a SOAP request; every member is required, which is for the mock to say. */
export interface TokenPassport {
  readonly account?: string;
  readonly consumerKey?: string;
  readonly token?: string;
  readonly nonce?: string;
  readonly timestamp?: string;
  /** Base64, not percent-encoded. */
  readonly signature?: string;
  /** Of the signature element: `HMAC-SHA256`; `HMAC_SHA256` is taken too. */
  readonly algorithm?: string;
}

/**
 * What a SOAP client signs: account, consumer key, token, nonce and timestamp, each percent-encoded, joined by `&`.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4395630653.html
 */
export function tokenPassportBaseString(passport: TokenPassport): string {
  const { account = '', consumerKey = '', token = '', nonce = '', timestamp = '' } = passport;
  return [account, consumerKey, token, nonce, timestamp].map(encodePercent).join('&');
}

/** True when the passport is signed by these secrets. Says nothing of the rest of it. */
export function isTokenPassportSigned(passport: TokenPassport, secrets: SigningSecrets): boolean {
  return isSignatureRight(passport.signature ?? '', tokenPassportBaseString(passport), secrets);
}

/**
 * Judges a passport by the checks of every token-based login, with the audit trail's words for SOAP.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export function judgeTokenPassport(passport: TokenPassport, surroundings: LoginSurroundings): LoginVerdict {
  const { account, algorithm } = passport;
  const parameters = new Map<string, string>();
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') parameters.set(name, value);
  };
  add('oauth_consumer_key', passport.consumerKey);
  add('oauth_token', passport.token);
  add('oauth_nonce', passport.nonce);
  add('oauth_timestamp', passport.timestamp);
  add('oauth_signature_method', algorithm === 'HMAC_SHA256' ? 'HMAC-SHA256' : algorithm);
  add('oauth_signature', passport.signature);
  const header: AuthorizationHeader = { kind: 'oauth', realm: account || undefined, parameters };
  const attempt = attemptOf(header, tokenPassportBaseString(passport), surroundings);
  return verifyLogin(attempt, '/services/NetSuitePort');
}
