import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { type CompiledValue, coerce, computed, constantValue, type ValueType } from './compiled.js';
import { compileCall } from './functions.js';
import { roundedNumber } from './number-text.js';
import { unsupported } from './refusal.js';

/** Checks a value and makes it ready to be computed. Throws a refusal for an unknown name or a wrong type. */
export function compileValue(expression: Expression, context: CompileContext): CompiledValue {
  switch (expression.kind) {
    case 'text':
      // '' is NULL in Oracle.
      return constantValue('text', expression.value === '' ? null : expression.value);
    case 'number':
      return constantValue('number', expression.value);
    case 'null':
      return constantValue('null', null);
    case 'parameter':
      return constantValue('text', context.params[expression.index] || null);
    case 'column':
      return compileColumn(expression, context);
    case 'negation':
      return compileNegation(compileValue(expression.operand, context), context);
    case 'arithmetic':
      return compileArithmetic(expression, context);
    case 'concatenation':
      return compileConcatenation(expression.parts, context);
    case 'call':
      return compileCall(expression, context, compileValue);
    case 'aggregate':
      return compileAggregate(expression, context);
    default:
      throw unsupported('a condition stands where a value is needed');
  }
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

function compileColumn(column: Of<'column'>, context: CompileContext): CompiledValue {
  const { index, definition } = context.scope.resolve(column);
  if (context.aggregates !== undefined) throw unsupported('a column stands beside an aggregate');
  return { type: definition.type, constant: false, run: (row) => row[index] ?? null };
}

function compileNegation(operand: CompiledValue, context: CompileContext): CompiledValue {
  const number = coerce(operand, 'number', context.conversions);
  return computed('number', [number], (row) => {
    const value = number.run(row);
    return value === null ? null : -Number(value);
  });
}

const DAY_S = 86_400;

function compileArithmetic(expression: Of<'arithmetic'>, context: CompileContext): CompiledValue {
  const left = compileValue(expression.left, context);
  const right = compileValue(expression.right, context);
  const { operator } = expression;
  if (left.type !== 'date' && right.type !== 'date') {
    const inputs = [left, right].map((side) => coerce(side, 'number', context.conversions));
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

interface Shift {
  readonly sign: 1 | -1;
  readonly context: CompileContext;
}

function shiftedDate(date: CompiledValue, daysValue: CompiledValue, { sign, context }: Shift): CompiledValue {
  if (daysValue.type === 'date') throw unsupported('two dates are added');
  const days = coerce(daysValue, 'number', context.conversions);
  return arithmetic('date', [date, days], (seconds, count) => seconds + sign * Math.round(count * DAY_S));
}

const OPERATIONS = {
  '+': (left: number, right: number) => roundedNumber(left + right),
  '-': (left: number, right: number) => roundedNumber(left - right),
  '*': (left: number, right: number) => roundedNumber(left * right),
  '/': (left: number, right: number) => {
    if (right === 0) throw unsupported('a number is divided by zero');
    return roundedNumber(left / right);
  },
} as const;

function arithmetic(
  type: ValueType,
  inputs: readonly CompiledValue[],
  run: (left: number, right: number) => number,
): CompiledValue {
  const [left, right] = inputs;
  return computed(type, inputs, (row) => {
    const from = left?.run(row) ?? null;
    const by = right?.run(row) ?? null;
    return from === null || by === null ? null : run(Number(from), Number(by));
  });
}

function compileConcatenation(parts: readonly Expression[], context: CompileContext): CompiledValue {
  const texts = parts.map((part) => coerce(compileValue(part, context), 'text', context.conversions));
  return computed('text', texts, (row) => {
    let joined = '';
    for (const text of texts) joined += text.run(row) ?? '';
    return joined === '' ? null : joined;
  });
}

function compileAggregate(expression: Of<'aggregate'>, context: CompileContext): CompiledValue {
  const { aggregates } = context;
  if (aggregates === undefined) throw unsupported('an aggregate stands where none may');
  const { name, distinct, argument: written } = expression;
  const inner: CompileContext = { ...context, aggregates: undefined };
  const compiled = written && compileValue(written, inner);
  const numeric = name === 'sum' || name === 'avg';
  const argument = compiled && numeric ? coerce(compiled, 'number', context.conversions) : compiled;
  const overKey = written?.kind === 'column' && context.scope.resolve(written).definition.name === 'id';
  const index = aggregates.length;
  aggregates.push({ name, distinct, overKey, ...(argument && { argument }) });
  const type = name === 'min' || name === 'max' ? (argument?.type ?? 'null') : 'number';
  // Computed over a row of the aggregates' results.
  return { type, constant: false, run: (row) => row[index] ?? null };
}
