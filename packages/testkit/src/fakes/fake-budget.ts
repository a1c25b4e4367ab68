import type { Budget, BudgetObservation } from '@onlink/core';

/** A budget that remembers, and can bound what is in flight. */
export interface FakeBudget extends Budget {
  readonly learned: readonly BudgetObservation[];
  /** The most requests that were in flight at once. */
  readonly mostInFlight: number;
  /** Runs one request under the budget; those over `permits` wait for their turn, first come, first served. */
  run<Result>(request: () => Promise<Result>): Promise<Result>;
}

/** Makes a budget. @param permits requests at once; default as many as come */
export function createFakeBudget(permits = Number.POSITIVE_INFINITY): FakeBudget {
  const learned: BudgetObservation[] = [];
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  return {
    learned,
    learn: (observation) => void learned.push(observation),
    get mostInFlight() {
      return mostInFlight;
    },
    async run(request) {
      while (inFlight >= permits) await new Promise<void>((resolve) => waiting.push(resolve));
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      try {
        return await request();
      } finally {
        inFlight -= 1;
        waiting.shift()?.();
      }
    },
  };
}
