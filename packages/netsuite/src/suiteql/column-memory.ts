/** Remembers for a while which columns the account lacks, so that each is paid for with one refused query only. */
export interface ColumnMemory {
  isMissing(table: string, column: string, nowMs: number): boolean;
  remember(table: string, column: string, nowMs: number): void;
}

/** After this a column is tried again: somebody may have switched its feature on. */
const FORGET_AFTER_MS = 10 * 60_000;

/** Makes an empty memory. It holds as many entries as there are columns. */
export function createColumnMemory(): ColumnMemory {
  const missingSinceMs = new Map<string, number>();
  return {
    isMissing(table, column, nowMs) {
      const sinceMs = missingSinceMs.get(`${table}.${column}`);
      return sinceMs !== undefined && nowMs - sinceMs < FORGET_AFTER_MS;
    },
    remember(table, column, nowMs) {
      missingSinceMs.set(`${table}.${column}`, nowMs);
    },
  };
}
