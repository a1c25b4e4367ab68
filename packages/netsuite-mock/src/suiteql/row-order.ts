import type { Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { OrderItem, SelectStatement } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { type CompiledValue, compareScalars } from './compiled.js';
import type { ResultColumn } from './projection.js';
import { unsupported } from './refusal.js';

/** One key to sort by. */
export interface OrderKey {
  readonly value: CompiledValue;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** How the rows of a result are ordered: along the primary key, which needs no sorting, or by keys. */
export type RowOrder =
  | { readonly kind: 'key'; readonly descending: boolean }
  | { readonly kind: 'keys'; readonly keys: readonly OrderKey[] };

/**
 * Checks ORDER BY: a column, an alias, a place in the select list, or an expression. NULL counts as the largest value,
 * as in Oracle. Without ORDER BY rows come by id, which NetSuite does not promise.
 */
export function compileOrder(
  statement: SelectStatement,
  columns: readonly ResultColumn[],
  context: CompileContext,
): RowOrder {
  const [first] = statement.orderBy;
  if (first === undefined) return { kind: 'key', descending: false };
  const keys = statement.orderBy.map((item) => orderKey(item, columns, context));
  const { expression } = first;
  const isKey =
    expression.kind === 'column' && expression.name === 'id' && !isOtherAlias(expression.name, statement);
  return isKey ? { kind: 'key', descending: first.descending } : { kind: 'keys', keys };
}

// `SELECT name AS id ... ORDER BY id` sorts by the name.
function isOtherAlias(name: string, statement: SelectStatement): boolean {
  return statement.items.some(
    (item) =>
      item.kind === 'expression' &&
      item.alias === name &&
      !(item.expression.kind === 'column' && item.expression.name === name),
  );
}

function orderKey(item: OrderItem, columns: readonly ResultColumn[], context: CompileContext): OrderKey {
  const nullsFirst = item.nulls === undefined ? item.descending : item.nulls === 'first';
  return { value: orderValue(item, columns, context), descending: item.descending, nullsFirst };
}

function orderValue(
  item: OrderItem,
  columns: readonly ResultColumn[],
  context: CompileContext,
): CompiledValue {
  const { expression } = item;
  if (expression.kind === 'number') {
    const column = columns[expression.value - 1];
    if (column === undefined) throw unsupported('ORDER BY names a place that the select list does not have');
    return column.value;
  }
  const named =
    expression.kind === 'column' && expression.qualifier === undefined
      ? columns.find(({ key }) => key === expression.name)
      : undefined;
  return named?.value ?? compileValue(expression, context);
}

/** Sorts positions in place; rows that are equal by every key keep the order of their ids. */
export function sortPositions(positions: Int32Array, keys: readonly OrderKey[], table: Table): Int32Array {
  const values = keys.map(({ value }) =>
    Array.from(positions, (position) => value.run(table.rowAt(position))),
  );
  const order = Uint32Array.from(positions, (_, index) => index);
  order.sort((left, right) => {
    for (const [index, key] of keys.entries()) {
      const column = values[index] ?? [];
      const difference = compareByKey(column[left] ?? null, column[right] ?? null, key);
      if (difference !== 0) return difference;
    }
    return left - right;
  });
  return Int32Array.from(order, (index) => positions[index] ?? 0);
}

function compareByKey(left: Scalar, right: Scalar, key: OrderKey): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === key.nullsFirst ? -1 : 1;
  }
  const order = compareScalars(left, right);
  return key.descending ? -order : order;
}
