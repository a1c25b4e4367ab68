import type { CompileContext } from '../compile-context.js';
import { type CompiledValue, coerce, computed, constantValue } from '../compiled.js';
import { compileDateFormat, type DateFormat } from '../date-format.js';
import { compileNumberFormat, type NumberFormat } from '../number-format.js';
import { notModelled } from '../refusal.js';
import { wallOf } from '../zoned.js';
import type { FunctionRule, FunctionTable } from './rule.js';

const NULL_VALUE = constantValue('null', null);

function constantText(value: CompiledValue, what: string): string {
  const text = value.constant ? value.run() : undefined;
  if (typeof text !== 'string') throw notModelled(`${what} that is not a constant`);
  return text;
}

const toChar: FunctionRule = {
  least: 1,
  most: 2,
  compile([value = NULL_VALUE, format], { session: { conversions } }) {
    if (format === undefined) return coerce(value, 'text', conversions);
    if (value.type === 'null') return value;
    if (value.type === 'date' || value.type === 'zoned') {
      const dates = compileDateFormat(constantText(format, 'a date format'));
      const { type } = value;
      return formatted(value, (scalar) => dates.format(type === 'zoned' ? wallOf(scalar) : scalar));
    }
    const numbers = compileNumberFormat(constantText(format, 'a number format'));
    return formatted(coerce(value, 'number', conversions), numbers.format);
  },
};

function formatted(value: CompiledValue, format: (scalar: number) => string): CompiledValue {
  return computed('text', [value], () => {
    const scalar = value.run();
    return scalar === null ? null : format(Number(scalar));
  });
}

const toDate: FunctionRule = {
  least: 1,
  most: 2,
  compile([value = NULL_VALUE, format], { session: { conversions } }) {
    if (format === undefined) return coerce(value, 'date', conversions);
    const dates: DateFormat = compileDateFormat(constantText(format, 'a date format'));
    const text = coerce(value, 'text', conversions);
    return computed('date', [text], () => {
      const scalar = text.run();
      return scalar === null ? null : dates.parse(String(scalar), conversions.nowS);
    });
  },
};

const toNumber: FunctionRule = {
  least: 1,
  most: 2,
  compile([value = NULL_VALUE, format], { session: { conversions } }) {
    if (format === undefined) return coerce(value, 'number', conversions);
    const numbers: NumberFormat = compileNumberFormat(constantText(format, 'a number format'));
    const text = coerce(value, 'text', conversions);
    return computed('number', [text], () => {
      const scalar = text.run();
      return scalar === null ? null : numbers.parse(String(scalar));
    });
  },
};

const toText: FunctionRule = {
  least: 1,
  most: 1,
  compile: ([value = NULL_VALUE], { session }: CompileContext) => coerce(value, 'text', session.conversions),
};

/** Functions that turn one type into another. */
export const CONVERSION_FUNCTIONS: FunctionTable = {
  to_char: toChar,
  to_nchar: toChar,
  to_date: toDate,
  to_timestamp: toDate,
  to_timestamp_tz: toDate,
  to_number: toNumber,
  to_binary_double: toNumber,
  to_binary_float: toNumber,
  to_clob: toText,
  to_nclob: toText,
};
