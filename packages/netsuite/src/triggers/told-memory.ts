import type { Json } from '@onlink/core';
import { unreadable } from './feed-memory.js';

/** What was told of records already, by internal ID; the oldest entries are forgotten first. */
export interface ToldMemory {
  get(id: number): string | undefined;
  set(id: number, what: string): void;
  encode(): Json;
}

/** Most records remembered. */
const MOST_TOLD = 2_000;

/** Reads a memory back; of nothing, it is empty. */
export function decodeTold(value: Json | undefined): ToldMemory {
  if (value !== undefined && !Array.isArray(value)) throw unreadable();
  const told = new Map(
    ((value ?? []) as readonly Json[]).map((entry): [number, string] => {
      const [id, what] = Array.isArray(entry) ? (entry as readonly Json[]) : [];
      if (typeof id !== 'number' || typeof what !== 'string') throw unreadable();
      return [id, what];
    }),
  );
  return {
    get: (id) => told.get(id),
    set(id, what) {
      told.delete(id);
      told.set(id, what);
      for (const [oldest] of told) {
        if (told.size <= MOST_TOLD) break;
        told.delete(oldest);
      }
    },
    // A list, because an object puts keys that are numbers into another order.
    encode: () => [...told],
  };
}
