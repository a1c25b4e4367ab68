import type { Row } from '../store/scalar.js';
import type { Window } from './compile-context.js';
import { rowKey } from './group-rows.js';
import { comparisonOf, sortRows } from './row-order.js';

/**
 * Computes analytic functions over all rows: for each row the results in the order of `windows`. Rows that are equal by
 * ORDER BY keep their order for ROW_NUMBER.
 */
export function windowRows(
  windows: readonly Window[],
  count: number,
  seat: (index: number) => void,
): readonly Row[] {
  const rows = Array.from({ length: count }, () => new Array<number>(windows.length).fill(0));
  for (const [place, window] of windows.entries()) {
    const results = numbered(window, count, seat);
    for (const [index, row] of rows.entries()) row[place] = results[index] ?? 0;
  }
  return rows;
}

function numbered(
  { name, partitionBy, orderBy }: Window,
  count: number,
  seat: (index: number) => void,
): Float64Array {
  const partitions = new Array<string>(count);
  for (let index = 0; index < count; index += 1) {
    seat(index);
    partitions[index] = rowKey(partitionBy.map((key) => key.run()));
  }
  const { order, ties } = sortRows(count, comparisonOf(orderBy, count, seat));
  const results = new Float64Array(count);
  const running = new Map<string, { rows: number; rank: number; dense: number; last: number }>();
  // Equal rows follow each other in the order of all, so two of one partition are equal when the same run holds them.
  let run = 0;
  for (const [place, index] of order.entries()) {
    if (ties[place] !== 1) run = place;
    const partition = partitions[index] ?? '';
    const state = running.get(partition) ?? { rows: 0, rank: 0, dense: 0, last: -1 };
    running.set(partition, state);
    state.rows += 1;
    if (state.last !== run) {
      state.rank = state.rows;
      state.dense += 1;
      state.last = run;
    }
    results[index] = name === 'row_number' ? state.rows : name === 'rank' ? state.rank : state.dense;
  }
  return results;
}
