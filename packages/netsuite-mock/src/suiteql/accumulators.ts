import type { Scalar } from '../store/scalar.js';
import type { Aggregate } from './compile-context.js';
import { type CompiledValue, compareScalars } from './compiled.js';
import { roundedNumber } from './number-text.js';

/** Gathers one aggregate over the rows of one group, which lie in the cells as `add` is called. */
export interface Accumulator {
  add(): void;
  result(): Scalar;
}

/** Makes the accumulator of one aggregate for one group. NULLs are not counted, an empty SUM is NULL. */
export function createAccumulator({ name, distinct, argument }: Aggregate): Accumulator {
  if (argument === undefined) return counter();
  switch (name) {
    case 'min':
      return extreme(argument, (order) => order < 0);
    case 'max':
      return extreme(argument, (order) => order > 0);
    case 'median':
      return median(argument);
    case 'approx_count_distinct':
      return over(argument, true, (_, count) => count);
    case 'count':
      return over(argument, distinct, (_, count) => count);
    case 'sum':
      return over(argument, distinct, (sum, count) => (count === 0 ? null : roundedNumber(sum)));
    default:
      return over(argument, distinct, (sum, count) => (count === 0 ? null : roundedNumber(sum / count)));
  }
}

function counter(): Accumulator {
  let count = 0;
  return {
    add() {
      count += 1;
    },
    result: () => count,
  };
}

function over(
  argument: CompiledValue,
  distinct: boolean,
  finish: (sum: number, count: number) => Scalar,
): Accumulator {
  const seen = distinct ? new Set<Scalar>() : undefined;
  let count = 0;
  let sum = 0;
  return {
    add() {
      const value = argument.run();
      if (value === null) return;
      if (seen !== undefined) {
        if (seen.has(value)) return;
        seen.add(value);
      }
      count += 1;
      if (typeof value === 'number') sum += value;
    },
    result: () => finish(sum, count),
  };
}

function extreme(argument: CompiledValue, isBetter: (order: number) => boolean): Accumulator {
  let best: Scalar = null;
  return {
    add() {
      const value = argument.run();
      if (value !== null && (best === null || isBetter(compareScalars(value, best)))) best = value;
    },
    result: () => best,
  };
}

/** The middle value; the mean of both middle values where there are two. Dates have a median, texts were numbers. */
function median(argument: CompiledValue): Accumulator {
  const values: number[] = [];
  return {
    add() {
      const value = argument.run();
      if (value !== null) values.push(Number(value));
    },
    result() {
      if (values.length === 0) return null;
      const sorted = Float64Array.from(values).sort();
      const middle = (sorted.length - 1) / 2;
      const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
      return roundedNumber((low + high) / 2);
    },
  };
}
