import type { ComparisonOperator } from './ast.js';
import {
  type CompiledCondition,
  type CompiledValue,
  type Conversions,
  coerce,
  commonType,
} from './compiled.js';

/** Brings two values to the type in which they are compared. */
export function comparable(
  left: CompiledValue,
  right: CompiledValue,
  conversions: Conversions,
): readonly [CompiledValue, CompiledValue] {
  const type = commonType(left.type, right.type);
  return [coerce(left, type, conversions), coerce(right, type, conversions)];
}

type Known = string | number;

/** What each operator asks of two values of one type. */
export const HOLDS: Readonly<Record<ComparisonOperator, (left: Known, right: Known) => boolean>> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Compares two values; unknown where one is NULL. */
export function compare(
  [left, right]: readonly [CompiledValue, CompiledValue],
  operator: ComparisonOperator,
): CompiledCondition {
  const holds = HOLDS[operator];
  return () => {
    const from = left.run();
    const to = right.run();
    return from === null || to === null ? null : holds(from, to);
  };
}
