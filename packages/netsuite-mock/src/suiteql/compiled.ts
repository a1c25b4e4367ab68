import type { Row, Scalar } from '../store/scalar.js';
import type { DateFormat } from './date-format.js';
import { numberOf, oracleNumberText } from './number-text.js';
import { unsupported } from './refusal.js';

/** What a value is; `null` is the type of a bare NULL, which fits everywhere. */
export type ValueType = 'text' | 'number' | 'date' | 'null';

/** A value ready to be computed for a row. */
export interface CompiledValue {
  readonly type: ValueType;
  /** The same for every row; it has then been computed once. */
  readonly constant: boolean;
  run(row: Row): Scalar;
}

/** True, false, or neither: SQL's three values. */
export type Truth = boolean | null;

/** A condition ready to be asked of a row. */
export type CompiledCondition = (row: Row) => Truth;

/** How texts and dates turn into each other in one account. */
export interface Conversions {
  readonly accountDates: DateFormat;
  readonly nowS: number;
}

const NO_ROW: Row = [];

/** A value that is the same for each row. */
export function constantValue(type: ValueType, value: Scalar): CompiledValue {
  return { type: value === null ? 'null' : type, constant: true, run: () => value };
}

/** Computes from values: once, when all of them are constant. */
export function computed(
  type: ValueType,
  inputs: readonly CompiledValue[],
  run: (row: Row) => Scalar,
): CompiledValue {
  const value: CompiledValue = { type, constant: inputs.every(({ constant }) => constant), run };
  return value.constant ? { ...constantValue(type, run(NO_ROW)), type } : value;
}

/** Turns a value into another type as Oracle does unasked; a date never becomes a number. */
export function coerce(value: CompiledValue, type: ValueType, conversions: Conversions): CompiledValue {
  if (value.type === type || value.type === 'null' || type === 'null') return value;
  const convert = conversionOf(value.type, type, conversions);
  return computed(type, [value], (row) => {
    const scalar = value.run(row);
    return scalar === null ? null : convert(scalar);
  });
}

function conversionOf(
  from: ValueType,
  to: ValueType,
  conversions: Conversions,
): (scalar: string | number) => Scalar {
  const { accountDates, nowS } = conversions;
  if (to === 'text') {
    return from === 'date'
      ? (scalar) => accountDates.format(Number(scalar))
      : (scalar) => oracleNumberText(Number(scalar));
  }
  if (from === 'text' && to === 'date') return (scalar) => accountDates.parse(String(scalar), nowS);
  if (from === 'text' && to === 'number') return readNumber;
  throw unsupported(`a ${from} is no ${to}`);
}

function readNumber(scalar: string | number): number {
  const value = numberOf(String(scalar));
  if (value === undefined) throw unsupported('a text is compared with a number and is none');
  return value;
}

/** The type in which two values are compared: dates win over texts, numbers over texts. */
export function commonType(left: ValueType, right: ValueType): ValueType {
  if (left === 'null') return right;
  if (right === 'null' || left === right) return left;
  if (left === 'text') return right;
  if (right === 'text') return left;
  throw unsupported('a date is compared with a number');
}

/** Orders two values of one type, neither of them NULL. Texts go by UTF-16 units. */
export function compareScalars(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
