import type { Table } from '../store/table.js';
import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import type { Cell } from './compiled.js';
import { indexPath, keyPath, type Path } from './path.js';
import { both, type SlotRanges, slotRangesOf } from './slot-ranges.js';
import type { SortedIndexes } from './sorted-index.js';

/** How one table is read: which slots of which path, and the conditions still to be asked. */
export interface TableAccess {
  readonly path: Path;
  readonly ranges: SlotRanges;
  readonly rest: readonly Expression[];
}

/** What an access is planned from. */
export interface AccessInput {
  readonly table: Table;
  readonly cell: Cell;
  readonly context: CompileContext;
  readonly indexes: SortedIndexes;
  readonly conditions: readonly Expression[];
}

/** Columns that say when a row was written: those that incremental readers filter and sort by have a sorted index. */
const INDEXED = new Set(['lastmodifieddate', 'linelastmodifieddate', 'lastmodified', 'deleteddate']);

/** Index of the column with a sorted index, -1 where the table has none. */
export function indexedColumn(table: Table): number {
  return table.definition.columns.findIndex(({ name, type }) => type === 'date' && INDEXED.has(name));
}

/** Plans to read along the key. */
export function accessByKey(input: AccessInput): TableAccess {
  return accessAlong(keyPath(input.table), 'number', input);
}

/** Plans to read along the sorted index, where there is one. */
export function accessByIndex(input: AccessInput): TableAccess | undefined {
  const column = indexedColumn(input.table);
  if (column < 0) return undefined;
  return accessAlong(indexPath(input.table, column, input.indexes.open(input.table, column)), 'date', input);
}

/** Whether a condition speaks of the indexed column at all: else the index need not even be opened. */
export function mentionsIndexed({ table, cell, context, conditions }: AccessInput): boolean {
  const column = indexedColumn(table);
  const mentions = (node: Expression): boolean => {
    if (node.kind === 'logical') return node.operands.some(mentions);
    const side =
      node.kind === 'comparison' ? [node.left, node.right] : node.kind === 'between' ? [node.operand] : [];
    return side.some((part) => {
      if (part.kind !== 'column') return false;
      const origin = context.scope.resolve(part).column;
      return origin?.cell === cell && origin.index === column;
    });
  };
  return column >= 0 && conditions.some(mentions);
}

function accessAlong(path: Path, type: 'number' | 'date', input: AccessInput): TableAccess {
  const { table, cell, context, conditions } = input;
  const hasKey = keyPath(table).column === 0;
  let ranges: SlotRanges = [[0, path.count]];
  const rest: Expression[] = [];
  for (const condition of conditions) {
    const found = slotRangesOf(condition, { path, type, hasKey, cell, context });
    if (found === undefined) rest.push(condition);
    else ranges = both(ranges, found) ?? ranges;
  }
  return { path, ranges, rest };
}

/** How many slots. */
export function countSlots(ranges: SlotRanges): number {
  return ranges.reduce((total, [from, to]) => total + to - from, 0);
}
