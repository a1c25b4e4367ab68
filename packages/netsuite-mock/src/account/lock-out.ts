import type { Mutable, User } from './identity.js';

/** Failed logins in a row after which a user is locked. Source: see `LOCK_OUT_MS`. */
const LOCK_OUT_AFTER_FAILURES = 5;

/**
 * How long a lock lasts, in milliseconds: 30 minutes.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (temporary_locked)
 */
const LOCK_OUT_MS = 30 * 60_000;

/** Counts one failed login; the fifth in a row locks the user and starts the count anew. */
export function recordFailedLogin(user: Mutable<User>, nowMs: number): void {
  user.failedLogins += 1;
  if (user.failedLogins < LOCK_OUT_AFTER_FAILURES) return;
  user.failedLogins = 0;
  user.lockedUntilMs = nowMs + LOCK_OUT_MS;
}

/** Forgets failures and ends a lock. */
export function unlock(user: Mutable<User>): void {
  user.failedLogins = 0;
  user.lockedUntilMs = 0;
}

/** True while the lock lasts. */
export function isLocked(user: User, nowMs: number): boolean {
  return user.lockedUntilMs > nowMs;
}
