import type { AccountTime } from '../store/account-time.js';
import type { Row, Scalar } from '../store/scalar.js';
import type { ColumnDefinition } from '../store/table-definition.js';
import type { DateFormat } from './date-format.js';
import { numberOf, oracleNumberText } from './number-text.js';
import { unsupported } from './refusal.js';
import { wallOf } from './zoned.js';

/** What a value is; `null` is the type of a bare NULL, which fits everywhere; `zoned` see `zoned.ts`. */
export type ValueType = 'text' | 'number' | 'date' | 'zoned' | 'null';

/** Where a source's present row lies. Values read it when they run, so a sub-select sees the rows around it. */
export interface Cell {
  row: Row;
}

/** The row of an outer join that found none, and of an empty group. */
export const NULL_ROW: Row = [];

/** A value ready to be computed for the rows that lie in the cells. */
export interface CompiledValue {
  readonly type: ValueType;
  /** The same whatever lies in the cells. */
  readonly constant: boolean;
  run(): Scalar;
  /** Present where the value is a column as it stands. */
  readonly column?: ColumnOrigin;
}

/** What a column is, for labels and indexes. */
export interface ColumnOrigin {
  readonly cell: Cell;
  readonly index: number;
  readonly definition: ColumnDefinition;
  /** The table's name; empty for a sub-select in FROM. */
  readonly table: string;
  /** Another column of the same row, for labels that need two. */
  sibling(name: string): CompiledValue | undefined;
}

/** True, false, or neither: SQL's three values. */
export type Truth = boolean | null;

/** A condition ready to be asked of the rows that lie in the cells. */
export type CompiledCondition = () => Truth;

/** How texts and dates turn into each other in one account. */
export interface Conversions {
  readonly accountDates: DateFormat;
  /** The present in account-local seconds, and how far east of UTC the account's zone is now. */
  readonly nowS: number;
  readonly nowOffsetMinutes: number;
  readonly time: AccountTime;
}

/** A value that is the same for each row. */
export function constantValue(type: ValueType, value: Scalar): CompiledValue {
  return { type: value === null ? 'null' : type, constant: true, run: () => value };
}

/** Computes from values; only once, when first asked, where all of them are constant. */
export function computed(
  type: ValueType,
  inputs: readonly CompiledValue[],
  run: () => Scalar,
): CompiledValue {
  if (!inputs.every(({ constant }) => constant)) return { type, constant: false, run };
  let known: { readonly value: Scalar } | undefined;
  return {
    type,
    constant: true,
    run() {
      known ??= { value: run() };
      return known.value;
    },
  };
}

/** Turns a value into another type as Oracle does unasked; a date never becomes a number. */
export function coerce(value: CompiledValue, type: ValueType, conversions: Conversions): CompiledValue {
  if (value.type === type || value.type === 'null' || type === 'null') return value;
  const convert = conversionOf(value.type, type, conversions);
  return computed(type, [value], () => {
    const scalar = value.run();
    return scalar === null ? null : convert(scalar);
  });
}

function conversionOf(
  from: ValueType,
  to: ValueType,
  conversions: Conversions,
): (scalar: string | number) => Scalar {
  const { accountDates, nowS } = conversions;
  if (from === 'zoned') {
    if (to === 'date') return (scalar) => wallOf(Number(scalar));
    if (to === 'text') return (scalar) => accountDates.format(wallOf(Number(scalar)));
  }
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
  if (value === undefined) throw unsupported('a text stands where a number is needed and is none');
  return value;
}

/** The type in which two values are compared: dates win over texts, numbers over texts. */
export function commonType(left: ValueType, right: ValueType): ValueType {
  if (left === 'null') return right;
  if (right === 'null' || left === right) return left;
  if (left === 'text' || left === 'zoned') return right === 'zoned' ? 'date' : right;
  if (right === 'text' || right === 'zoned') return commonType(right, left);
  throw unsupported('a date is compared with a number');
}

/** Brings values to one type for a column of results; a text that is bound or written takes the others' type. */
export function unified(
  values: readonly CompiledValue[],
  conversions: Conversions,
): readonly CompiledValue[] {
  const typed = values.filter(({ type }) => type !== 'null');
  const leading = typed.find(({ type, constant }) => type !== 'text' || !constant) ?? typed[0];
  if (leading === undefined) return values;
  return values.map((value) => {
    if (value.type === leading.type || value.type === 'null') return value;
    if (value.type === 'text' && value.constant) return coerce(value, leading.type, conversions);
    throw unsupported(`a ${value.type} and a ${leading.type} stand in one column`);
  });
}

/** The type of unified values. */
export function typeOfAll(values: readonly CompiledValue[]): ValueType {
  return values.find(({ type }) => type !== 'null')?.type ?? 'null';
}

/** Orders two values of one type, neither of them NULL. Texts go by UTF-16 units. */
export function compareScalars(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
