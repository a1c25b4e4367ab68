import type { Scalar } from '../store/scalar.js';
import type { OrderItem } from './ast.js';
import { type CompiledValue, compareScalars } from './compiled.js';

/** One key to sort by. */
export interface OrderKey {
  readonly value: CompiledValue;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** NULL counts as the largest value, as in Oracle, unless the query says where it goes. */
export function orderKeyOf({ descending, nulls }: OrderItem, value: CompiledValue): OrderKey {
  return { value, descending, nullsFirst: nulls === undefined ? descending : nulls === 'first' };
}

/** Compares two rows by their indexes. */
export type Comparison = (left: number, right: number) => number;

/** Reads the keys of all rows once and gives what compares them. `seat` puts a row into the cells. */
export function comparisonOf(
  keys: readonly OrderKey[],
  count: number,
  seat: (index: number) => void,
): Comparison {
  const columns = keys.map(() => new Array<Scalar>(count));
  for (let index = 0; index < count; index += 1) {
    seat(index);
    for (const [place, key] of keys.entries()) {
      const column = columns[place];
      if (column !== undefined) column[index] = key.value.run();
    }
  }
  const comparisons = keys.map((key, place) => byColumn(key, columns[place] ?? []));
  const [only] = comparisons;
  if (comparisons.length === 1 && only !== undefined) return only;
  return (left, right) => {
    for (const comparison of comparisons) {
      const difference = comparison(left, right);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function byColumn({ descending, nullsFirst }: OrderKey, column: readonly Scalar[]): Comparison {
  const sign = descending ? -1 : 1;
  return (leftIndex, rightIndex) => {
    const left = column[leftIndex] ?? null;
    const right = column[rightIndex] ?? null;
    if (left === null || right === null) {
      if (left === right) return 0;
      return (left === null) === nullsFirst ? -1 : 1;
    }
    return sign * compareScalars(left, right);
  };
}

/** Indexes of rows in order, and which of them are equal to the one before by every key. */
export interface SortedRows {
  readonly order: Uint32Array;
  readonly ties: Uint8Array;
}

/** Sorts all rows; equal ones keep their order. */
export function sortRows(count: number, compare: Comparison): SortedRows {
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) order[index] = index;
  order.sort((left, right) => compare(left, right) || left - right);
  const ties = new Uint8Array(count);
  for (let place = 1; place < count; place += 1) {
    ties[place] = compare(order[place - 1] ?? 0, order[place] ?? 0) === 0 ? 1 : 0;
  }
  return { order, ties };
}

/** The first `wanted` rows of the order without sorting the others. `compare` must tell any two rows apart. */
export function firstRows(count: number, wanted: number, compare: Comparison): Uint32Array {
  const heap: number[] = [];
  const at = (place: number): number => heap[place] ?? 0;
  const isLater = (left: number, right: number): boolean => compare(at(left), at(right)) > 0;
  const swap = (left: number, right: number): void => {
    const kept = at(left);
    heap[left] = at(right);
    heap[right] = kept;
  };
  const sink = (from: number): void => {
    for (let place = from; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let last = place;
      if (left < heap.length && isLater(left, last)) last = left;
      if (right < heap.length && isLater(right, last)) last = right;
      if (last === place) return;
      swap(place, last);
      place = last;
    }
  };
  const rise = (from: number): void => {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >>> 1;
      if (!isLater(place, parent)) return;
      swap(place, parent);
      place = parent;
    }
  };
  for (let index = 0; index < count && wanted > 0; index += 1) {
    if (heap.length < wanted) {
      heap.push(index);
      rise(heap.length - 1);
    } else if (compare(index, at(0)) < 0) {
      heap[0] = index;
      sink(0);
    }
  }
  return Uint32Array.from(heap).sort(compare);
}
