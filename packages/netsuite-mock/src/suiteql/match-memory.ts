/** Keeps which rows a query matched: the pages of one query by offset then cost one search, not one each. */
export interface MatchMemory {
  /** Gives what was found for `key` since the last write, else finds it. Without a key nothing is kept. */
  recall(key: string | undefined, find: () => Int32Array): Int32Array;
}

const MOST_KEPT = 8;

/** Makes a memory that forgets everything when `epoch()` moves. */
export function createMatchMemory(epoch: () => number): MatchMemory {
  const kept = new Map<string, Int32Array>();
  let keptEpoch = epoch();
  return {
    recall(key, find) {
      if (epoch() !== keptEpoch) {
        kept.clear();
        keptEpoch = epoch();
      }
      const known = key === undefined ? undefined : kept.get(key);
      if (known !== undefined) return known;
      const found = find();
      if (key !== undefined) kept.set(key, found);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return found;
    },
  };
}
