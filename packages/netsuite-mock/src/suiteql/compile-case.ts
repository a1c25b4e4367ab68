import type { CaseExpression, Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { type CompiledCondition, type CompiledValue, constantValue, typeOfAll, unified } from './compiled.js';

/** Compiles both forms of CASE. Only the branch that holds is computed. */
export function compileCase(
  expression: CaseExpression,
  context: CompileContext,
  compileValue: (expression: Expression, context: CompileContext) => CompiledValue,
): CompiledValue {
  const { operand, branches, otherwise } = expression;
  const conditions = branches.map(({ when }) => branchCondition(operand, when, context));
  const values = unified(
    [
      ...branches.map(({ result }) => compileValue(result, context)),
      otherwise === undefined ? constantValue('null', null) : compileValue(otherwise, context),
    ],
    context.session.conversions,
  );
  const fallback = values[branches.length];
  return {
    type: typeOfAll(values),
    constant: false,
    run() {
      const holding = conditions.findIndex((condition) => condition() === true);
      return (holding < 0 ? fallback : values[holding])?.run() ?? null;
    },
  };
}

function branchCondition(
  operand: Expression | undefined,
  when: Expression,
  context: CompileContext,
): CompiledCondition {
  const { condition } = context.session;
  return operand === undefined
    ? condition(when, context)
    : condition({ kind: 'comparison', operator: '=', left: operand, right: when }, context);
}
