import type { Expression } from './ast.js';
import { comparable } from './comparison.js';
import { compileCondition } from './compile-condition.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import type { CompiledCondition, CompiledValue } from './compiled.js';
import type { Uses } from './scope.js';
import { conjunctsOf, someNode } from './walk.js';

/** One of the conditions that all must hold, with what it reads. */
export interface Conjunct {
  readonly expression: Expression;
  readonly condition: CompiledCondition;
  readonly uses: Uses;
  readonly usesRownum: boolean;
  /** The two sides where it is an equality. */
  readonly equality?: readonly [Side, Side];
}

/** One side of an equality, brought to the type of both. */
interface Side {
  readonly value: CompiledValue;
  /** The column as it stands, where converting it was not needed. */
  readonly plain: CompiledValue | undefined;
  readonly uses: Uses;
}

/** Compiles a WHERE or ON clause into its conjuncts. */
export function compileConjuncts(
  where: Expression | undefined,
  context: CompileContext,
): readonly Conjunct[] {
  return conjunctsOf(where).map((expression) => {
    const { value: condition, uses } = context.scope.track(() => compileCondition(expression, context));
    const equality = equalityOf(expression, context);
    return {
      expression,
      condition,
      uses,
      usesRownum: someNode(expression, ({ kind }) => kind === 'rownum'),
      ...(equality && { equality }),
    };
  });
}

function equalityOf(expression: Expression, context: CompileContext): readonly [Side, Side] | undefined {
  if (expression.kind !== 'comparison' || expression.operator !== '=') return undefined;
  // A column on one side at least, or no index can help; and a sub-select is not compiled a second time for nothing.
  if (expression.left.kind !== 'column' && expression.right.kind !== 'column') return undefined;
  const sides = [expression.left, expression.right].map((side) =>
    context.scope.track(() => compileValue(side, context)),
  );
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  const [leftValue, rightValue] = comparable(left.value, right.value, context.session.conversions);
  const sideOf = (written: CompiledValue, value: CompiledValue, uses: Uses): Side => ({
    value,
    plain: value === written && value.column !== undefined ? value : undefined,
    uses,
  });
  return [sideOf(left.value, leftValue, left.uses), sideOf(right.value, rightValue, right.uses)];
}
