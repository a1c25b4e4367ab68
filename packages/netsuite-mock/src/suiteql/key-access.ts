import type { Table } from '../store/table.js';
import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { coerce } from './compiled.js';

/** Rows that the conditions on the primary key leave, as positions [low, high), and the conditions left to ask. */
export interface KeyAccess {
  readonly low: number;
  readonly high: number;
  readonly rest: readonly Expression[];
}

interface Bounds {
  /** Smallest and largest id, both included; ids are whole numbers. */
  readonly from: number;
  readonly to: number;
}

const NOTHING: Bounds = { from: 1, to: 0 };

const BOUNDS_OF: Readonly<Record<string, (value: number) => Bounds>> = {
  // No row has a fractional id.
  '=': (value) => (Number.isInteger(value) ? { from: value, to: value } : NOTHING),
  '>': (value) => ({ from: Math.floor(value) + 1, to: Number.POSITIVE_INFINITY }),
  '>=': (value) => ({ from: Math.ceil(value), to: Number.POSITIVE_INFINITY }),
  '<': (value) => ({ from: Number.NEGATIVE_INFINITY, to: Math.ceil(value) - 1 }),
  '<=': (value) => ({ from: Number.NEGATIVE_INFINITY, to: Math.floor(value) }),
};

const MIRRORED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * Takes the conditions on `id` out of a WHERE clause and answers them by binary search, so that a page of a million
 * rows costs no more than a page of a thousand.
 */
export function planKeyAccess(
  where: Expression | undefined,
  table: Table,
  context: CompileContext,
): KeyAccess {
  let { from, to }: Bounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const rest: Expression[] = [];
  for (const conjunct of conjunctsOf(where)) {
    const bounds = boundsOf(conjunct, context);
    if (bounds === undefined) rest.push(conjunct);
    else {
      from = Math.max(from, bounds.from);
      to = Math.min(to, bounds.to);
    }
  }
  const low = from === Number.NEGATIVE_INFINITY ? 0 : table.positionOf(from);
  const high = to === Number.POSITIVE_INFINITY ? table.rowCount : table.positionOf(to + 1);
  return { low, high: Math.max(low, high), rest };
}

function conjunctsOf(where: Expression | undefined): readonly Expression[] {
  if (where === undefined) return [];
  return where.kind === 'logical' && where.operator === 'and' ? where.operands.flatMap(conjunctsOf) : [where];
}

function boundsOf(condition: Expression, context: CompileContext): Bounds | undefined {
  if (condition.kind === 'comparison') {
    if (isKey(condition.left, context)) return bound(condition.operator, condition.right, context);
    if (isKey(condition.right, context)) return bound(MIRRORED[condition.operator], condition.left, context);
    return undefined;
  }
  if (condition.kind !== 'between' || condition.negated || !isKey(condition.operand, context))
    return undefined;
  const above = bound('>=', condition.low, context);
  const below = bound('<=', condition.high, context);
  if (above === undefined || below === undefined) return undefined;
  return above === NOTHING || below === NOTHING ? NOTHING : { from: above.from, to: below.to };
}

function bound(
  operator: string | undefined,
  expression: Expression,
  context: CompileContext,
): Bounds | undefined {
  const toBounds = BOUNDS_OF[operator ?? ''];
  const value = compileValue(expression, context);
  if (toBounds === undefined || !value.constant || value.type === 'date') return undefined;
  const scalar = coerce(value, 'number', context.conversions).run([]);
  // A comparison with NULL is never true.
  if (scalar === null) return NOTHING;
  return toBounds(Number(scalar));
}

function isKey(expression: Expression, context: CompileContext): boolean {
  return expression.kind === 'column' && context.scope.resolve(expression).definition.name === 'id';
}
