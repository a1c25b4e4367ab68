import type { Table } from '../store/table.js';
import type { Matches } from './aggregate.js';
import type { CompiledCondition } from './compiled.js';
import { type RowOrder, sortPositions } from './row-order.js';

/** Which rows a checked query wants: positions [low, high) of its table that pass the filter, in this order. */
export interface MatchPlan {
  readonly table: Table;
  readonly low: number;
  readonly high: number;
  readonly filter: CompiledCondition | undefined;
  /** Tells filters apart, bound values included, whatever range of ids they are asked of. */
  readonly filterKey: string;
  /** Tells queries apart, bound values included. */
  readonly queryKey: string;
  readonly order: RowOrder;
}

/** Gives what `find` finds, or what it found before under the same key. */
export type Recall = (find: () => Int32Array, key: string) => Int32Array;

/** Finds the rows of a result in their order. Without a filter, along the primary key, no row is read. */
export function findMatches(plan: MatchPlan, recall: Recall): Matches {
  const { low, high, filter, order, table } = plan;
  if (order.kind === 'keys') {
    const { keys } = order;
    const sorted = recall(() => sortPositions(filtered(plan, { low, high }), keys, table), plan.queryKey);
    return { count: sorted.length, positionAt: (index) => sorted[index] ?? 0 };
  }
  if (filter === undefined) return inOrder(high - low, order.descending, (index) => low + index);
  const { found, from, to } = filteredRange(plan, recall);
  return inOrder(to - from, order.descending, (index) => found[from + index] ?? 0);
}

function inOrder(count: number, descending: boolean, positionAt: (index: number) => number): Matches {
  return { count, positionAt: descending ? (index) => positionAt(count - 1 - index) : positionAt };
}

/** A range of ids with more rows than this is answered from what the filter leaves of the whole table. */
const SMALL_RANGE_ROWS = 16_384;

/**
 * What the filter leaves of the range, as a part of `found`. A client that reads on by `id > ?` asks for another range
 * on each page, so the whole table is filtered once and not what is left of it on each page.
 */
function filteredRange(
  plan: MatchPlan,
  recall: Recall,
): { readonly found: Int32Array; readonly from: number; readonly to: number } {
  const { table, low, high, filterKey } = plan;
  if (high - low <= SMALL_RANGE_ROWS) {
    const found = filtered(plan, { low, high });
    return { found, from: 0, to: found.length };
  }
  const found = recall(() => filtered(plan, { low: 0, high: table.rowCount }), filterKey);
  return { found, from: firstAtLeast(found, low), to: firstAtLeast(found, high) };
}

function firstAtLeast(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function filtered(
  { table, filter }: MatchPlan,
  { low, high }: { readonly low: number; readonly high: number },
): Int32Array {
  const found = new Int32Array(high - low);
  let count = 0;
  for (let position = low; position < high; position += 1) {
    if (filter !== undefined && filter(table.rowAt(position)) !== true) continue;
    found[count] = position;
    count += 1;
  }
  return found.slice(0, count);
}
