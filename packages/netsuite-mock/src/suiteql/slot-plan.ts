import type { Expression, OrderItem } from './ast.js';
import type { BlockSource } from './block-source.js';
import type { Conjunct } from './classify-conditions.js';
import { joinConditions } from './compile-condition.js';
import type { CompileContext } from './compile-context.js';
import type { CompiledCondition } from './compiled.js';
import { keyPath, type Path } from './path.js';
import type { Located, PlanOrder } from './query-plan.js';
import type { Services } from './services.js';
import type { SlotRanges } from './slot-ranges.js';
import {
  type AccessInput,
  accessByIndex,
  accessByKey,
  countSlots,
  indexedColumn,
  mentionsIndexed,
  type TableAccess,
} from './table-access.js';

/** How a block over one table finds its rows. */
export interface SlotPlan {
  readonly path: Path;
  /** Absent where the rows must be sorted by keys. */
  readonly order: Extract<PlanOrder, { kind: 'path' | 'none' }> | undefined;
  locate(): Located;
}

/** A block over one table: conditions, and what it is to be sorted by. */
export interface SlotPlanInput {
  readonly source: BlockSource & Required<Pick<BlockSource, 'table'>>;
  readonly conjuncts: readonly Conjunct[];
  /** What ORDER BY names, aliases put in; see `sortColumns`. */
  readonly orderBy: readonly OrderItem[];
  readonly context: CompileContext;
  readonly services: Services;
}

/** More slots than this, and what the filter leaves of the whole table is kept for the pages that follow. */
const SMALL_RANGE_SLOTS = 16_384;

/** Plans to read one table along the path that serves its conditions and its order best. */
export function planSlots(input: SlotPlanInput): SlotPlan {
  const { source, context, services, conjuncts } = input;
  const { table, cell } = source;
  const conditions = conjuncts.map(({ expression }) => expression);
  const access: AccessInput = { table, cell, context, conditions, indexes: services.sortedIndexes };
  const byKey = accessByKey(access);
  const sort = pathSort(input);
  const wantsIndex = sort?.column !== undefined && sort.column === indexedColumn(table) && sort.column >= 0;
  const byIndex = wantsIndex || mentionsIndexed(access) ? accessByIndex(access) : undefined;
  if (byIndex !== undefined && sort !== undefined && wantsIndex) {
    const order = {
      kind: 'path',
      path: byIndex.path,
      descending: sort.descending,
      unique: sort.unique,
    } as const;
    return { path: byIndex.path, order, locate: () => locateIn(byIndex, input) };
  }
  const alongKey = sort !== undefined && sort.column === 0 && byKey.path.column === 0;
  const narrow = byIndex !== undefined && countSlots(byIndex.ranges) < countSlots(byKey.ranges) / 4;
  const locate =
    narrow && byIndex !== undefined
      ? () => inKeyOrder(locateIn(byIndex, input), byIndex.path, byKey.path)
      : () => locateIn(byKey, input);
  const order = alongKey
    ? ({ kind: 'path', path: byKey.path, descending: sort.descending, unique: true } as const)
    : input.orderBy.length === 0
      ? ({ kind: 'none' } as const)
      : undefined;
  return { path: byKey.path, order, locate };
}

interface PathSort {
  readonly column: number;
  readonly descending: boolean;
  /** No two rows are equal by it. */
  readonly unique: boolean;
}

/** The order as one that a path can have: the key first, or the indexed column and then perhaps the key. */
function pathSort({ orderBy, source, context }: SlotPlanInput): PathSort | undefined {
  const columns = orderBy.map(({ expression }) => {
    if (expression.kind !== 'column') return undefined;
    const { column } = context.scope.resolve(expression);
    return column?.cell === source.cell ? column.index : undefined;
  });
  const [first, second] = orderBy;
  const [column, next] = columns;
  if (first === undefined || column === undefined) return undefined;
  const hasKey = keyPath(source.table).column === 0;
  // A key is never NULL, and after it nothing else matters.
  if (column === 0 && hasKey) return { column, descending: first.descending, unique: true };
  if (first.nulls !== undefined && (first.nulls === 'first') !== first.descending) return undefined;
  if (second === undefined) return { column, descending: first.descending, unique: false };
  if (next !== 0 || !hasKey || second.descending !== first.descending) return undefined;
  return { column, descending: first.descending, unique: true };
}

function locateIn({ path, ranges, rest }: TableAccess, input: SlotPlanInput): Located {
  const [only] = ranges;
  if (ranges.length === 0) return { count: 0, low: 0 };
  if (rest.length === 0 && ranges.length === 1 && only !== undefined)
    return { count: only[1] - only[0], low: only[0] };
  return slotsOf(rest.length === 0 ? slotList(ranges) : filteredSlots(path, ranges, { ...input, rest }));
}

const slotsOf = (slots: Int32Array): Located => ({ count: slots.length, low: 0, slots });

function slotList(ranges: SlotRanges): Int32Array {
  const slots = new Int32Array(countSlots(ranges));
  let count = 0;
  for (const [from, to] of ranges) {
    for (let slot = from; slot < to; slot += 1) {
      slots[count] = slot;
      count += 1;
    }
  }
  return slots;
}

interface Rest extends SlotPlanInput {
  readonly rest: readonly Expression[];
}

/**
 * What the filter leaves of the ranges. A client that reads on by `id > ?` asks for another range on each page, so the
 * whole table is filtered once and not what is left of it on each page.
 */
function filteredSlots(path: Path, ranges: SlotRanges, input: Rest): Int32Array {
  const { rest, conjuncts, services } = input;
  const asked = conjuncts.filter(({ expression }) => rest.includes(expression));
  const filter = joinConditions(
    asked.map(({ condition }) => condition),
    'and',
  );
  if (countSlots(ranges) <= SMALL_RANGE_SLOTS) return filtered(path, ranges, { ...input, filter });
  const found = services.recall(filterKey(path, input), () =>
    filtered(path, [[0, path.count]], { ...input, filter }),
  );
  const parts = ranges.map(([from, to]) =>
    found.subarray(firstAtLeast(found, from), firstAtLeast(found, to)),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return Int32Array.from(parts.flatMap((part) => [...part]));
}

/** Tells filters apart, bound values included, whatever range they are asked of. */
function filterKey(path: Path, { source, rest, context }: Rest): string {
  const { params } = context.session;
  return `filter ${JSON.stringify([source.name, source.alias, path.name, rest], (_, value) =>
    isParameter(value) ? { bound: params[value.index] } : value,
  )}`;
}

function isParameter(value: unknown): value is Extract<Expression, { readonly kind: 'parameter' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'parameter';
}

function firstAtLeast(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Filter extends Rest {
  readonly filter: CompiledCondition;
}

function filtered(path: Path, ranges: SlotRanges, { filter, source, services }: Filter): Int32Array {
  const { cell } = source;
  const found = new Int32Array(countSlots(ranges));
  services.session.work(found.length);
  let count = 0;
  for (const [from, to] of ranges) {
    for (let slot = from; slot < to; slot += 1) {
      cell.row = path.rowAt(slot);
      if (filter() !== true) continue;
      found[count] = slot;
      count += 1;
    }
  }
  return found.slice(0, count);
}

/** The same rows as slots of the key's path, in its order. */
function inKeyOrder(located: Located, from: Path, key: Path): Located {
  const positions = new Int32Array(located.count);
  for (let index = 0; index < located.count; index += 1) {
    const slot = located.slots === undefined ? located.low + index : (located.slots[index] ?? 0);
    // The table's own position of the id, also where the id is no column.
    positions[index] = key.below(from.idAt(slot));
  }
  return slotsOf(positions.sort());
}
