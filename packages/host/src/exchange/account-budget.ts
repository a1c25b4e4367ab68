import type { BudgetObservation } from '@onlink/core';

/** The allowance of one remote account in this process: how many requests may be under way at once. */
export interface AccountBudget {
  /** Requests that may be under way at once, as far as is known. */
  readonly allowed: number;
  /** Waits for a place. Rejects with the signal's reason when it aborts first. */
  take(signal: AbortSignal): Promise<void>;
  release(): void;
  learn(observation: BudgetObservation): void;
}

/** Requests under way at once while nothing is known: NetSuite's smallest account has 5, and others use it too. */
const DEFAULT_CONCURRENT = 4;

/** Makes an allowance, first come first served. Connections with one account key share one. */
export function createAccountBudget(concurrent = DEFAULT_CONCURRENT): AccountBudget {
  let allowed = concurrent;
  let underWay = 0;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (underWay < allowed) {
      const next = waiting.shift();
      if (next === undefined) return;
      underWay += 1;
      next();
    }
  };
  return {
    get allowed() {
      return allowed;
    },
    take(signal) {
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const abandon = (): void => {
          waiting.splice(waiting.indexOf(enter), 1);
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
    learn({ concurrent: seen }) {
      if (seen === undefined) return;
      allowed = Math.max(1, Math.floor(seen));
      admit();
    },
  };
}
