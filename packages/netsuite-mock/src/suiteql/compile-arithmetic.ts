import type { ArithmeticOperator, Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { type CompiledValue, coerce, computed, type ValueType } from './compiled.js';
import { roundedNumber } from './number-text.js';
import { unsupported } from './refusal.js';

/** Makes a value negative. */
export function compileNegation(operand: CompiledValue, { session }: CompileContext): CompiledValue {
  const number = coerce(operand, 'number', session.conversions);
  return computed('number', [number], () => {
    const value = number.run();
    return value === null ? null : -Number(value);
  });
}

const DAY_S = 86_400;

interface Sides {
  readonly left: CompiledValue;
  readonly right: CompiledValue;
}

/** Numbers with numbers; days added to and taken from dates; a date less a date, in days. */
export function compileArithmetic(
  expression: Extract<Expression, { readonly kind: 'arithmetic' }>,
  { left: writtenLeft, right: writtenRight }: Sides,
  context: CompileContext,
): CompiledValue {
  const { operator } = expression;
  const left = plain(writtenLeft, context);
  const right = plain(writtenRight, context);
  if (operator === '+') refuseTexts(expression, { left, right });
  if (left.type !== 'date' && right.type !== 'date') {
    const inputs = [left, right].map((side) => coerce(side, 'number', context.session.conversions));
    return arithmetic('number', inputs, OPERATIONS[operator]);
  }
  if (operator === '-' && left.type === 'date' && right.type === 'date') {
    return arithmetic('number', [left, right], (from, less) => roundedNumber((from - less) / DAY_S));
  }
  if (operator === '+' && left.type !== 'date') return shiftedDate(right, left, { sign: 1, context });
  if (operator === '+' || operator === '-') {
    return shiftedDate(left, right, { sign: operator === '+' ? 1 : -1, context });
  }
  throw unsupported('a date is multiplied or divided');
}

function plain(value: CompiledValue, { session }: CompileContext): CompiledValue {
  return value.type === 'zoned' ? coerce(value, 'date', session.conversions) : value;
}

// `+` joins no texts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
function refuseTexts(
  { left, right }: Extract<Expression, { readonly kind: 'arithmetic' }>,
  values: Sides,
): void {
  const isText = (side: Expression, value: CompiledValue): boolean =>
    value.type === 'text' && side.kind !== 'parameter';
  if (isText(left, values.left) && isText(right, values.right))
    throw unsupported('texts are joined by || and not by +');
}

interface Shift {
  readonly sign: 1 | -1;
  readonly context: CompileContext;
}

function shiftedDate(date: CompiledValue, daysValue: CompiledValue, { sign, context }: Shift): CompiledValue {
  if (daysValue.type === 'date') throw unsupported('two dates are added');
  const days = coerce(daysValue, 'number', context.session.conversions);
  return arithmetic('date', [date, days], (seconds, count) => seconds + sign * Math.round(count * DAY_S));
}

const OPERATIONS: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => roundedNumber(left + right),
  '-': (left, right) => roundedNumber(left - right),
  '*': (left, right) => roundedNumber(left * right),
  '/': (left, right) => {
    if (right === 0) throw unsupported('a number is divided by zero');
    return roundedNumber(left / right);
  },
};

function arithmetic(
  type: ValueType,
  inputs: readonly CompiledValue[],
  run: (left: number, right: number) => number,
): CompiledValue {
  const [left, right] = inputs;
  return computed(type, inputs, () => {
    const from = left?.run() ?? null;
    const by = right?.run() ?? null;
    return from === null || by === null ? null : run(Number(from), Number(by));
  });
}

/** Joins texts; NULL counts as the empty text. */
export function compileConcatenation(
  parts: readonly CompiledValue[],
  { session }: CompileContext,
): CompiledValue {
  const texts = parts.map((part) => coerce(part, 'text', session.conversions));
  return computed('text', texts, () => {
    let joined = '';
    for (const text of texts) joined += text.run() ?? '';
    return joined === '' ? null : joined;
  });
}
