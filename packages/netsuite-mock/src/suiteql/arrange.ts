import type { Row } from '../store/scalar.js';
import type { Located, PlanOrder, QueryPlan } from './query-plan.js';
import { comparisonOf, firstRows, type SortedRows, sortRows } from './row-order.js';

/** Rows in order: which located row stands at a place. */
export interface Arrangement {
  readonly count: number;
  rowAt(place: number): number;
  /** Whether the row at a place is equal to the one before by all that the query orders by. */
  isTie(place: number): boolean;
  /** The query orders by nothing: any row is equal to any other. */
  readonly allTie?: boolean;
  /** Rows that follow each other lie beside each other. */
  readonly sequential?: boolean;
}

/** Puts all located rows in order. `recall` keeps the sorting of a query whose pages follow each other. */
export function arrange(
  plan: QueryPlan,
  located: Located,
  recall: (sort: () => SortedRows) => SortedRows = (sort) => sort(),
): Arrangement {
  const { order } = plan;
  const count = Math.min(located.count, plan.limit);
  if (order.kind !== 'keys') return unsorted(order, located, count);
  const { order: rows, ties } = recall(() => {
    const compare = comparisonOf(order.keys, located.count, (index) => plan.seat(located, index));
    return sortRows(located.count, compare);
  });
  return { count, rowAt: (place) => rows[place] ?? 0, isTie: (place) => ties[place] === 1 };
}

function unsorted(order: Exclude<PlanOrder, { kind: 'keys' }>, located: Located, count: number): Arrangement {
  if (order.kind !== 'path') {
    const allTie = order.kind === 'none';
    return { count, rowAt: (place) => place, isTie: () => allTie, allTie, sequential: true };
  }
  const { path, descending, unique } = order;
  const rowAt = descending ? (place: number) => located.count - 1 - place : (place: number) => place;
  const slotOf = (place: number): number => {
    const row = rowAt(place);
    return located.slots === undefined ? located.low + row : (located.slots[row] ?? 0);
  };
  const isTie = (place: number): boolean => !unique && path.isTie(slotOf(place), slotOf(place - 1));
  return { count, rowAt, isTie, sequential: true };
}

/**
 * The first rows of a sorted result, without sorting the others; equal rows as `tieBreak` has them. Absent where it would
 * not pay, or where the query is not sorted by keys.
 */
export function arrangeFirst(
  plan: QueryPlan,
  located: Located,
  { wanted, tieBreak }: { readonly wanted: number; readonly tieBreak: (index: number) => number },
): Arrangement | undefined {
  if (plan.order.kind !== 'keys' || wanted > located.count / 8) return undefined;
  const compare = comparisonOf(plan.order.keys, located.count, (index) => plan.seat(located, index));
  const rows = firstRows(
    located.count,
    wanted,
    (left, right) => compare(left, right) || tieBreak(left) - tieBreak(right) || left - right,
  );
  return {
    count: Math.min(located.count, plan.limit),
    rowAt: (place) => rows[place] ?? 0,
    isTie: () => false,
  };
}

/** All rows of a result as arrays of values. */
export function allRows(plan: QueryPlan): readonly Row[] {
  const located = plan.locate();
  const first = Number.isFinite(plan.limit)
    ? arrangeFirst(plan, located, { wanted: plan.limit, tieBreak: (index) => index })
    : undefined;
  const { count, rowAt } = first ?? arrange(plan, located);
  const rows: Row[] = [];
  for (let place = 0; place < count; place += 1) {
    plan.seat(located, rowAt(place));
    rows.push(plan.columns.map(({ value }) => value.run()));
  }
  return rows;
}
