import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { type Cell, coerce } from './compiled.js';
import type { Path } from './path.js';

/** Slots from the first to before the second; several in ascending order, none touching. */
export type SlotRanges = readonly (readonly [from: number, to: number])[];

/** Where a condition is looked at: the source's cell, and the path whose slots are meant. */
export interface RangeGround {
  readonly path: Path;
  /** What the leading column holds. */
  readonly type: 'number' | 'date';
  /** The first column of the table is its primary key. */
  readonly hasKey: boolean;
  readonly cell: Cell;
  readonly context: CompileContext;
}

const MIRRORED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * The slots of exactly those rows for which a condition is true, or `undefined` where the path cannot tell. So the keyset
 * condition `a > ? OR (a = ? AND id > ?)` costs two binary searches and no row.
 */
export function slotRangesOf(condition: Expression, ground: RangeGround): SlotRanges | undefined {
  switch (condition.kind) {
    case 'comparison': {
      const { operator, left, right } = condition;
      if (isLeading(left, ground)) return compared(operator, right, ground);
      if (isLeading(right, ground)) return compared(MIRRORED[operator] ?? '', left, ground);
      return undefined;
    }
    case 'between':
      return condition.negated || !isLeading(condition.operand, ground)
        ? undefined
        : both(compared('>=', condition.low, ground), compared('<=', condition.high, ground));
    case 'in': {
      if (condition.negated || !isLeading(condition.operand, ground)) return undefined;
      return anyOf(condition.values.map((value) => compared('=', value, ground)));
    }
    case 'logical':
      return condition.operator === 'or'
        ? anyOf(condition.operands.map((part) => slotRangesOf(part, ground)))
        : allHold(condition.operands, ground);
    default:
      return undefined;
  }
}

/** The slots where all hold; with an equality on the leading column, bounds on the id count too. */
function allHold(operands: readonly Expression[], ground: RangeGround): SlotRanges | undefined {
  const whole: SlotRanges = [[0, ground.path.count]];
  let ranges: SlotRanges | undefined = whole;
  const left: Expression[] = [];
  for (const operand of operands) {
    const found = slotRangesOf(operand, ground);
    if (found === undefined) left.push(operand);
    else ranges = both(ranges, found);
  }
  if (left.length === 0) return ranges;
  const value = operands.map((operand) => equalTo(operand, ground)).find((known) => known !== undefined);
  if (value === undefined) return undefined;
  for (const operand of left) ranges = both(ranges, idBounds(operand, value, ground));
  return ranges;
}

function equalTo(condition: Expression, ground: RangeGround): number | undefined {
  if (condition.kind !== 'comparison' || condition.operator !== '=') return undefined;
  const other = isLeading(condition.left, ground) ? condition.right : condition.left;
  if (!isLeading(condition.left, ground) && !isLeading(condition.right, ground)) return undefined;
  return constantOf(other, ground) ?? undefined;
}

/** Slots of the rows with `value` whose id fits. */
function idBounds(condition: Expression, value: number, ground: RangeGround): SlotRanges | undefined {
  const { path } = ground;
  if (condition.kind !== 'comparison') return undefined;
  const isIdLeft = isId(condition.left, ground);
  if (!isIdLeft && !isId(condition.right, ground)) return undefined;
  const operator = isIdLeft ? condition.operator : (MIRRORED[condition.operator] ?? '');
  const id = constantOf(isIdLeft ? condition.right : condition.left, { ...ground, type: 'number' });
  if (id === null) return [];
  if (id === undefined) return undefined;
  const [from, to] = [path.below(value), path.above(value)];
  const after = path.belowPair(value, Math.floor(id) + 1);
  const at = path.belowPair(value, Math.ceil(id));
  const parts: Readonly<Record<string, readonly [number, number]>> = {
    '=': [at, after],
    '>': [after, to],
    '>=': [at, to],
    '<': [from, at],
    '<=': [from, after],
  };
  const part = parts[operator];
  return part === undefined ? undefined : normal([part]);
}

function compared(operator: string, other: Expression, ground: RangeGround): SlotRanges | undefined {
  const value = constantOf(other, ground);
  // A comparison with NULL is never true.
  if (value === null) return [];
  if (value === undefined) return undefined;
  const { path } = ground;
  const [below, above, end] = [path.below(value), path.above(value), path.nullsFrom];
  switch (operator) {
    case '=':
      return normal([[below, above]]);
    case '>':
      return normal([[above, end]]);
    case '>=':
      return normal([[below, end]]);
    case '<':
      return normal([[0, below]]);
    case '<=':
      return normal([[0, above]]);
    case '<>':
      return normal([
        [0, below],
        [above, end],
      ]);
    default:
      return undefined;
  }
}

/** The value as the number that the path holds: `null` for NULL, `undefined` where it differs from row to row. */
function constantOf(expression: Expression, { type, context }: RangeGround): number | null | undefined {
  if (expression.kind === 'scalarQuery') return undefined;
  const value = compileValue(expression, context);
  const isSame =
    value.type === 'null' || value.type === 'text' || (value.type === 'number') === (type === 'number');
  if (!value.constant || !isSame) return undefined;
  const scalar = coerce(value, type, context.session.conversions).run();
  return scalar === null ? null : Number(scalar);
}

function isColumn(expression: Expression, index: number, { cell, context }: RangeGround): boolean {
  if (expression.kind !== 'column') return false;
  const { column } = context.scope.resolve(expression);
  return column !== undefined && column.cell === cell && column.index === index;
}

const isLeading = (expression: Expression, ground: RangeGround): boolean =>
  isColumn(expression, ground.path.column, ground);

const isId = (expression: Expression, ground: RangeGround): boolean =>
  ground.hasKey && isColumn(expression, 0, ground);

function normal(ranges: SlotRanges): SlotRanges {
  const sorted = ranges.filter(([from, to]) => to > from).sort(([left], [right]) => left - right);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function anyOf(parts: readonly (SlotRanges | undefined)[]): SlotRanges | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? normal(known.flat()) : undefined;
}

/** The slots of both. */
export function both(left: SlotRanges | undefined, right: SlotRanges | undefined): SlotRanges | undefined {
  if (left === undefined || right === undefined) return undefined;
  return normal(
    left.flatMap(([from, to]) =>
      right.map(([low, high]): [number, number] => [Math.max(from, low), Math.min(to, high)]),
    ),
  );
}
