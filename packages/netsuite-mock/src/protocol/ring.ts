/** A list that forgets its oldest entries: a mock that runs for days must not grow. */
export interface Ring<Entry> {
  push(entry: Entry): void;
  /** The entries kept, oldest first, as a fresh array. */
  entries(): readonly Entry[];
  clear(): void;
}

/** Makes a ring that keeps the newest `capacity` entries. */
export function createRing<Entry>(capacity: number): Ring<Entry> {
  let kept: Entry[] = [];
  return {
    push(entry) {
      kept.push(entry);
      // Twice the capacity before cutting, so that a push costs constant time on average.
      if (kept.length >= capacity * 2) kept = kept.slice(-capacity);
    },
    entries: () => kept.slice(-capacity),
    clear() {
      kept = [];
    },
  };
}
