import { recordFailedLogin, unlock } from '../account/lock-out.js';
import type { LoginAuditEntry } from '../account/login-audit-trail.js';
import type { LoginOutcome } from './journal.js';
import type { LoginAttempt } from './login-attempt.js';
import { LOGIN_CAUSES } from './login-cause.js';
import { findLoginCause, type LoginCheckId } from './login-checks.js';

/** A judged login, with the line it leaves in the audit trail. */
export interface LoginVerdict {
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
  countFailure(attempt, cause);
  const words = cause === undefined ? undefined : LOGIN_CAUSES[cause];
  const detail = words?.rest ?? '';
  const reason = attempt.header.kind === 'oauth' ? '' : ` (${describeHeader(attempt.header)})`;
  return {
    outcome: {
      ...(cause !== undefined && { cause }),
      detail,
      explanation: words === undefined ? '' : `${words.explanation}${reason}`,
      ...(attempt.baseString !== undefined && { baseString: attempt.baseString }),
      parameters: Object.fromEntries(attempt.parameters),
    },
    audit: {
      at: new Date(attempt.nowMs).toISOString(),
      status: cause === undefined ? 'Success' : 'Failure',
      detail,
      ...(attempt.token && { tokenName: attempt.token.name }),
      ...(attempt.integration && { applicationName: attempt.integration.name }),
      ...(attempt.user && { userName: attempt.user.name }),
      ...(attempt.role && { roleName: attempt.role.name }),
      requestUri,
    },
  };
}

function describeHeader(header: Exclude<LoginAttempt['header'], { kind: 'oauth' }>): string {
  return header.kind === 'rejected' && header.parameter !== undefined
    ? `${header.parameter}: ${header.reason}`
    : header.reason;
}

function countFailure(attempt: LoginAttempt, cause: LoginOutcome['cause']): void {
  if (!attempt.switches.lockOutByBadSignatures || attempt.token === undefined) return;
  const user = attempt.records.users.get(attempt.token.userId);
  if (user === undefined) return;
  if (cause === 'invalidSignature') recordFailedLogin(user, attempt.nowMs);
  else if (cause === undefined) unlock(user);
}
