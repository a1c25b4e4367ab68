import type { Expression, OrderItem, SelectBlock } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import type { ResultColumn } from './query-plan.js';
import { unsupported } from './refusal.js';
import { type OrderKey, orderKeyOf } from './row-order.js';
import { placed } from './value-rows.js';

interface OrderInput {
  readonly orderBy: readonly OrderItem[];
  readonly block: SelectBlock;
  readonly columns: readonly ResultColumn[];
  readonly context: CompileContext;
}

/** Checks ORDER BY of a block: a name of the select list, a place in it, or an expression. */
export function compileOrder({ orderBy, columns, context }: OrderInput): readonly OrderKey[] {
  return orderBy.map((item) => {
    const { expression } = item;
    if (expression.kind === 'number') return orderKeyOf(item, placed(expression.value, columns));
    const named =
      expression.kind === 'column' && expression.qualifier === undefined
        ? columns.find(({ key }) => key === expression.name)
        : undefined;
    return orderKeyOf(item, named?.value ?? compileValue(expression, context));
  });
}

/** ORDER BY with what aliases and places stand for put in, so that a path can be chosen by it. */
export function sortExpressions(
  orderBy: readonly OrderItem[],
  { items }: SelectBlock,
  { scope }: CompileContext,
): readonly OrderItem[] {
  // With `*` in the list a place cannot be told from here, and a name is a column's own.
  const hasAll = items.some(({ kind }) => kind === 'all');
  const listed = (expression: Expression): Expression | undefined => {
    if (expression.kind === 'number') {
      const item = hasAll ? undefined : items[expression.value - 1];
      return item?.kind === 'expression' ? item.expression : undefined;
    }
    if (expression.kind !== 'column' || expression.qualifier !== undefined) return undefined;
    for (const item of items) {
      if (item.kind === 'all' && scope.all(item.qualifier).some(({ key }) => key === expression.name))
        return expression;
      if (item.kind === 'expression' && nameOf(item) === expression.name) return item.expression;
    }
    return undefined;
  };
  return orderBy.map((item) => ({ ...item, expression: listed(item.expression) ?? item.expression }));
}

function nameOf(item: Extract<SelectBlock['items'][number], { kind: 'expression' }>): string | undefined {
  return item.alias ?? (item.expression.kind === 'column' ? item.expression.name : undefined);
}

interface DistinctInput {
  readonly orderBy: readonly OrderItem[];
  readonly block: SelectBlock;
  /** Those of the distinct rows. */
  readonly columns: readonly ResultColumn[];
  /** Tells whether two expressions of the block are one. */
  readonly keyOf: (expression: Expression) => string;
}

/** With DISTINCT only what the select list has can be ordered by. */
export function distinctOrder({ orderBy, block, columns, keyOf }: DistinctInput): readonly OrderKey[] {
  const { items } = block;
  const hasAll = items.some(({ kind }) => kind === 'all');
  return orderBy.map((item) => {
    const { expression } = item;
    if (expression.kind === 'number') return orderKeyOf(item, placed(expression.value, columns));
    const named =
      expression.kind === 'column' && (expression.qualifier === undefined || hasAll)
        ? columns.find(({ key }) => key === expression.name)
        : undefined;
    if (named !== undefined) return orderKeyOf(item, named.value);
    const wanted = keyOf(expression);
    const place = hasAll
      ? -1
      : items.findIndex((listed) => listed.kind === 'expression' && keyOf(listed.expression) === wanted);
    const column = columns[place];
    if (column === undefined) throw unsupported('ORDER BY names what DISTINCT does not select');
    return orderKeyOf(item, column.value);
  });
}
