import type { Expression } from './ast.js';
import { compileArithmetic, compileConcatenation, compileNegation } from './compile-arithmetic.js';
import { compileCase } from './compile-case.js';
import type { Aggregate, CompileContext } from './compile-context.js';
import { type CompiledValue, coerce, constantValue } from './compiled.js';
import { expressionKey } from './expression-key.js';
import { compileCall } from './functions/compile-call.js';
import { notModelled, unsupported } from './refusal.js';
import { orderKeyOf } from './row-order.js';
import { compileScalarQuery } from './subquery-values.js';
import { someNode } from './walk.js';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** Checks a value and makes it ready to be computed. Throws a refusal for an unknown name or a wrong type. */
export function compileValue(expression: Expression, context: CompileContext): CompiledValue {
  const { grouping } = context;
  if (
    grouping !== undefined &&
    grouping.keys.size > 0 &&
    grouping.keys.has(expressionKey(expression, context))
  )
    return compileValue(expression, ungrouped(context));
  switch (expression.kind) {
    case 'text':
      // '' is NULL in Oracle.
      return constantValue('text', expression.value === '' ? null : expression.value);
    case 'number':
      return constantValue('number', expression.value);
    case 'null':
      return constantValue('null', null);
    case 'parameter':
      return constantValue('text', context.session.params[expression.index] || null);
    case 'column':
      return compileColumn(expression, context);
    case 'rownum':
      return compileRownum(context);
    case 'negation':
      return compileNegation(compileValue(expression.operand, context), context);
    case 'arithmetic': {
      const left = compileValue(expression.left, context);
      return compileArithmetic(expression, { left, right: compileValue(expression.right, context) }, context);
    }
    case 'concatenation':
      return compileConcatenation(
        expression.parts.map((part) => compileValue(part, context)),
        context,
      );
    case 'call':
      return compileCall(expression, context, compileValue);
    case 'case':
      return compileCase(expression, context, compileValue);
    case 'aggregate':
      return compileAggregate(expression, context);
    case 'window':
      return compileWindow(expression, context);
    case 'scalarQuery':
      return compileScalarQuery(expression.query, context);
    default:
      throw unsupported('a condition stands where a value is needed');
  }
}

/** The same context where columns may stand freely and aggregates may not: inside of an aggregate. */
function ungrouped({ grouping: _, windows: __, ...rest }: CompileContext): CompileContext {
  return rest;
}

function compileColumn(column: Of<'column'>, context: CompileContext): CompiledValue {
  if (column.outerJoin === true) throw unsupported('a join by (+) is not allowed');
  const { value, uses } = context.scope.track(() => context.scope.resolve(column));
  if (context.grouping !== undefined && !uses.outer) throw unsupported('a column stands outside of GROUP BY');
  return value;
}

function compileRownum({ rownum, grouping }: CompileContext): CompiledValue {
  if (rownum === undefined || grouping !== undefined) throw unsupported('ROWNUM stands where it may not');
  return { type: 'number', constant: false, run: () => rownum.value };
}

function compileAggregate(expression: Of<'aggregate'>, context: CompileContext): CompiledValue {
  const { grouping, session } = context;
  if (grouping === undefined) throw unsupported('an aggregate stands where none may');
  const { name, distinct, argument: written } = expression;
  if (written !== undefined && someNode(written, ({ kind }) => kind === 'aggregate'))
    throw notModelled('an aggregate of an aggregate');
  const compiled = written && compileValue(written, ungrouped(context));
  const numeric = name === 'sum' || name === 'avg' || (name === 'median' && compiled?.type === 'text');
  const argument = compiled && numeric ? coerce(compiled, 'number', session.conversions) : compiled;
  const column = argument?.column;
  const aggregate: Aggregate = {
    name,
    distinct,
    overKey: column !== undefined && column.table !== '' && column.definition.key === true,
    ...(argument && { argument }),
  };
  const index = grouping.aggregates.length;
  grouping.aggregates.push(aggregate);
  const { cell } = grouping;
  const keepsType = name === 'min' || name === 'max' || name === 'median';
  return {
    type: keepsType ? (argument?.type ?? 'null') : 'number',
    constant: false,
    run: () => cell.row[index] ?? null,
  };
}

function compileWindow(expression: Of<'window'>, context: CompileContext): CompiledValue {
  const { windows, ...inner } = context;
  if (windows === undefined) throw unsupported('an analytic function stands where none may');
  const index = windows.list.length;
  windows.list.push({
    name: expression.name,
    partitionBy: expression.partitionBy.map((key) => compileValue(key, inner)),
    orderBy: expression.orderBy.map((item) => orderKeyOf(item, compileValue(item.expression, inner))),
  });
  return { type: 'number', constant: false, run: () => windows.cell.row[index] ?? null };
}
