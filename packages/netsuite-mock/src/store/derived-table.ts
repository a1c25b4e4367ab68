import type { Row, Scalar } from './scalar.js';
import { rowObject, type Table } from './table.js';
import type { TableDefinition } from './table-definition.js';

/** One table whose rows a derived table shows. */
export interface DerivedPart {
  readonly table: Table;
  /** The derived row, in the order of the derived columns. */
  map(row: Row, id: number): Row;
}

interface Merged {
  readonly epoch: number;
  readonly ids: Int32Array;
  readonly parts: Uint8Array;
}

/**
 * Makes a table that is read off others: a union of tables whose ids differ, or other columns of one. It has no rows of
 * its own, so it can never disagree with theirs.
 */
export function createDerivedTable(definition: TableDefinition, parts: readonly DerivedPart[]): Table {
  const columnIndexes = new Map(definition.columns.map((column, index) => [column.name, index]));
  let merged: Merged | undefined;
  const epochOf = (): number => parts.reduce((latest, { table }) => Math.max(latest, table.epoch), 0);
  const merge = (): Merged => {
    const epoch = epochOf();
    if (merged === undefined || merged.epoch !== epoch) merged = { epoch, ...mergeParts(parts) };
    return merged;
  };
  const positionOf = (id: number): number => {
    const { ids } = merge();
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const rowOf = (id: number): Row | undefined => {
    for (const { table, map } of parts) {
      const row = table.rowOf(id);
      if (row !== undefined) return map(row, id);
    }
    return undefined;
  };
  const rowAlone = (position: number): Row => {
    const { ids, parts: partAt } = merge();
    const id = ids[position] ?? 0;
    const part = parts[partAt[position] ?? 0];
    return part?.map(part.table.rowOf(id) ?? [], id) ?? [];
  };
  const readOnly = (): never => {
    throw new Error(
      `Failed to write table "${definition.name}": its rows are made from other tables. Write those.`,
    );
  };
  const idsBy = (name: string, value: Scalar): readonly number[] => {
    const column = columnIndexes.get(name);
    if (column === undefined || value === null) return [];
    return [...merge().ids].filter((id) => rowOf(id)?.[column] === value);
  };
  return {
    definition,
    readOnly: true,
    get epoch() {
      return epochOf();
    },
    get rowCount() {
      return merge().ids.length;
    },
    get largestId() {
      return merge().ids.at(-1) ?? 0;
    },
    idAt: (position) => merge().ids[position] ?? 0,
    rowAt: rowAlone,
    rowAlone,
    rowOf,
    cellOf: (id, column) => rowOf(id)?.[column],
    positionOf,
    columnIndex: (name) => columnIndexes.get(name) ?? -1,
    idsBy,
    find(id) {
      const row = rowOf(id);
      if (row === undefined) return undefined;
      return rowObject(definition, row);
    },
    writtenSince: (epoch) => (epoch === epochOf() ? [] : undefined),
    insert: readOnly,
    update: readOnly,
    delete: readOnly,
    extend: readOnly,
    clone: readOnly,
  };
}

function mergeParts(parts: readonly DerivedPart[]): Omit<Merged, 'epoch'> {
  const total = parts.reduce((sum, { table }) => sum + table.rowCount, 0);
  const ids = new Int32Array(total);
  const partAt = new Uint8Array(total);
  const next = parts.map(() => 0);
  for (let position = 0; position < total; position += 1) {
    let best = -1;
    let bestId = Number.POSITIVE_INFINITY;
    for (const [index, { table }] of parts.entries()) {
      const at = next[index] ?? 0;
      if (at >= table.rowCount) continue;
      const id = table.idAt(at);
      if (id < bestId) {
        best = index;
        bestId = id;
      }
    }
    ids[position] = bestId;
    partAt[position] = best;
    next[best] = (next[best] ?? 0) + 1;
  }
  return { ids, parts: partAt };
}
