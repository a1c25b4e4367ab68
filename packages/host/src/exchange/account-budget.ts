import { type BudgetObservation, createFault } from '@onlink/core';

/** The allowance of one remote account in this process: how many requests may be under way at once. */
export interface AccountBudget {
  /** Requests that may be under way at once, as far as is known. */
  readonly allowed: number;
  /**
   * Waits for a place. Rejects with the signal's reason when it aborts first.
   *
   * @param deadlineAt epoch milliseconds; a pause of the account that lasts longer is a fault at once, not a wait
   */
  take(signal: AbortSignal, deadlineAt?: number): Promise<void>;
  release(): void;
  learn(observation: BudgetObservation): void;
}

/** Time, for the pauses that a remote account asks for. */
export interface BudgetTimer {
  now(): number;
  /** Runs `then` after so many milliseconds, unless what it returns is called before. */
  after(durationMs: number, then: () => void): () => void;
}

/** Requests under way at once while nothing is known: NetSuite's smallest account has 5, and others use it too. */
const DEFAULT_CONCURRENT = 4;

/** After a refusal one more request is let through each time this long has passed without another. */
const GROW_AFTER_MS = 30_000;

const SYSTEM_TIMER: BudgetTimer = {
  now: () => Date.now(),
  after: (durationMs, then) => {
    const timeout = setTimeout(then, durationMs);
    return () => clearTimeout(timeout);
  },
};

/**
 * Makes an allowance, first come first served. Connections with one account key share one.
 *
 * A refusal for the sake of the limit (`remaining: 0`) holds everything back until its `resetAt`, and lets through only as many
 * as were under way beside the refused one from then on, which grows again bit by bit. Several refusals of one burst count
 * once.
 */
export function createAccountBudget(
  concurrent = DEFAULT_CONCURRENT,
  timer: BudgetTimer = SYSTEM_TIMER,
): AccountBudget {
  let limit = concurrent;
  let underWay = 0;
  let refusal: { readonly at: number; readonly left: number } | undefined;
  let pausedUntil = 0;
  let stopTimer: (() => void) | undefined;
  const waiting: (() => void)[] = [];

  const allowed = (): number => {
    if (refusal === undefined) return limit;
    const grown = Math.floor((timer.now() - refusal.at) / GROW_AFTER_MS);
    if (refusal.left + grown >= limit) refusal = undefined;
    return Math.min(limit, (refusal?.left ?? limit) + grown);
  };
  const admit = (): void => {
    while (pausedUntil <= timer.now() && underWay < allowed()) {
      const next = waiting.shift();
      if (next === undefined) break;
      underWay += 1;
      next();
    }
    mindPause();
  };
  // The timer runs only while somebody waits: it keeps the process alive for them, and for nobody else.
  const mindPause = (): void => {
    if (waiting.length === 0) {
      stopTimer?.();
      stopTimer = undefined;
    } else if (stopTimer === undefined && pausedUntil > timer.now()) {
      stopTimer = timer.after(pausedUntil - timer.now(), () => {
        stopTimer = undefined;
        admit();
      });
    }
  };
  return {
    get allowed() {
      return allowed();
    },
    take(signal, deadlineAt = Number.POSITIVE_INFINITY) {
      signal.throwIfAborted();
      if (pausedUntil > deadlineAt) throw pausedTooLong(pausedUntil - timer.now());
      return new Promise((resolve, reject) => {
        const abandon = (): void => {
          waiting.splice(waiting.indexOf(enter), 1);
          mindPause();
          reject(signal.reason);
        };
        const enter = (): void => {
          signal.removeEventListener('abort', abandon);
          resolve();
        };
        signal.addEventListener('abort', abandon, { once: true });
        waiting.push(enter);
        admit();
      });
    },
    release() {
      underWay -= 1;
      admit();
    },
    learn({ concurrent: seen, remaining, resetAt }) {
      if (seen !== undefined) limit = Math.max(1, Math.floor(seen));
      if (remaining !== undefined && remaining <= 0) {
        // The refused request has left already; while a pause lasts, others of the same burst come back refused.
        if (pausedUntil <= timer.now())
          refusal = { at: timer.now(), left: Math.max(1, Math.min(underWay, limit)) };
        pausedUntil = Math.max(pausedUntil, resetAt ?? 0);
      }
      admit();
    },
  };
}

function pausedTooLong(afterMs: number): Error {
  return createFault({
    blame: 'limit',
    scope: 'connection',
    retry: { afterMs },
    effect: 'none',
    code: 'host/account-at-limit',
    message: `Failed to send a request: the remote account is at its limit for another ${Math.ceil(afterMs / 1_000)} s, which is longer than the call may take. It is tried again by itself.`,
  });
}
