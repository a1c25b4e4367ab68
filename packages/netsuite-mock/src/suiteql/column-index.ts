import type { Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';

/** Positions of the rows by the value of one column; NULL has none. */
type ColumnIndex = ReadonlyMap<Scalar, number | number[]>;

/** Hash indexes of the tables of one account, for joins and correlated sub-selects. */
export interface ColumnIndexes {
  open(table: Table, column: number): ColumnIndex;
}

interface Kept {
  readonly epoch: number;
  readonly index: ColumnIndex;
}

/** Makes indexes when they are asked for, and anew after a write to their table. */
export function createColumnIndexes(): ColumnIndexes {
  const kept = new WeakMap<Table, Map<number, Kept>>();
  return {
    open(table, column) {
      const ofTable = kept.get(table) ?? new Map<number, Kept>();
      kept.set(table, ofTable);
      const known = ofTable.get(column);
      if (known !== undefined && known.epoch === table.epoch) return known.index;
      const index = build(table, column);
      ofTable.set(column, { epoch: table.epoch, index });
      return index;
    },
  };
}

function build(table: Table, column: number): ColumnIndex {
  const index = new Map<Scalar, number | number[]>();
  for (let position = 0; position < table.rowCount; position += 1) {
    const value = table.rowAt(position)[column] ?? null;
    if (value === null) continue;
    const known = index.get(value);
    if (known === undefined) index.set(value, position);
    else if (typeof known === 'number') index.set(value, [known, position]);
    else known.push(position);
  }
  return index;
}
