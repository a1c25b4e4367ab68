import { type GovernanceLimits, unallocatedLimit } from './governance-limits.js';

/** Which requests of one account are under way. */
export interface ConcurrencyPool {
  /** Lets a request in, and gives what ends it; `undefined` where the limit is reached. Ending twice counts once. */
  enter(integrationId: string): (() => void) | undefined;
  /** Requests under way, of every integration. */
  underWay(): number;
}

/**
 * Makes the pool of one account. An integration with a limit of its own has a pool of its own; the others share what is
 * not allocated. The limits are read on each request.
 */
export function createConcurrencyPool(limits: GovernanceLimits): ConcurrencyPool {
  const ofIntegrations = new Map<string, number>();
  let shared = 0;
  let total = 0;
  return {
    enter(integrationId) {
      const own = limits.integrationLimits.get(integrationId);
      if (own === undefined) {
        if (shared >= unallocatedLimit(limits)) return undefined;
        shared += 1;
      } else {
        const used = ofIntegrations.get(integrationId) ?? 0;
        if (used >= own) return undefined;
        ofIntegrations.set(integrationId, used + 1);
      }
      total += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        total -= 1;
        if (own === undefined) shared -= 1;
        else ofIntegrations.set(integrationId, (ofIntegrations.get(integrationId) ?? 1) - 1);
      };
    },
    underWay: () => total,
  };
}
