import type { Table } from '../store/table.js';
import type { ColumnDefinition } from '../store/table-definition.js';
import type { ColumnIndexes } from './column-index.js';
import type { Session } from './compile-context.js';
import type { SortedIndexes } from './sorted-index.js';

/** What compiling the blocks of one statement needs of the engine. */
export interface Services {
  readonly session: Session;
  /** Throws NetSuite's words for a table that is not there, or hidden. */
  readonly openTable: (name: string, written: string) => Table;
  readonly isColumnVisible: (column: ColumnDefinition) => boolean;
  readonly tellsHidden: boolean;
  readonly sortedIndexes: SortedIndexes;
  readonly columnIndexes: ColumnIndexes;
  /** Keeps what was found from one call to the next, until a table is written. */
  readonly recall: <Found>(key: string, find: () => Found) => Found;
}
