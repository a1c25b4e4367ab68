import type { RowObject, Scalar } from './scalar.js';
import { createTable, type RowSource, type Table } from './table.js';
import { LABEL_LISTS, TABLE_DEFINITIONS } from './table-definitions.js';

/** All tables of one account. */
export interface Store {
  /** A table by its name in lower case. */
  table(name: string): Table | undefined;
  tableNames(): readonly string[];
  /** Grows with every write to any table. */
  epoch(): number;
  /** The label of an id in a table or a label list, as `BUILTIN.DF` shows it. */
  label(reference: string, id: number): Scalar;
}

/** Makes a store; a table without a source starts empty. */
export function createStore(sources: Readonly<Record<string, RowSource>>): Store {
  const tables = new Map(
    TABLE_DEFINITIONS.map((definition) => [
      definition.name,
      createTable(definition, sources[definition.name] ?? (definition.name === 'dual' ? ONE_ROW : NO_ROWS)),
    ]),
  );
  const labelIndexes = new Map(
    TABLE_DEFINITIONS.map(({ name, label, columns }) => [
      name,
      columns.findIndex((column) => column.name === label),
    ]),
  );
  return {
    table: (name) => tables.get(name),
    tableNames: () => [...tables.keys()],
    epoch() {
      let total = 0;
      for (const table of tables.values()) total += table.epoch;
      return total;
    },
    label(reference, id) {
      const table = tables.get(reference);
      if (table === undefined) return LABEL_LISTS[reference]?.[id] ?? null;
      const position = table.positionOf(id);
      if (position >= table.rowCount || table.idAt(position) !== id) return null;
      return table.rowAlone(position)[labelIndexes.get(reference) ?? 0] ?? null;
    },
  };
}

const NO_ROWS: RowSource = {
  ids: new Int32Array(0),
  makeRow: () => [],
};

const ONE_ROW: RowSource = {
  ids: Int32Array.of(1),
  makeRow: () => ['X'],
};

/** What tests do to the rows: each write moves `lastmodifieddate` to the mock's clock unless it names that column. */
export interface StoreAccess {
  /** Adds a row; gives its id. Columns not named are NULL. Dates are account-local seconds or `YYYY-MM-DD[ HH:MM:SS]`. */
  insert(table: string, values: RowObject): number;
  update(table: string, id: number, values: RowObject): void;
  /** False when there was no such row. */
  delete(table: string, id: number): boolean;
  find(table: string, id: number): RowObject | undefined;
  count(table: string): number;
  /** All ids in ascending order. */
  ids(table: string): readonly number[];
}

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
    ...(table.definition.columns.some(({ name }) => name === 'lastmodifieddate') && {
      lastmodifieddate: nowS(),
    }),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, stored(table, name, value)])),
  });
  return {
    insert: (name, values) => tableOf(name).insert(stamped(tableOf(name), values)),
    update: (name, id, values) => tableOf(name).update(id, stamped(tableOf(name), values)),
    delete: (name, id) => tableOf(name).delete(id),
    find: (name, id) => tableOf(name).find(id),
    count: (name) => tableOf(name).rowCount,
    ids(name) {
      const table = tableOf(name);
      return Array.from({ length: table.rowCount }, (_, position) => table.idAt(position));
    },
  };
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}:\d{2})?$/;

function stored(table: Table, name: string, value: Scalar): Scalar {
  // '' is NULL in Oracle, so it must never be stored.
  if (value === '') return null;
  const column = table.definition.columns.find((candidate) => candidate.name === name);
  if (column?.type !== 'date' || typeof value !== 'string') return value;
  const seconds = ISO_DATE.test(value)
    ? Date.parse(`${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : ''}`) / 1000
    : NaN;
  if (Number.isNaN(seconds)) {
    throw new Error(
      `Failed to write column "${name}": "${value}" is not a date. Use YYYY-MM-DD or YYYY-MM-DD HH:MM:SS.`,
    );
  }
  return seconds;
}
