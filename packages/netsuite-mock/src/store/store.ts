import { accountingLinePart } from './accounting-lines.js';
import { createDerivedTable } from './derived-table.js';
import { entityParts } from './entity-union.js';
import { LABEL_LISTS } from './label-lists.js';
import { NO_ROWS, type RowSource } from './row-source.js';
import type { RowObject, Scalar } from './scalar.js';
import { createTable, type Table } from './table.js';
import type { ColumnDefinition, TableDefinition } from './table-definition.js';
import { ENTITY_UNION } from './tables/entity-tables.js';
import { TABLE_DEFINITIONS } from './tables/table-definitions.js';
import { ACCOUNTING_LINE_TABLE } from './tables/transaction-tables.js';

/** All tables of one account. */
export interface Store {
  /** A table by its name in lower case. */
  table(name: string): Table | undefined;
  tableNames(): readonly string[];
  /** Another number after every write to any table. */
  epoch(): number;
  /** The label of an id in a table or a label list, as `BUILTIN.DF` shows it. */
  label(reference: string, id: number | string): Scalar;
  /** The labels of a list by id; `undefined` where there is no such list. */
  labelList(name: string): Readonly<Record<string, string>> | undefined;
  /** Adds a row with the next id of the table, or of its family of tables, where `values` has none. */
  insert(table: string, values: RowObject): number;
  /** The next number of a sequence that begins at `first`: document numbers and the like. */
  nextNumber(sequence: string, first: number): number;
  addTable(definition: TableDefinition): void;
  addColumn(table: string, column: ColumnDefinition): void;
  addLabelList(name: string, labels: Readonly<Record<string, string>>): void;
  /**
   * The same store, which parts from this one at the first write to either: rows are shared until then. It takes some
   * microseconds a table, whatever the number of rows.
   */
  clone(): Store;
}

/** Sources of tables by name, each made when the table is first read. A table without one starts empty. */
export type RowSources = Readonly<Record<string, RowSource | (() => RowSource)>>;

/** Makes a store. Nothing is read from a source before its table is asked for. */
export function createStore(sources: RowSources): Store {
  return storeOver({
    sources: { dual: () => ONE_ROW, ...sources },
    definitions: new Map(TABLE_DEFINITIONS.map((definition) => [definition.name, definition])),
    tables: new Map(),
    labelLists: new Map(Object.entries(LABEL_LISTS)),
    numbers: new Map(),
  });
}

interface State {
  readonly sources: RowSources;
  readonly definitions: Map<string, TableDefinition>;
  readonly tables: Map<string, Table>;
  readonly labelLists: Map<string, Readonly<Record<string, string>>>;
  readonly numbers: Map<string, number>;
}

function storeOver(state: State): Store {
  const { sources, definitions, tables, labelLists, numbers } = state;
  const derived = new Map<string, Table>();

  const table = (name: string): Table | undefined => {
    const known = tables.get(name) ?? derived.get(name);
    if (known !== undefined) return known;
    const definition = definitions.get(name);
    if (definition !== undefined) {
      const opened = createTable(definition, sourceOf(sources[name]));
      tables.set(name, opened);
      return opened;
    }
    const opened = derive(name);
    if (opened !== undefined) derived.set(name, opened);
    return opened;
  };
  const derive = (name: string): Table | undefined => {
    if (name === ENTITY_UNION.name) return createDerivedTable(ENTITY_UNION, entityParts(require));
    if (name === ACCOUNTING_LINE_TABLE.name)
      return createDerivedTable(ACCOUNTING_LINE_TABLE, [accountingLinePart(require)]);
    return undefined;
  };
  const require = (name: string): Table => {
    const found = table(name);
    if (found === undefined) throw new Error(`Failed to find table "${name}": the mock has no such table.`);
    return found;
  };
  const nextId = ({ name, idFamily }: TableDefinition): number => {
    if (idFamily === undefined) return require(name).largestId + 1;
    const family = [...definitions.values()].filter((definition) => definition.idFamily === idFamily);
    return family.reduce((largest, { name: member }) => Math.max(largest, require(member).largestId), 0) + 1;
  };

  return {
    table,
    tableNames: () => [...definitions.keys(), ENTITY_UNION.name, ACCOUNTING_LINE_TABLE.name],
    epoch() {
      let latest = 0;
      for (const { epoch } of tables.values()) latest = Math.max(latest, epoch);
      return latest;
    },
    label(reference, id) {
      const list = labelLists.get(reference);
      if (typeof id === 'string' || (list !== undefined && !definitions.has(reference)))
        return list !== undefined && Object.hasOwn(list, id) ? (list[id] ?? null) : null;
      const found = table(reference);
      if (found === undefined) return null;
      return found.cellOf(id, found.columnIndex(found.definition.label)) ?? null;
    },
    labelList: (name) => labelLists.get(name),
    insert(name, values) {
      const target = require(name);
      const key = target.definition.columns[0];
      const given = key?.key === true ? (values[key.name] ?? null) : null;
      if (given !== null || key?.key !== true) return target.insert(values);
      return target.insert({
        ...values,
        [key.name]: nextId(target.definition),
      });
    },
    nextNumber(sequence, first) {
      const number = numbers.get(sequence) ?? first;
      numbers.set(sequence, number + 1);
      return number;
    },
    addTable(definition) {
      if (definitions.has(definition.name))
        throw new Error(
          `Failed to add table "${definition.name}": the account has it already. Choose another name.`,
        );
      definitions.set(definition.name, definition);
    },
    addColumn: (name, column) => require(name).extend(column),
    addLabelList: (name, labels) => labelLists.set(name, labels),
    clone: () =>
      storeOver({
        sources,
        definitions: new Map(definitions),
        tables: new Map([...tables].map(([name, original]) => [name, original.clone()])),
        labelLists: new Map(labelLists),
        numbers: new Map(numbers),
      }),
  };
}

function sourceOf(source: RowSource | (() => RowSource) | undefined): RowSource {
  return (typeof source === 'function' ? source() : source) ?? NO_ROWS;
}

const ONE_ROW: RowSource = { ids: Int32Array.of(1), makeRow: () => ['X'] };
