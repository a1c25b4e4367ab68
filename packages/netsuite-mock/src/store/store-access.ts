import { wallSeconds } from './account-time.js';
import { noteDeletion } from './deletions.js';
import type { RowObject, Scalar } from './scalar.js';
import type { Store } from './store.js';
import type { Table } from './table.js';
import type { ColumnDefinition } from './table-definition.js';

/** What tests do to the rows: each write moves `lastmodifieddate` to the mock's clock unless it names that column. */
export interface StoreAccess {
  /** Adds a row; gives its id. Columns not named are NULL. Dates are account-local seconds or `YYYY-MM-DD[ HH:MM:SS]`. */
  insert(table: string, values: RowObject): number;
  update(table: string, id: number, values: RowObject): void;
  /** False when there was no such row. A record leaves a row in `deletedrecord`, as when it is deleted in the UI. */
  delete(table: string, id: number): boolean;
  find(table: string, id: number): RowObject | undefined;
  count(table: string): number;
  /** All ids in ascending order. */
  ids(table: string): readonly number[];
}

/** Columns that say when a row was last changed, by the names that different tables give them. */
export const CHANGE_COLUMNS = ['lastmodifieddate', 'linelastmodifieddate', 'lastmodified'] as const;

/** Makes the test's access to a store. An unknown table or column throws an `Error` naming it. */
export function createStoreAccess(store: Store, nowS: () => number): StoreAccess {
  const tableOf = (name: string): Table => {
    const table = store.table(name);
    if (table !== undefined) return table;
    throw new Error(
      `Failed to find table "${name}": the mock has no such table. Use one of: ${store.tableNames().join(', ')}.`,
    );
  };
  const stamped = (table: Table, values: RowObject): RowObject => ({
    ...Object.fromEntries(
      CHANGE_COLUMNS.filter((name) => table.columnIndex(name) !== -1).map((name) => [name, nowS()]),
    ),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, stored(table, name, value)])),
  });
  return {
    insert: (name, values) => store.insert(name, stamped(tableOf(name), values)),
    update(name, id, values) {
      const table = tableOf(name);
      const key = table.definition.columns.find((column) => column.key)?.name;
      if (key !== undefined && (values[key] ?? id) !== id)
        throw new Error(
          `Failed to update table "${name}": the ${key} of row ${id} cannot be changed. Insert another row.`,
        );
      table.update(id, stamped(table, values));
    },
    delete(name, id) {
      noteDeletion(store, {
        table: name,
        id,
        context: 'UI',
        deletedBy: null,
        nowS: nowS(),
      });
      return tableOf(name).delete(id);
    },
    find: (name, id) => tableOf(name).find(id),
    count: (name) => tableOf(name).rowCount,
    ids(name) {
      const table = tableOf(name);
      return Array.from({ length: table.rowCount }, (_, position) => table.idAt(position));
    },
  };
}

function wrongValue(type: ColumnDefinition['type'], value: unknown): string | undefined {
  if (type === 'text') return typeof value === 'string' ? undefined : 'a text (T and F for a check box)';
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (type === 'number') return isNumber ? undefined : 'a number';
  return isNumber && Number.isInteger(value) ? undefined : 'a date, or whole seconds';
}

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/;

function stored(table: Table, name: string, value: Scalar): Scalar {
  // '' is NULL in Oracle, so it must never be stored.
  if (value === '' || value === null || value === undefined) return null;
  const column = table.definition.columns[table.columnIndex(name)];
  // A column that there is not is named by the table.
  if (column === undefined) return value;
  if (typeof value !== 'string' || column.type !== 'date') {
    const wrong = wrongValue(column.type, value);
    if (wrong === undefined) return value;
    throw new Error(
      `Failed to write column "${name}" of table "${table.definition.name}": ${JSON.stringify(value)} is not ${wrong}. Give one, or null.`,
    );
  }
  const seconds = secondsOf(value);
  if (seconds === undefined) {
    throw new Error(
      `Failed to write column "${name}": "${value}" is not a date. Use YYYY-MM-DD or YYYY-MM-DD HH:MM:SS.`,
    );
  }
  return seconds;
}

function secondsOf(text: string): number | undefined {
  const [, date = '', time = '00:00:00'] = ISO_DATE.exec(text) ?? [];
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  const [hour = NaN, minute = NaN, second = NaN] = time.split(':').map(Number);
  // Date.parse would take 30 February for 2 March.
  return date === '' ? undefined : wallSeconds([year, month, day], [hour, minute, second]);
}
