import type { Row, RowObject, Scalar } from './scalar.js';
import type { ColumnDefinition, TableDefinition } from './table-definition.js';

/** Where a table's first rows come from: they are made when read, a chunk at a time. */
export interface RowSource {
  /** Ids in ascending order, one a row. */
  readonly ids: Int32Array;
  /** Makes row `index` of `ids`; always the same for one index. It may be shorter than the table's columns. */
  makeRow(index: number): Row;
  /**
   * Indexes of the rows that may have this value in a column, without making every row; `undefined` where the source
   * cannot tell. Whoever asks looks at the rows.
   */
  lookup?(column: string, value: Scalar): readonly number[] | undefined;
  /** One value of row `index` where it costs less than the row; `undefined` where it does not. */
  cell?(index: number, column: number): Scalar | undefined;
}

/** A source of no rows. */
export const NO_ROWS: RowSource = { ids: new Int32Array(0), makeRow: () => [] };

/** Makes a source whose rows are written as objects; columns that an object does not name are NULL. */
export function objectSource(
  definition: TableDefinition,
  ids: Int32Array,
  make: (index: number) => RowObject,
): RowSource {
  return { ids, makeRow: (index) => rowFrom(definition.columns, make(index)) };
}

/** The values of an object in the order of the columns. */
function rowFrom(columns: readonly ColumnDefinition[], values: RowObject): Row {
  return columns.map(({ name }) => values[name] ?? null);
}
