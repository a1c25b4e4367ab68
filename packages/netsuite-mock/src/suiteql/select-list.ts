import type { Expression, SelectBlock } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import type { ResultColumn } from './query-plan.js';
import { unsupported } from './refusal.js';

/** Checks the select list. A value without a name is `expr1`, `expr2`... by its place among those. */
export function compileSelectList({ items }: SelectBlock, context: CompileContext): readonly ResultColumn[] {
  let unnamed = 0;
  return items.flatMap((item): readonly ResultColumn[] => {
    if (item.kind === 'all') {
      if (context.grouping !== undefined) throw unsupported('a column stands outside of GROUP BY');
      return context.scope.all(item.qualifier);
    }
    const named = item.alias ?? nameOf(item.expression);
    if (named === undefined) unnamed += 1;
    return [{ key: named ?? `expr${unnamed}`, value: compileValue(item.expression, context) }];
  });
}

function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'column') return expression.name;
  return expression.kind === 'rownum' ? 'rownum' : undefined;
}
