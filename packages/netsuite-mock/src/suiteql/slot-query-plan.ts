import type { Scalar } from '../store/scalar.js';
import { createAccumulator } from './accumulators.js';
import type { CompiledParts } from './block-parts.js';
import type { Aggregate } from './compile-context.js';
import { NULL_ROW } from './compiled.js';
import type { Located, QueryPlan } from './query-plan.js';
import type { SlotPlan } from './slot-plan.js';

/** The plan of a block over one table, without GROUP BY: only slots are kept, rows are read when they are needed. */
export function slotQueryPlan(parts: CompiledParts, slots: SlotPlan, limit: number): QueryPlan {
  const { sources, scope, columns, orderKeys, rownum } = parts;
  if (parts.isGrouped) return wholePlan(parts, slots, limit);
  const cell = sources[0]?.cell ?? { row: NULL_ROW };
  const { path } = slots;
  return {
    columns,
    outer: scope.outer,
    order: slots.order ?? { kind: 'keys', keys: orderKeys },
    limit,
    locate: slots.locate,
    seat(located, index, alone) {
      const slot = slotAt(located, index);
      rownum.value = index + 1;
      cell.row = alone === true ? path.rowAlone(slot) : path.rowAt(slot);
    },
    exists: () => limit > 0 && slots.locate().count > 0,
  };
}

function slotAt(located: Located, index: number): number {
  return located.slots === undefined ? located.low + index : (located.slots[index] ?? 0);
}

/** Aggregates over the whole table: one row. */
function wholePlan(parts: CompiledParts, slots: SlotPlan, limit: number): QueryPlan {
  const { scope, columns, aggregates, aggregateCell, having } = parts;
  const locate = (): Located => {
    const found = slots.locate();
    aggregateCell.row = aggregateSlots(aggregates, found, { parts, slots });
    if (having !== undefined && having() !== true) return { count: 0, low: 0 };
    return { count: 1, low: 0, columns: [[aggregateCell.row]] };
  };
  return {
    columns,
    outer: scope.outer,
    order: { kind: 'found' },
    limit,
    locate,
    seat(located) {
      aggregateCell.row = located.columns?.[0]?.[0] ?? NULL_ROW;
    },
    exists: () => limit > 0 && locate().count > 0,
  };
}

interface SlotGround {
  readonly parts: CompiledParts;
  readonly slots: SlotPlan;
}

function aggregateSlots(
  aggregates: readonly Aggregate[],
  found: Located,
  { parts, slots }: SlotGround,
): readonly Scalar[] {
  const known = aggregates.map((aggregate) => keyAggregate(aggregate, found, slots));
  const left = aggregates.map((aggregate, index) =>
    known[index] === undefined ? createAccumulator(aggregate) : undefined,
  );
  if (left.some((accumulator) => accumulator !== undefined)) {
    const cell = parts.sources[0]?.cell ?? { row: NULL_ROW };
    for (let index = 0; index < found.count; index += 1) {
      cell.row = slots.path.rowAt(slotAt(found, index));
      for (const accumulator of left) accumulator?.add();
    }
  }
  return known.map((value, index) => (value === undefined ? (left[index]?.result() ?? null) : value));
}

/** Answers over the primary key without reading a row: what was found is in the order of ids. */
function keyAggregate(
  { name, argument, overKey }: Aggregate,
  found: Located,
  { path }: SlotPlan,
): Scalar | undefined {
  if (name === 'count' && (argument === undefined || overKey)) return found.count;
  if (!overKey || path.column !== 0 || found.count === 0) return undefined;
  if (name === 'min') return path.idAt(slotAt(found, 0));
  return name === 'max' ? path.idAt(slotAt(found, found.count - 1)) : undefined;
}
