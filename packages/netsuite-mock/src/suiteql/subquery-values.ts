import type { Scalar } from '../store/scalar.js';
import type { Expression, Query } from './ast.js';
import { HOLDS } from './comparison.js';
import type { CompileContext, Subquery } from './compile-context.js';
import { type CompiledCondition, type CompiledValue, coerce, commonType, type Truth } from './compiled.js';
import { unsupported } from './refusal.js';

/** More answers than this are not kept for one sub-select: it is then asked anew. */
const MOST_KEPT = 100_000;

/** Computes once for the whole query, or once for each set of values around, which rows often share. */
function remembered<Value>({ outer }: Subquery, run: () => Value): () => Value {
  if (outer.length === 0) {
    let known: { readonly value: Value } | undefined;
    return () => {
      known ??= { value: run() };
      return known.value;
    };
  }
  const kept = new Map<Scalar, Value>();
  const [only] = outer;
  const keyNow =
    outer.length === 1 && only !== undefined
      ? () => only.run()
      : () => JSON.stringify(outer.map((value) => value.run()));
  return () => {
    const key = keyNow();
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = run();
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, value);
    return value;
  };
}

function oneColumn({ columns }: Subquery): CompiledValue {
  const [only] = columns;
  if (columns.length !== 1 || only === undefined) throw unsupported('a sub-select gives not one column');
  return only.value;
}

/** `(SELECT ...)` as a value: NULL without rows, refused with several. */
export function compileScalarQuery(query: Query, { session, scope }: CompileContext): CompiledValue {
  const subquery = session.subquery(query, scope);
  const { type } = oneColumn(subquery);
  const find = remembered(subquery, () => {
    const rows = subquery.rows();
    if (rows.length > 1) throw unsupported('a sub-select gives more than one row where a value is needed');
    return { value: rows[0]?.[0] ?? null };
  });
  return { type, constant: false, run: () => find().value };
}

/** `EXISTS (SELECT ...)`. */
export function compileExists(query: Query, { session, scope }: CompileContext): CompiledCondition {
  const subquery = session.subquery(query, scope);
  return remembered(subquery, () => subquery.exists());
}

/** `x IN (SELECT ...)`: unknown where x is NULL, or is not found and a NULL is among the rows. */
export function compileInQuery(
  operand: CompiledValue,
  query: Query,
  { session, scope }: CompileContext,
): CompiledCondition {
  const subquery = session.subquery(query, scope);
  const found = oneColumn(subquery);
  const type = commonType(operand.type, found.type);
  const asked = coerce(operand, type, session.conversions);
  const toType = converter(found.type, type, session.conversions);
  const values = remembered(subquery, () => new Set(subquery.rows().map(([value = null]) => toType(value))));
  return () => {
    const known = values();
    if (known.size === 0) return false;
    const scalar = asked.run();
    if (scalar === null) return null;
    if (known.has(scalar)) return true;
    return known.has(null) ? null : false;
  };
}

function converter(
  from: CompiledValue['type'],
  to: CompiledValue['type'],
  conversions: CompileContext['session']['conversions'],
): (value: Scalar) => Scalar {
  let present: Scalar = null;
  const converted = coerce({ type: from, constant: false, run: () => present }, to, conversions);
  return (value) => {
    present = value;
    return converted.run();
  };
}

/** `x > ANY (SELECT ...)` and `x > ALL (SELECT ...)`. */
export function compileQuantified(
  { operator, quantifier, query }: Extract<Expression, { readonly kind: 'quantified' }>,
  operand: CompiledValue,
  { session, scope }: CompileContext,
): CompiledCondition {
  const subquery = session.subquery(query, scope);
  const found = oneColumn(subquery);
  const type = commonType(operand.type, found.type);
  const asked = coerce(operand, type, session.conversions);
  const toType = converter(found.type, type, session.conversions);
  const values = remembered(subquery, () => subquery.rows().map(([value = null]) => toType(value)));
  const decisive = quantifier === 'any';
  const holds = HOLDS[operator];
  return () => {
    let result: Truth = !decisive;
    const scalar = asked.run();
    for (const value of values()) {
      const truth = scalar === null || value === null ? null : holds(scalar, value);
      if (truth === decisive) return decisive;
      if (truth === null) result = null;
    }
    return result;
  };
}
