import type { Scalar } from '../store/scalar.js';
import type { Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { type CompiledValue, coerce, computed, constantValue } from './compiled.js';
import { compileDateFormat } from './date-format.js';
import { notModelled, unsupported } from './refusal.js';
import { REFUSED_FUNCTIONS, UNMODELLED_FUNCTIONS } from './words.js';

type Call = Extract<Expression, { readonly kind: 'call' }>;
type CompileArgument = (expression: Expression, context: CompileContext) => CompiledValue;

interface FunctionRule {
  readonly least: number;
  readonly most: number;
  compile(args: readonly [CompiledValue, CompiledValue], context: CompileContext): CompiledValue;
}

const NULL_VALUE = constantValue('null', null);

/** Functions of values. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html */
const FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  upper: {
    least: 1,
    most: 1,
    compile: ([value], context) => mapText(value, context, (text) => text.toUpperCase()),
  },
  lower: {
    least: 1,
    most: 1,
    compile: ([value], context) => mapText(value, context, (text) => text.toLowerCase()),
  },
  nvl: { least: 2, most: 2, compile: compileNvl },
  to_char: { least: 1, most: 2, compile: compileToChar },
  to_date: { least: 1, most: 2, compile: compileToDate },
  to_timestamp: { least: 1, most: 2, compile: compileToDate },
};

/**
 * Compiles a call. A function that NetSuite refuses or does not know is refused; one that it documents and the mock
 * does not compute is not-modelled.
 */
export function compileCall(
  call: Call,
  context: CompileContext,
  compileArgument: CompileArgument,
): CompiledValue {
  if (call.name === 'sysdate') {
    context.usesClock();
    return constantValue('date', context.conversions.nowS);
  }
  if (call.name === 'builtin.df') return compileDisplay(call, context);
  const rule = Object.hasOwn(FUNCTIONS, call.name) ? FUNCTIONS[call.name] : undefined;
  if (rule === undefined) throw unknownFunction(call.name);
  if (call.args.length < rule.least || call.args.length > rule.most) {
    throw unsupported(`${call.name.toUpperCase()} has a wrong number of arguments`);
  }
  const [first = NULL_VALUE, second = NULL_VALUE] = call.args.map((arg) => compileArgument(arg, context));
  if (call.args.length === 1) return rule.compile([first, ABSENT], context);
  return rule.compile([first, second], context);
}

/** Stands for an optional argument that is not there, which is not the same as NULL. */
const ABSENT: CompiledValue = constantValue('null', null);

function unknownFunction(name: string): Error {
  if (UNMODELLED_FUNCTIONS.has(name)) return notModelled(`function ${name.toUpperCase()}`);
  const why = REFUSED_FUNCTIONS.has(name) ? 'is not supported' : 'is unknown';
  return unsupported(`function ${name.toUpperCase()} ${why}`);
}

function mapText(
  value: CompiledValue,
  context: CompileContext,
  map: (text: string) => string,
): CompiledValue {
  const text = coerce(value, 'text', context.conversions);
  return computed('text', [text], (row) => {
    const scalar = text.run(row);
    return scalar === null ? null : map(String(scalar));
  });
}

function compileNvl(
  [value, other]: readonly [CompiledValue, CompiledValue],
  context: CompileContext,
): CompiledValue {
  if (value.type === 'null') return other;
  const fallback = coerce(other, value.type, context.conversions);
  return computed(value.type, [value, fallback], (row) => value.run(row) ?? fallback.run(row));
}

function constantText(value: CompiledValue, what: string): string {
  const text = value.constant ? value.run([]) : undefined;
  if (typeof text !== 'string') throw notModelled(`${what} that is not a constant`);
  return text;
}

function compileToChar(
  [value, format]: readonly [CompiledValue, CompiledValue],
  context: CompileContext,
): CompiledValue {
  if (format === ABSENT) return coerce(value, 'text', context.conversions);
  if (value.type === 'null') return value;
  if (value.type !== 'date') throw notModelled('TO_CHAR with a format for numbers');
  const dates = compileDateFormat(constantText(format, 'a date format'));
  return computed('text', [value], (row) => {
    const seconds = value.run(row);
    return seconds === null ? null : dates.format(Number(seconds));
  });
}

function compileToDate(
  [value, format]: readonly [CompiledValue, CompiledValue],
  context: CompileContext,
): CompiledValue {
  const { accountDates, nowS } = context.conversions;
  if (value.type === 'date' && format === ABSENT) return value;
  const dates = format === ABSENT ? accountDates : compileDateFormat(constantText(format, 'a date format'));
  const text = coerce(value, 'text', context.conversions);
  return computed('date', [text], (row) => {
    const scalar = text.run(row);
    return scalar === null ? null : dates.parse(String(scalar), nowS);
  });
}

/** BUILTIN.DF: the label of a reference. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html */
function compileDisplay(call: Call, context: CompileContext): CompiledValue {
  const [argument] = call.args;
  if (call.args.length !== 1 || argument?.kind !== 'column') throw unsupported('BUILTIN.DF takes one column');
  const { index, definition } = context.scope.resolve(argument);
  if (context.aggregates !== undefined) throw unsupported('a column stands beside an aggregate');
  const { reference } = definition;
  if (reference === undefined) throw notModelled('BUILTIN.DF of a column that is no reference');
  const labelOf = (id: number): Scalar => context.label(reference, id);
  return {
    type: 'text',
    constant: false,
    run(row) {
      const value = row[index] ?? null;
      if (value === null) return null;
      return typeof value === 'number' ? labelOf(value) : labelsOf(value, labelOf);
    },
  };
}

function labelsOf(ids: string, labelOf: (id: number) => Scalar): Scalar {
  return ids
    .split(', ')
    .map((id) => labelOf(Number(id)) ?? '')
    .join(', ');
}
