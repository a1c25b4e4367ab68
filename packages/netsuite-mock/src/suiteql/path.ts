import type { Row } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { SortedIndex } from './sorted-index.js';

/**
 * An order in which a table can be read without sorting: along its key, or along a column that has a sorted index. A slot
 * is a place in that order.
 */
export interface Path {
  /** Names the path among those of its table. */
  readonly name: string;
  /** Index of the column that leads the order; -1 where no column does. */
  readonly column: number;
  readonly count: number;
  /** Slots from here on have NULL in the leading column. */
  readonly nullsFrom: number;
  /** The first slot whose value is at least, or more than, `value`. */
  below(value: number): number;
  above(value: number): number;
  /** The first slot whose value and id are at least these. */
  belowPair(value: number, id: number): number;
  rowAt(slot: number): Row;
  /** The same row, for a reader that jumps about. */
  rowAlone(slot: number): Row;
  idAt(slot: number): number;
  /** Whether two slots have the same value. */
  isTie(left: number, right: number): boolean;
}

/** The path along the ids. */
export function keyPath(table: Table): Path {
  const [first] = table.definition.columns;
  const below = (value: number): number => table.positionOf(value);
  return {
    name: 'key',
    column: first?.key === true || (first?.name === 'id' && first.type === 'number') ? 0 : -1,
    count: table.rowCount,
    nullsFrom: table.rowCount,
    below,
    above: (value) => table.positionOf(Math.floor(value) + 1),
    belowPair: below,
    rowAt: table.rowAt,
    rowAlone: table.rowAlone,
    idAt: table.idAt,
    isTie: (left, right) => left === right,
  };
}

/** The path along a sorted index, then the ids. */
export function indexPath(table: Table, column: number, index: SortedIndex): Path {
  const { keys, ids, positions, count, nullsFrom } = index;
  const firstWhere = (isBefore: (slot: number) => boolean): number => {
    let low = 0;
    let high = nullsFrom;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const keyAt = (slot: number): number => keys[slot] ?? 0;
  const idAt = (slot: number): number => ids[slot] ?? 0;
  const rowAlone = (slot: number): Row =>
    table.rowAlone(positions === undefined ? table.positionOf(idAt(slot)) : (positions[slot] ?? 0));
  return {
    name: `column ${column}`,
    column,
    count,
    nullsFrom,
    below: (value) => firstWhere((slot) => keyAt(slot) < value),
    above: (value) => firstWhere((slot) => keyAt(slot) <= value),
    belowPair: (value, id) =>
      firstWhere((slot) => keyAt(slot) < value || (keyAt(slot) === value && idAt(slot) < id)),
    rowAt: rowAlone,
    rowAlone,
    idAt,
    isTie: (left, right) => keyAt(left) === keyAt(right) || (left >= nullsFrom && right >= nullsFrom),
  };
}
