import type { ComparisonOperator, Expression, Query } from './ast.js';
import { parseOperand } from './parse-operand.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';

/** More values than this in one IN are refused. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html */
const MOST_IN_VALUES = 1000;

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '^=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Parses a condition or a value: OR binds loosest, then AND, NOT, comparisons, `||` and arithmetic. */
export function parseExpression(reader: ExpressionReader): Expression {
  return parseChain(reader, 'or', (inner) => parseChain(inner, 'and', parseNot));
}

function parseChain(
  reader: ExpressionReader,
  operator: 'and' | 'or',
  parseOne: (reader: ExpressionReader) => Expression,
): Expression {
  const first = parseOne(reader);
  const operands = [first];
  while (reader.takeWords(operator)) operands.push(parseOne(reader));
  return operands.length === 1 ? first : { kind: 'logical', operator, operands };
}

function parseNot(reader: ExpressionReader): Expression {
  if (reader.takeWords('not')) return { kind: 'not', operand: reader.nested(() => parseNot(reader)) };
  if (reader.takeWords('exists')) return { kind: 'exists', query: parseSubquery(reader) };
  const left = parseOperand(reader);
  const symbol = reader.peek();
  const operator = symbol.kind === 'symbol' ? COMPARISONS[symbol.text] : undefined;
  if (operator !== undefined) {
    reader.next();
    if (reader.takeWords('all'))
      return { kind: 'quantified', operator, quantifier: 'all', left, query: parseSubquery(reader) };
    if (reader.takeWords('any') || reader.takeWords('some'))
      return { kind: 'quantified', operator, quantifier: 'any', left, query: parseSubquery(reader) };
    const right = parseOperand(reader);
    refuseOuterMarks(left, right);
    return { kind: 'comparison', operator, left, right };
  }
  if (reader.takeWords('is')) {
    const negated = reader.takeWords('not');
    reader.expectWord('null');
    return { kind: 'isNull', operand: left, negated };
  }
  const negated = reader.takeWords('not');
  return parsePredicate(reader, left, negated);
}

// Right outer joins are refused (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html);
// queries that NetSuite's own Workbook writes have the mark on the right.
function refuseOuterMarks(left: Expression, right: Expression): void {
  if (left.kind === 'column' && left.outerJoin === true)
    throw unsupported('a right join by (+) is not allowed');
  if (right.kind === 'column' && right.outerJoin === true) throw notModelled('the outer join a = b(+)');
}

function parsePredicate(reader: ExpressionReader, operand: Expression, negated: boolean): Expression {
  if (reader.takeWords('in')) return parseIn(reader, operand, negated);
  if (reader.takeWords('between')) {
    const low = parseOperand(reader);
    reader.expectWord('and');
    return { kind: 'between', operand, low, high: parseOperand(reader), negated };
  }
  if (reader.takeWords('like')) {
    const pattern = parseOperand(reader);
    const escapeMark = reader.takeWords('escape') ? parseOperand(reader) : undefined;
    return { kind: 'like', operand, pattern, negated, ...(escapeMark !== undefined && { escapeMark }) };
  }
  if (negated) throw unsupported(`NOT has nothing to negate at character ${reader.peek().at}`);
  return operand;
}

function parseSubquery(reader: ExpressionReader): Query {
  reader.expectSymbol('(');
  const query = reader.subquery();
  reader.expectSymbol(')');
  return query;
}

function parseIn(reader: ExpressionReader, operand: Expression, negated: boolean): Expression {
  reader.expectSymbol('(');
  if (reader.atWords('select')) {
    const query = reader.subquery();
    reader.expectSymbol(')');
    return { kind: 'inQuery', operand, query, negated };
  }
  const values = [parseOperand(reader)];
  while (reader.takeSymbol(',')) values.push(parseOperand(reader));
  reader.expectSymbol(')');
  if (values.length > MOST_IN_VALUES) throw unsupported(`IN has ${values.length} values, more than 1000`);
  return { kind: 'in', operand, values, negated };
}
