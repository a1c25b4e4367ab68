import type { ComparisonOperator, Expression } from './ast.js';
import type { CompileContext } from './compile-context.js';
import { compileValue } from './compile-value.js';
import {
  type CompiledCondition,
  type CompiledValue,
  coerce,
  commonType,
  compareScalars,
  type Truth,
} from './compiled.js';
import { compileLike } from './like.js';
import { unsupported } from './refusal.js';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** Checks a condition and makes it ready to be asked, in three-valued logic. */
export function compileCondition(expression: Expression, context: CompileContext): CompiledCondition {
  switch (expression.kind) {
    case 'comparison':
      return compileComparison(expression, context);
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
      return (row) => (operand.run(row) === null) !== negated;
    }
    default:
      throw unsupported('a value stands where a condition is needed');
  }
}

function negate(condition: CompiledCondition): CompiledCondition {
  return (row) => {
    const truth = condition(row);
    return truth === null ? null : !truth;
  };
}

function negateIf(negated: boolean, condition: CompiledCondition): CompiledCondition {
  return negated ? negate(condition) : condition;
}

/** Brings two values to the type in which they are compared. */
function comparable(
  left: CompiledValue,
  right: CompiledValue,
  context: CompileContext,
): readonly [CompiledValue, CompiledValue] {
  const type = commonType(left.type, right.type);
  return [coerce(left, type, context.conversions), coerce(right, type, context.conversions)];
}

const HOLDS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare(
  [left, right]: readonly [CompiledValue, CompiledValue],
  holds: (order: number) => boolean,
): CompiledCondition {
  return (row) => {
    const from = left.run(row);
    const to = right.run(row);
    return from === null || to === null ? null : holds(compareScalars(from, to));
  };
}

function compileComparison(expression: Of<'comparison'>, context: CompileContext): CompiledCondition {
  const left = compileValue(expression.left, context);
  const right = compileValue(expression.right, context);
  return compare(comparable(left, right, context), HOLDS[expression.operator]);
}

function compileLogical(expression: Of<'logical'>, context: CompileContext): CompiledCondition {
  const conditions = expression.operands.map((operand) => compileCondition(operand, context));
  // AND ends at the first false, OR at the first true; neither is known while a NULL is among them.
  const decisive = expression.operator === 'or';
  return (row) => {
    let result: Truth = !decisive;
    for (const condition of conditions) {
      const truth = condition(row);
      if (truth === decisive) return decisive;
      if (truth === null) result = null;
    }
    return result;
  };
}

function compileBetween(expression: Of<'between'>, context: CompileContext): CompiledCondition {
  const operand = compileValue(expression.operand, context);
  const low = compileValue(expression.low, context);
  const high = compileValue(expression.high, context);
  const above = compare(comparable(operand, low, context), HOLDS['>=']);
  const below = compare(comparable(operand, high, context), HOLDS['<=']);
  return (row) => {
    const [first, second] = [above(row), below(row)];
    if (first === false || second === false) return false;
    return first === null || second === null ? null : true;
  };
}

function compileIn(expression: Of<'in'>, context: CompileContext): CompiledCondition {
  const operand = compileValue(expression.operand, context);
  const values = expression.values.map((value) => compileValue(value, context));
  if (operand.type !== 'null' && values.every(({ constant, type }) => constant && isTextual(operand, type))) {
    return inConstants(operand, values, context);
  }
  const equals = values.map((value) => compare(comparable(operand, value, context), HOLDS['=']));
  return (row) => {
    let result: Truth = false;
    for (const equal of equals) {
      const truth = equal(row);
      if (truth === true) return true;
      if (truth === null) result = null;
    }
    return result;
  };
}

// A set can stand for the comparisons only where the constants take the operand's type, and not the other way round.
function isTextual(operand: CompiledValue, type: CompiledValue['type']): boolean {
  return type === operand.type || type === 'text' || type === 'null';
}

function inConstants(
  operand: CompiledValue,
  values: readonly CompiledValue[],
  context: CompileContext,
): CompiledCondition {
  const scalars = values.map((value) => coerce(value, operand.type, context.conversions).run([]));
  const known = new Set(scalars);
  const whenAbsent: Truth = known.has(null) ? null : false;
  return (row) => {
    const scalar = operand.run(row);
    if (scalar === null) return null;
    return known.has(scalar) ? true : whenAbsent;
  };
}

function compileLikeCondition(expression: Of<'like'>, context: CompileContext): CompiledCondition {
  const text = (part: Expression): CompiledValue =>
    coerce(compileValue(part, context), 'text', context.conversions);
  const operand = text(expression.operand);
  const pattern = text(expression.pattern);
  const escapeMark = expression.escapeMark && text(expression.escapeMark);
  const matcherFor = (row: Parameters<CompiledCondition>[0]): ((value: string) => boolean) | null => {
    const written = pattern.run(row);
    const mark = escapeMark?.run(row);
    return written === null || mark === null
      ? null
      : compileLike(String(written), mark as string | undefined);
  };
  const once = pattern.constant && (escapeMark?.constant ?? true) ? matcherFor([]) : undefined;
  return (row) => {
    const value = operand.run(row);
    const matcher = once === undefined ? matcherFor(row) : once;
    return value === null || matcher === null ? null : matcher(String(value));
  };
}
