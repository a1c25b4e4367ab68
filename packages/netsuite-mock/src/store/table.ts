import { createFieldIndex, type FieldIndex, type IndexedBase } from './field-index.js';
import { createPositions, type Positions } from './positions.js';
import type { RowSource } from './row-source.js';
import type { Row, RowObject, Scalar } from './scalar.js';
import type { ColumnDefinition, TableDefinition } from './table-definition.js';
import { createWriteLog, type WriteLog } from './write-log.js';

/** Rows of one table in the order of their ids. A position is an index in that order. */
export interface Table {
  /** Replaced as a whole when a custom field adds a column. */
  readonly definition: TableDefinition;
  /** Another number after every write, so that a kept result can be told to be stale. */
  readonly epoch: number;
  readonly rowCount: number;
  /** True where the rows are made from other tables', so that none can be written. */
  readonly readOnly: boolean;
  /** The largest id; 0 when there is none. */
  readonly largestId: number;
  idAt(position: number): number;
  rowAt(position: number): Row;
  /** The same row, for a reader that jumps about: it makes no neighbours. */
  rowAlone(position: number): Row;
  /** The row with this id, its values in the order of the columns. */
  rowOf(id: number): Row | undefined;
  /** One value of the row with this id; `undefined` where there is no such row. It may cost less than the row. */
  cellOf(id: number, column: number): Scalar | undefined;
  /** The first position whose id is at least `id`; `rowCount` when there is none. `id` may be a fraction. */
  positionOf(id: number): number;
  /** Index of a column in every row; -1 where the table has none of that name. */
  columnIndex(name: string): number;
  /** Ids of the rows that have this value in a column, in ascending order. NULL finds none. */
  idsBy(column: string, value: Scalar): readonly number[];
  /** The row with this id. */
  find(id: number): RowObject | undefined;
  /** Adds a row and gives its id, which is the next free one where `values` has none. Throws when it is taken. */
  insert(values: RowObject): number;
  /** Changes the named columns of a row. Throws when there is none with this id. */
  update(id: number, values: RowObject): void;
  /** Removes a row; false when there was none. */
  delete(id: number): boolean;
  /** Ids written since the table had this epoch, in no order; `undefined` where that is no longer known. */
  writtenSince(epoch: number): readonly number[] | undefined;
  /** Adds a column, NULL in every row so far. */
  extend(column: ColumnDefinition): void;
  /** The same table, which parts from this one at the first write to either. */
  clone(): Table;
}

const CHUNK_ROWS = 1024;

/** Made rows that are kept: 262,144, about 150 MB. The rest are made again, which costs a microsecond a row. */
const MOST_CHUNKS = 256;

/** Writes so far in this process: no two states of any table have one epoch. */
let writes = 0;

/** What clones of a table share, because it never changes or can be made again. */
interface Origin {
  readonly source: RowSource;
  readonly chunks: Map<number, readonly Row[]>;
}

/** What a write replaces. */
interface State {
  readonly definition: TableDefinition;
  readonly positions: Positions;
  /** Rows of the source that were changed since. */
  readonly changed: ReadonlyMap<number, Row>;
  readonly added: readonly Row[];
  readonly indexes: ReadonlyMap<string, FieldIndex>;
  readonly epoch: number;
  readonly log: WriteLog;
}

/** Makes a table over a source. Rows are numbers and text in one array each, no object a cell. */
export function createTable(definition: TableDefinition, source: RowSource): Table {
  return tableOver(
    { source, chunks: new Map() },
    {
      definition,
      positions: createPositions(source.ids),
      changed: new Map(),
      added: [],
      indexes: new Map(),
      epoch: 0,
      log: createWriteLog(),
    },
  );
}

function tableOver(origin: Origin, state: State): Table {
  const { source, chunks } = origin;
  const { positions } = state;
  const seededRows = source.ids.length;
  let { definition, epoch } = state;
  let columnIndexes = indexColumns(definition);
  let changed = state.changed as Map<number, Row>;
  let added = state.added as Row[];
  let owned = false;
  const indexes = new Map(state.indexes);
  const { log } = state;

  const own = (): void => {
    if (!owned) {
      changed = new Map(changed);
      added = [...added];
      owned = true;
    }
    writes += 1;
    epoch = writes;
  };
  const chunkOf = (slot: number): readonly Row[] => {
    const chunkIndex = Math.floor(slot / CHUNK_ROWS);
    const kept = chunks.get(chunkIndex);
    if (kept !== undefined) return kept;
    const first = chunkIndex * CHUNK_ROWS;
    const length = Math.min(CHUNK_ROWS, seededRows - first);
    const made = Array.from({ length }, (_, index) => source.makeRow(first + index));
    chunks.set(chunkIndex, made);
    const [oldest] = chunks.keys();
    if (chunks.size > MOST_CHUNKS && oldest !== undefined) chunks.delete(oldest);
    return made;
  };
  const rowOfSlot = (slot: number, alone: boolean): Row => {
    if (slot >= seededRows) return added[slot - seededRows] ?? [];
    const row = changed.size === 0 ? undefined : changed.get(slot);
    if (row !== undefined) return row;
    const chunk = alone ? chunks.get(Math.floor(slot / CHUNK_ROWS)) : chunkOf(slot);
    return chunk?.[slot % CHUNK_ROWS] ?? source.makeRow(slot);
  };
  const slotOf = (id: number): number | undefined => {
    const position = positions.lowerBound(id);
    return position < positions.count() && positions.idAt(position) === id
      ? positions.slotAt(position)
      : undefined;
  };
  const assertColumns = (values: RowObject): void => {
    for (const name of Object.keys(values)) {
      if (!columnIndexes.has(name)) throw failure('write', definition.name, `it has no column "${name}"`);
    }
  };
  const rowWith = (values: RowObject, old: Row): Row =>
    definition.columns.map(({ name }, index) =>
      name in values ? (values[name] ?? null) : (old[index] ?? null),
    );
  const noteAll = (id: number, row: Row): void => {
    for (const [name, index] of indexes) index.note(id, row[columnIndexes.get(name) ?? 0] ?? null);
  };
  const keyName = definition.columns[0]?.key === true ? definition.columns[0].name : undefined;
  const withKey = (values: RowObject, id: number): RowObject =>
    keyName === undefined ? values : { ...values, [keyName]: id };
  const rowOf = (id: number): Row | undefined => {
    const slot = slotOf(id);
    return slot === undefined ? undefined : rowOfSlot(slot, true);
  };
  const cellOf = (id: number, column: number): Scalar | undefined => {
    const slot = slotOf(id);
    if (slot === undefined) return undefined;
    const isSeeded = slot < seededRows && (changed.size === 0 || !changed.has(slot));
    const cell = isSeeded ? source.cell?.(slot, column) : undefined;
    return cell === undefined ? (rowOfSlot(slot, true)[column] ?? null) : cell;
  };
  const openIndex = (name: string, column: number): FieldIndex => {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    const base: IndexedBase = {
      ids: source.ids,
      rowAt: (index) =>
        chunks.get(Math.floor(index / CHUNK_ROWS))?.[index % CHUNK_ROWS] ?? source.makeRow(index),
      lookup: (value) => source.lookup?.(name, value),
    };
    const index = createFieldIndex(base, column);
    indexes.set(name, index);
    for (const [slot, row] of changed) index.note(source.ids[slot] ?? 0, row[column] ?? null);
    if (added.length > 0) {
      for (let position = 0; position < positions.count(); position += 1) {
        const slot = positions.slotAt(position);
        if (slot >= seededRows) index.note(positions.idAt(position), rowOfSlot(slot, true)[column] ?? null);
      }
    }
    return index;
  };

  return {
    get definition() {
      return definition;
    },
    get epoch() {
      return epoch;
    },
    get rowCount() {
      return positions.count();
    },
    get largestId() {
      return positions.largestId();
    },
    readOnly: false,
    idAt: positions.idAt,
    rowAt: (position) => rowOfSlot(positions.slotAt(position), false),
    rowAlone: (position) => rowOfSlot(positions.slotAt(position), true),
    rowOf,
    cellOf,
    positionOf: positions.lowerBound,
    columnIndex: (name) => columnIndexes.get(name) ?? -1,
    idsBy(name, value) {
      const column = columnIndexes.get(name);
      if (column === undefined || value === null) return [];
      const candidates = new Set(openIndex(name, column).candidates(value));
      return [...candidates]
        .filter((id) => rowOf(id)?.[column] === value)
        .sort((left, right) => left - right);
    },
    find(id) {
      const row = rowOf(id);
      if (row === undefined) return undefined;
      return rowObject(definition, row);
    },
    insert(values) {
      assertColumns(values);
      const written = keyName === undefined ? null : (values[keyName] ?? null);
      const id = requireId(definition.name, written ?? positions.largestId() + 1);
      if (slotOf(id) !== undefined) throw failure('insert into', definition.name, `id ${id} is taken`);
      own();
      log.note(id, epoch);
      positions.insert(id, seededRows + added.length);
      const row = rowWith(withKey(values, id), []);
      added.push(row);
      noteAll(id, row);
      return id;
    },
    update(id, values) {
      assertColumns(values);
      const slot = slotOf(id);
      if (slot === undefined) throw failure('update', definition.name, `there is no row with id ${id}`);
      own();
      log.note(id, epoch);
      const row = rowWith(withKey(values, id), rowOfSlot(slot, true));
      if (slot < seededRows) changed.set(slot, row);
      else added[slot - seededRows] = row;
      noteAll(id, row);
    },
    delete(id) {
      const removed = positions.remove(id);
      if (removed) {
        own();
        log.note(id, epoch);
      }
      return removed;
    },
    writtenSince: log.since,
    extend(column) {
      if (columnIndexes.has(column.name))
        throw failure('extend', definition.name, `it has a column "${column.name}" already`);
      definition = { ...definition, columns: [...definition.columns, column] };
      columnIndexes = indexColumns(definition);
      own();
    },
    clone() {
      owned = false;
      return tableOver(origin, {
        definition,
        positions: positions.clone(),
        changed,
        added,
        indexes: new Map([...indexes].map(([name, index]) => [name, index.clone()])),
        epoch,
        log: log.clone(),
      });
    },
  };
}

/** A row as an object. */
export function rowObject({ columns }: TableDefinition, row: Row): RowObject {
  const values: Record<string, Scalar> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column !== undefined) values[column.name] = row[index] ?? null;
  }
  return values;
}

function indexColumns(definition: TableDefinition): ReadonlyMap<string, number> {
  return new Map(definition.columns.map((column, index) => [column.name, index]));
}

function requireId(table: string, id: Scalar): number {
  if (typeof id === 'number' && Number.isInteger(id) && Math.abs(id) <= 0x7fffffff) return id;
  throw failure('insert into', table, `id ${String(id)} is not a whole number of 32 bits`);
}

function failure(verb: string, table: string, reason: string): Error {
  return new Error(
    `Failed to ${verb} table "${table}": ${reason}. Give a column and an id that the table has.`,
  );
}
