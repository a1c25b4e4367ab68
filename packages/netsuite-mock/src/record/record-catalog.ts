import { entityTable } from '../store/entity-union.js';
import type { Row } from '../store/scalar.js';
import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import type { RecordType } from './record-type.js';
import { RECORD_TYPES } from './types/record-types.js';

/** The record types of one account: those of every account, and those that it defined. */
export interface RecordCatalog {
  /** By its name as NetSuite spells it, or in any other case, as working clients do. */
  find(name: string): RecordType | undefined;
  all(): readonly RecordType[];
  /** Types whose rows are in a table. */
  ofTable(table: string): readonly RecordType[];
  /** Adds a type, or takes the place of the one of that name. */
  put(type: RecordType): void;
  /** The same catalog, which parts from this one with the first definition. */
  clone(): RecordCatalog;
}

/** Makes the catalog of a new account. */
export function createRecordCatalog(types: readonly RecordType[] = RECORD_TYPES): RecordCatalog {
  const byName = new Map(types.map((type) => [type.name, type]));
  const byLowerName = new Map<string, RecordType>();
  const byTable = new Map<string, RecordType[]>();
  const index = (): void => {
    byTable.clear();
    for (const type of byName.values()) byLowerName.set(type.name.toLowerCase(), type);
    for (const type of byName.values()) byTable.set(type.table, [...(byTable.get(type.table) ?? []), type]);
  };
  index();
  return {
    find: (name) => byName.get(name) ?? byLowerName.get(name.toLowerCase()),
    all: () => [...byName.values()],
    ofTable: (table) => byTable.get(table) ?? [],
    put(type) {
      byName.set(type.name, type);
      index();
    },
    clone: () => createRecordCatalog([...byName.values()]),
  };
}

/** Whether a row of a type's table is of that type. */
export function isOfType(type: RecordType, table: Table, row: Row): boolean {
  for (const column in type.where) {
    if (row[table.columnIndex(column)] !== type.where[column]) return false;
  }
  return true;
}

/** Where a reference leads: the record type of what it names, or nothing for an entry of a list. */
export function referredType(
  { store, catalog }: { readonly store: Store; readonly catalog: RecordCatalog },
  target: string,
  id: number,
): RecordType | undefined {
  const tableName = target === 'entity' ? entityTable((name) => store.table(name), id) : target;
  if (tableName === undefined) return undefined;
  const types = catalog.ofTable(tableName);
  const [first] = types;
  if (types.length <= 1) return first;
  const table = store.table(tableName);
  const row = table?.rowOf(id);
  return table && row && types.find((type) => isOfType(type, table, row));
}
