/** Remembers which nonces a user has spent. */
export interface NonceMemory {
  /** Records the pair, or gives false when this user had already used it. */
  spend(userId: string, timestampS: number, nonce: string): boolean;
  /** How many pairs are remembered over all users. */
  size(): number;
  /** A copy of what is remembered, for another memory to begin with. */
  copy(): SpentNonces;
}

/** Spent nonces by user and second. */
export type SpentNonces = Map<string, Map<number, Set<string>>>;

/**
 * Makes a memory bounded by time: a pair whose timestamp has left the accepted window (`windowS` seconds either side
 * of `nowMs()`) would be refused for its timestamp, so it need not be remembered.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (nonce and timestamp
 * must not have been used together by this user).
 */
export function createNonceMemory(
  nowMs: () => number,
  windowS: number,
  spent: SpentNonces = new Map(),
): NonceMemory {
  const noncesBySecond = spent;

  const forget = (seconds: Map<number, Set<string>>): void => {
    const oldestS = nowMs() / 1000 - windowS - 1;
    for (const second of seconds.keys()) if (second < oldestS) seconds.delete(second);
  };

  return {
    spend(userId, timestampS, nonce) {
      const seconds = noncesBySecond.get(userId) ?? new Map<number, Set<string>>();
      noncesBySecond.set(userId, seconds);
      const known = seconds.get(timestampS);
      if (known?.has(nonce)) return false;
      if (known !== undefined) known.add(nonce);
      else {
        forget(seconds);
        seconds.set(timestampS, new Set([nonce]));
      }
      return true;
    },
    size() {
      let total = 0;
      for (const seconds of noncesBySecond.values())
        for (const nonces of seconds.values()) total += nonces.size;
      return total;
    },
    copy: () => copySpentNonces(noncesBySecond),
  };
}

/** A copy that shares nothing with `spent`. */
export function copySpentNonces(spent: SpentNonces): SpentNonces {
  return new Map(
    Array.from(spent, ([user, seconds]) => [
      user,
      new Map(Array.from(seconds, ([second, nonces]) => [second, new Set(nonces)])),
    ]),
  );
}
