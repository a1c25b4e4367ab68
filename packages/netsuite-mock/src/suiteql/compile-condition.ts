import type { ComparisonOperator, Expression } from './ast.js';
import { comparable, compare } from './comparison.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { type CompiledCondition, type CompiledValue, coerce, constantValue, type Truth } from './compiled.js';
import { compileRegexpLike } from './functions/regexp-functions.js';
import { compileLike } from './like.js';
import { unsupported } from './refusal.js';
import { compileExists, compileInQuery, compileQuantified } from './subquery-values.js';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** Checks a condition and makes it ready to be asked, in three-valued logic. */
export function compileCondition(expression: Expression, context: CompileContext): CompiledCondition {
  switch (expression.kind) {
    case 'comparison': {
      const left = compileValue(expression.left, context);
      const right = compileValue(expression.right, context);
      return compare(comparable(left, right, context.session.conversions), expression.operator);
    }
    case 'logical':
      return compileLogical(expression, context);
    case 'not':
      return negate(compileCondition(expression.operand, context));
    case 'in':
      return negateIf(expression.negated, compileIn(expression, context));
    case 'between':
      return negateIf(expression.negated, compileBetween(expression, context));
    case 'like':
      return negateIf(expression.negated, compileLikeCondition(expression, context));
    case 'isNull': {
      const operand = compileValue(expression.operand, context);
      const { negated } = expression;
      return () => (operand.run() === null) !== negated;
    }
    case 'exists':
      return compileExists(expression.query, context);
    case 'inQuery': {
      const operand = compileValue(expression.operand, context);
      return negateIf(expression.negated, compileInQuery(operand, expression.query, context));
    }
    case 'quantified':
      return compileQuantified(expression, compileValue(expression.left, context), context);
    case 'call':
      if (expression.name === 'regexp_like') {
        const args = expression.args.map((arg) => compileValue(arg, context));
        return compileRegexpLike(args, context);
      }
      throw unsupported('a value stands where a condition is needed');
    default:
      throw unsupported('a value stands where a condition is needed');
  }
}

function negate(condition: CompiledCondition): CompiledCondition {
  return () => {
    const truth = condition();
    return truth === null ? null : !truth;
  };
}

function negateIf(negated: boolean, condition: CompiledCondition): CompiledCondition {
  return negated ? negate(condition) : condition;
}

function compileLogical(expression: Of<'logical'>, context: CompileContext): CompiledCondition {
  const conditions = expression.operands.map((operand) => compileCondition(operand, context));
  return joinConditions(conditions, expression.operator);
}

/** Joins conditions: AND ends at the first false, OR at the first true; neither is known while a NULL is among them. */
export function joinConditions(
  conditions: readonly CompiledCondition[],
  operator: 'and' | 'or',
): CompiledCondition {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  const decisive = operator === 'or';
  return () => {
    let result: Truth = !decisive;
    for (const condition of conditions) {
      const truth = condition();
      if (truth === decisive) return decisive;
      if (truth === null) result = null;
    }
    return result;
  };
}

function compileBetween(expression: Of<'between'>, context: CompileContext): CompiledCondition {
  const { conversions } = context.session;
  const operand = compileValue(expression.operand, context);
  const side = (bound: Expression, operator: ComparisonOperator): CompiledCondition =>
    compare(comparable(operand, compileValue(bound, context), conversions), operator);
  return joinConditions([side(expression.low, '>='), side(expression.high, '<=')], 'and');
}

function compileIn(expression: Of<'in'>, context: CompileContext): CompiledCondition {
  const operand = compileValue(expression.operand, context);
  const values = expression.values.map((value) => compileValue(value, context));
  if (operand.type !== 'null' && values.every(({ constant, type }) => constant && isTextual(operand, type))) {
    return inConstants(operand, values, context);
  }
  const { conversions } = context.session;
  return joinConditions(
    values.map((value) => compare(comparable(operand, value, conversions), '=')),
    'or',
  );
}

// A set can stand for the comparisons only where the constants take the operand's type, and not the other way round.
function isTextual(operand: CompiledValue, type: CompiledValue['type']): boolean {
  return operand.type !== 'zoned' && (type === operand.type || type === 'text' || type === 'null');
}

function inConstants(
  operand: CompiledValue,
  values: readonly CompiledValue[],
  { session }: CompileContext,
): CompiledCondition {
  const scalars = values.map((value) => coerce(value, operand.type, session.conversions).run());
  const known = new Set(scalars);
  const whenAbsent: Truth = known.has(null) ? null : false;
  return () => {
    const scalar = operand.run();
    if (scalar === null) return null;
    return known.has(scalar) ? true : whenAbsent;
  };
}

function compileLikeCondition(expression: Of<'like'>, context: CompileContext): CompiledCondition {
  const text = (part: Expression): CompiledValue =>
    coerce(compileValue(part, context), 'text', context.session.conversions);
  const operand = text(expression.operand);
  const pattern = text(expression.pattern);
  const escapeMark = expression.escapeMark && text(expression.escapeMark);
  const mark = escapeMark ?? constantValue('null', null);
  const matcherNow = (): ((value: string) => boolean) | null => {
    const written = pattern.run();
    const markNow = mark.run();
    if (written === null || (escapeMark !== undefined && markNow === null)) return null;
    return compileLike(String(written), markNow === null ? undefined : String(markNow));
  };
  const once = pattern.constant && mark.constant ? matcherNow() : undefined;
  return () => {
    const value = operand.run();
    const matcher = once === undefined ? matcherNow() : once;
    return value === null || matcher === null ? null : matcher(String(value));
  };
}
