/** Keeps what a query found: its pages by offset then cost one search, not one each. */
export interface MatchMemory {
  /** Gives what was found for `key` since the last write, else finds it. Without a key nothing is kept. */
  recall<Found>(key: string | undefined, find: () => Found): Found;
  /** Whether something is kept for the key. */
  knows(key: string): boolean;
}

const MOST_KEPT = 12;

/** Makes a memory that forgets everything when `epoch()` moves. A key must always be asked for the same kind of thing. */
export function createMatchMemory(epoch: () => number): MatchMemory {
  const kept = new Map<string, unknown>();
  let keptEpoch = epoch();
  const forgetStale = (): void => {
    if (epoch() === keptEpoch) return;
    kept.clear();
    keptEpoch = epoch();
  };
  return {
    recall<Found>(key: string | undefined, find: () => Found): Found {
      if (key === undefined) return find();
      forgetStale();
      if (kept.has(key)) {
        const known = kept.get(key) as Found;
        // The one asked for last is forgotten last.
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const found = find();
      kept.set(key, found);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return found;
    },
    knows(key) {
      forgetStale();
      return kept.has(key);
    },
  };
}
