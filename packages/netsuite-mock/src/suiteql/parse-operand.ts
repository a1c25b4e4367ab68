import type { ArithmeticOperator, CaseExpression, ColumnName, Expression } from './ast.js';
import type { Token } from './lexer.js';
import { parseCall } from './parse-call.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';
import { RESERVED_WORDS } from './words.js';

/** Functions that are written without parentheses. */
const BARE_FUNCTIONS: ReadonlySet<string> = new Set([
  'sysdate',
  'systimestamp',
  'current_date',
  'current_timestamp',
  'localtimestamp',
]);

/** Parses a value: `||` and sums bind alike and loosest, then products, then a sign (Oracle's order). */
export function parseOperand(reader: ExpressionReader): Expression {
  let left = parseProduct(reader);
  for (;;) {
    const operator = (['+', '-', '||'] as const).find((symbol) => reader.takeSymbol(symbol));
    if (operator === undefined) return left;
    reader.countOperator();
    const right = parseProduct(reader);
    left = operator === '||' ? concatenate(left, right) : { kind: 'arithmetic', operator, left, right };
  }
}

function concatenate(left: Expression, right: Expression): Expression {
  const parts = left.kind === 'concatenation' ? left.parts : [left];
  return { kind: 'concatenation', parts: [...parts, right] };
}

function parseProduct(reader: ExpressionReader): Expression {
  let left = parseSigned(reader);
  for (;;) {
    const operator: ArithmeticOperator | undefined = (['*', '/'] as const).find((symbol) =>
      reader.takeSymbol(symbol),
    );
    if (operator === undefined) return left;
    reader.countOperator();
    left = { kind: 'arithmetic', operator, left, right: parseSigned(reader) };
  }
}

function parseSigned(reader: ExpressionReader): Expression {
  if (reader.takeSymbol('-')) return { kind: 'negation', operand: reader.nested(() => parseSigned(reader)) };
  if (reader.takeSymbol('+')) return reader.nested(() => parseSigned(reader));
  return parsePrimary(reader);
}

function parsePrimary(reader: ExpressionReader): Expression {
  const token = reader.next();
  switch (token.kind) {
    case 'string':
      return { kind: 'text', value: token.text };
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'word':
      return parseWord(reader, token);
    case 'quoted':
      return parseColumn(reader, token);
    default:
      return parseSymbol(reader, token);
  }
}

function parseSymbol(reader: ExpressionReader, token: Token): Expression {
  if (token.text === '?') return { kind: 'parameter', index: reader.nextParameter() };
  if (token.text !== '(') throw unsupported(`a value is missing at character ${token.at}`);
  if (reader.atWords('select')) {
    const query = reader.subquery();
    reader.expectSymbol(')');
    return { kind: 'scalarQuery', query };
  }
  const inner = reader.nested(() => reader.expression());
  if (reader.atSymbol(',')) throw notModelled('lists of values');
  reader.expectSymbol(')');
  return inner;
}

function parseWord(reader: ExpressionReader, token: Token & { readonly kind: 'word' }): Expression {
  if (token.text === 'null') return { kind: 'null' };
  if (token.text === 'rownum') return { kind: 'rownum' };
  if (token.text === 'case') return reader.nested(() => parseCase(reader));
  if (reader.peek().kind === 'string') throw unsupported('date literals are not allowed');
  if (isCall(reader)) return parseCall(reader, token.text);
  if (BARE_FUNCTIONS.has(token.text)) return { kind: 'call', name: token.text, args: [] };
  if (RESERVED_WORDS.has(token.text)) throw unsupported(`a value is missing at character ${token.at}`);
  return parseColumn(reader, token);
}

function parseCase(reader: ExpressionReader): CaseExpression {
  const operand = reader.atWords('when') ? undefined : reader.expression();
  const branches: { when: Expression; result: Expression }[] = [];
  while (reader.takeWords('when')) {
    const when = reader.expression();
    reader.expectWord('then');
    branches.push({ when, result: reader.expression() });
  }
  if (branches.length === 0) throw unsupported('CASE has no WHEN');
  const otherwise = reader.takeWords('else') ? reader.expression() : undefined;
  reader.expectWord('end');
  return {
    kind: 'case',
    branches,
    ...(operand !== undefined && { operand }),
    ...(otherwise !== undefined && { otherwise }),
  };
}

function parseColumn(reader: ExpressionReader, token: Token): Expression {
  const written = token.kind === 'word' ? token.written : token.text;
  if (!reader.takeSymbol('.')) {
    refuseQuoted(reader, token);
    return withOuterMark(reader, { kind: 'column', name: token.text, written });
  }
  const name = reader.next();
  if (name.kind !== 'word' && name.kind !== 'quoted')
    throw unsupported(`a column is missing at character ${name.at}`);
  if (isCall(reader)) return parseCall(reader, `${token.text}.${name.text}`);
  refuseQuoted(reader, name);
  return withOuterMark(reader, {
    kind: 'column',
    qualifier: token.text,
    name: name.text,
    written: `${written}.${name.kind === 'word' ? name.written : name.text}`,
  });
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html: no quotation marks around field
// names in sub-selects.
function refuseQuoted(reader: ExpressionReader, token: Token): void {
  if (token.kind === 'quoted' && reader.queryDepth > 0)
    throw unsupported('a field name in a sub-select stands in quotation marks');
}

// `id(+) = 1` has a mark, `ABS(+1)` is a call.
function isCall(reader: ExpressionReader): boolean {
  return reader.atSymbol('(') && !(reader.peek(1).text === '+' && reader.peek(2).text === ')');
}

// The mark is read here and refused, or named as not modelled, where the comparison is known.
function withOuterMark(reader: ExpressionReader, column: ColumnName): Expression {
  if (!reader.takeSymbol('(')) return column;
  reader.expectSymbol('+');
  reader.expectSymbol(')');
  return { ...column, outerJoin: true };
}
