import { recordFailedLogin, unlock } from '../account/lock-out.js';
import type { LoginAuditEntry } from '../account/login-audit-trail.js';
import { auditLine } from './audit-line.js';
import type { LoginAttempt } from './login-attempt.js';
import { LOGIN_CAUSES, type LoginCause, loginCauseWord } from './login-cause.js';
import { findLoginCause, type LoginCheckId } from './login-checks.js';
import type { LoginOutcome } from './login-outcome.js';
import { signBaseString } from './signature.js';

/** A judged login, with the line it leaves in the audit trail. */
export interface LoginVerdict {
  /** Absent when the login succeeded. */
  readonly cause: LoginCause | undefined;
  readonly outcome: LoginOutcome;
  readonly audit: LoginAuditEntry;
}

/** Judges one attempt. Spends its nonce, and counts a wrong signature against the user where that switch is on. */
export function verifyLogin(
  attempt: LoginAttempt,
  requestUri: string,
  order?: readonly LoginCheckId[],
): LoginVerdict {
  const cause = findLoginCause(attempt, order);
  if (attempt.switches.lockOutByBadSignatures) countFailure(attempt, cause);
  const { nowMs, token, integration, user, role } = attempt;
  const detail = cause === undefined ? '' : loginCauseWord(cause, attempt.surface);
  return {
    cause,
    outcome: outcomeOf(attempt, cause, detail),
    audit: auditLine({ nowMs, detail, token, integration, user, role, requestUri }),
  };
}

function outcomeOf(attempt: LoginAttempt, cause: LoginCause | undefined, detail: string): LoginOutcome {
  const { header, baseString, parameters, integration, token } = attempt;
  // As they are now: a reset changes them later.
  const consumerSecret = integration?.consumerSecret;
  const tokenSecret = token?.secret;
  const reason = header.kind === 'oauth' ? '' : ` (${describeHeader(header)})`;
  return {
    ...(cause !== undefined && { cause }),
    detail,
    explanation: cause === undefined ? '' : `${LOGIN_CAUSES[cause].explanation}${reason}`,
    ...(baseString !== undefined && { baseString }),
    // Spelled out when read: every request leaves an outcome.
    get signature() {
      return baseString === undefined || consumerSecret === undefined || tokenSecret === undefined
        ? undefined
        : signBaseString(baseString, { consumerSecret, tokenSecret });
    },
    get parameters() {
      return Object.fromEntries(parameters);
    },
  };
}

function describeHeader(header: Exclude<LoginAttempt['header'], { kind: 'oauth' }>): string {
  return header.kind === 'rejected' && header.parameter !== undefined
    ? `${header.parameter}: ${header.reason}`
    : header.reason;
}

function countFailure(attempt: LoginAttempt, cause: LoginCause | undefined): void {
  if (attempt.token === undefined) return;
  const user = attempt.records.users.get(attempt.token.userId);
  if (user === undefined) return;
  if (cause === 'invalidSignature') recordFailedLogin(user, attempt.nowMs);
  else if (cause === undefined) unlock(user);
}
