import { isCopyAccount } from '../account/account-id.js';
import type { Service } from '../account/service.js';
import type { LoginCause } from './login-cause.js';

/** What is known of a refused login. */
export interface LoginEvidence {
  readonly realm: string;
  /** Which service refused; `token` is the token endpoint of OAuth 2.0. */
  readonly refusedBy: Service | 'token';
  /** The word in the refusal; `token_rejected` and `invalid_token` stand for anything. */
  readonly word: string;
  /** The connection has signed in before with what it holds. */
  readonly hasWorked: boolean;
  /**
   * What RESTlets said to the same login: their code, or `accepted`. Absent where they were not asked.
   * Source of the codes: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
   */
  readonly restlets?: string;
}

/** Keeps the causes that fit what is known; where none does, that piece of knowledge is left aside. */
type Sieve = (cause: LoginCause, evidence: LoginEvidence) => boolean;

const SIEVES: readonly Sieve[] = [
  ({ onlyInCopies }, { realm }) => onlyInCopies !== true || isCopyAccount(realm),
  ({ onlyForRest }, { refusedBy }) => onlyForRest !== true || refusedBy === 'suitetalk',
  ({ onlyForRestlets }, { refusedBy }) => onlyForRestlets !== true || refusedBy === 'restlets',
  ({ tokenError }, { refusedBy, word }) => refusedBy !== 'token' || tokenError === word,
  // An access token that a service refuses has just been issued: what its endpoint looks at is right.
  ({ tokenError }, { refusedBy }) => refusedBy === 'token' || tokenError === undefined,
  ({ detail }, { refusedBy, word }) => refusedBy === 'token' || isVague(word) || says(detail, word),
  ({ onlyForRest, restletCode = 'INVALID_LOGIN_ATTEMPT' }, { restlets }) =>
    restlets === undefined || (restlets === 'accepted' ? onlyForRest === true : restletCode === restlets),
  ({ happensLater }, { hasWorked }) => !hasWorked || happensLater === true,
];

/** The causes that fit what is known, likeliest first. There is always one. */
export function rankCauses(causes: readonly LoginCause[], evidence: LoginEvidence): readonly LoginCause[] {
  return SIEVES.reduce((left, sieve) => {
    const kept = left.filter((cause) => sieve(cause, evidence));
    return kept.length === 0 ? left : kept;
  }, causes);
}

/** Whether the word alone tells a cause. */
export function isTelling(causes: readonly LoginCause[], word: string): boolean {
  return !isVague(word) && causes.some(({ detail }) => says(detail, word));
}

function isVague(word: string): boolean {
  return word === '' || word === 'token_rejected' || word === 'invalid_token' || word === 'invalid_request';
}

function says(detail: string, word: string): boolean {
  const folded = fold(word);
  return detail.split(', ').some((known) => fold(known) === folded);
}

/** Oracle's two columns spell one word in two ways: `nonce_used`, `NonceUsed`. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll('_', '');
}
