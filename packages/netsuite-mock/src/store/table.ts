import { createPositions } from './positions.js';
import type { Row, RowObject, Scalar } from './scalar.js';
import type { TableDefinition } from './table-definition.js';

/** Where a table's first rows come from: they are made when read, a chunk at a time. */
export interface RowSource {
  /** Ids in ascending order, one a row. */
  readonly ids: Int32Array;
  /** Makes row `index` of `ids`; always the same for one index. */
  makeRow(index: number): Row;
}

/** Rows of one table in the order of their ids. A position is an index in that order. */
export interface Table {
  readonly definition: TableDefinition;
  /** Grows with every write, so that a kept result can be told to be stale. */
  readonly epoch: number;
  readonly rowCount: number;
  idAt(position: number): number;
  rowAt(position: number): Row;
  /** The same row, for a reader that jumps about: it makes no neighbours. */
  rowAlone(position: number): Row;
  /** The first position whose id is at least `id`; `rowCount` when there is none. `id` may be a fraction. */
  positionOf(id: number): number;
  /** The row with this id. */
  find(id: number): RowObject | undefined;
  /** Adds a row and gives its id, which is the next free one where `values` has none. Throws when it is taken. */
  insert(values: RowObject): number;
  /** Changes the named columns of a row. Throws when there is none with this id. */
  update(id: number, values: RowObject): void;
  /** Removes a row; false when there was none. */
  delete(id: number): boolean;
}

const CHUNK_ROWS = 1024;

/** Made rows that are kept: 262,144, about 150 MB. The rest are made again, which costs a microsecond a row. */
const MOST_CHUNKS = 256;

/** Makes a table over a source. Rows are numbers and text in one array each, no object a cell. */
export function createTable(definition: TableDefinition, source: RowSource): Table {
  const columnIndexes = new Map(definition.columns.map((column, index) => [column.name, index]));
  const chunks = new Map<number, readonly Row[]>();
  /** Rows of the source that were changed since. */
  const changed = new Map<number, Row>();
  const added: Row[] = [];
  const seededRows = source.ids.length;
  const positions = createPositions(source.ids);
  let epoch = 0;

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
  const setRow = (slot: number, row: Row): void => {
    if (slot < seededRows) changed.set(slot, row);
    else added[slot - seededRows] = row;
    epoch += 1;
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
  const rowFrom = (values: RowObject, old: Row): Row =>
    definition.columns.map(({ name }, index) =>
      name in values ? (values[name] ?? null) : (old[index] ?? null),
    );

  return {
    definition,
    get epoch() {
      return epoch;
    },
    get rowCount() {
      return positions.count();
    },
    idAt: positions.idAt,
    rowAt: (position) => rowOfSlot(positions.slotAt(position), false),
    rowAlone: (position) => rowOfSlot(positions.slotAt(position), true),
    positionOf: positions.lowerBound,
    find(id) {
      const slot = slotOf(id);
      if (slot === undefined) return undefined;
      const row = rowOfSlot(slot, true);
      return Object.fromEntries(definition.columns.map(({ name }, index) => [name, row[index] ?? null]));
    },
    insert(values) {
      assertColumns(values);
      const id = requireId(definition.name, values['id'] ?? positions.largestId() + 1);
      if (slotOf(id) !== undefined) throw failure('insert into', definition.name, `id ${id} is taken`);
      positions.insert(id, seededRows + added.length);
      added.push(rowFrom({ ...values, id }, []));
      epoch += 1;
      return id;
    },
    update(id, values) {
      assertColumns(values);
      const slot = slotOf(id);
      if (slot === undefined) throw failure('update', definition.name, `there is no row with id ${id}`);
      setRow(slot, rowFrom({ ...values, id }, rowOfSlot(slot, true)));
    },
    delete(id) {
      const removed = positions.remove(id);
      if (removed) epoch += 1;
      return removed;
    },
  };
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
