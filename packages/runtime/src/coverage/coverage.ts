import type { DeletesMode, Interval, Json } from '@onlink/core';

/**
 * One read of a whole stream, in however many runs it takes: the partitions that were planned for it and those of them
 * that have been read to their end. Plain JSON, so that a host can keep it beside the checkpoints.
 */
export interface Generation {
  readonly mode: 'full' | 'incremental';
  readonly partitions: readonly string[];
  readonly completed: readonly string[];
}

/** Begins a generation with the partitions of one plan. */
export function startGeneration(mode: Generation['mode'], partitions: readonly string[]): Generation {
  return { mode, partitions, completed: [] };
}

/** The same generation with one more partition read to its end. A partition that was not planned changes nothing. */
export function completePartition(generation: Generation, id: string): Generation {
  const { partitions, completed } = generation;
  if (!partitions.includes(id) || completed.includes(id)) return generation;
  return { ...generation, completed: [...completed, id] };
}

/** Whether every planned partition has been read to its end. A plan without partitions covers nothing. */
export function isCovered({ partitions, completed }: Generation): boolean {
  return partitions.length > 0 && partitions.every((id) => completed.includes(id));
}

/**
 * Whether rows that did not come may be taken for deleted: only in a stream whose deletions show by absence, only after
 * a full read, and only when every partition of it was read to its end. No connector can bring a deletion about sooner.
 */
export function mayDeleteAbsent(deletes: DeletesMode, generation: Generation): boolean {
  return deletes === 'by-absence' && generation.mode === 'full' && isCovered(generation);
}

/**
 * Joins stretches of a cursor's range that touch or overlap, in order. Bounds compare as numbers where both are numbers,
 * else as texts, which is the order of ISO instants.
 */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((left, right) => compare(left.from, right.from))) {
    const last = merged.at(-1);
    if (last === undefined || compare(next.from, last.to) > 0) merged.push(next);
    else if (compare(next.to, last.to) > 0) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

function compare(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [first, second] = [String(left), String(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}
