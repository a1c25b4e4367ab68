import { AGGREGATE_NAMES, type AggregateName, type ArithmeticOperator, type Expression } from './ast.js';
import type { Token } from './lexer.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';
import { RESERVED_WORDS } from './words.js';

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
  if (reader.atWords('select')) throw notModelled('sub-selects');
  const inner = reader.nested(() => reader.expression());
  if (reader.takeSymbol(',')) throw notModelled('lists of values');
  reader.expectSymbol(')');
  return inner;
}

function parseWord(reader: ExpressionReader, token: Token & { readonly kind: 'word' }): Expression {
  const following = reader.peek();
  if (token.text === 'null') return { kind: 'null' };
  if (token.text === 'rownum') throw notModelled('ROWNUM');
  if (token.text === 'case') throw notModelled('CASE');
  if (token.text === 'sysdate') return { kind: 'call', name: 'sysdate', args: [] };
  if (following.kind === 'string') throw unsupported('date literals are not allowed');
  if (following.text === '(' && following.kind === 'symbol') return parseCall(reader, token.text);
  if (RESERVED_WORDS.has(token.text)) throw unsupported(`a value is missing at character ${token.at}`);
  return parseColumn(reader, token);
}

function parseColumn(reader: ExpressionReader, token: Token): Expression {
  const written = token.kind === 'word' ? token.written : token.text;
  if (!reader.takeSymbol('.')) return { kind: 'column', name: token.text, written };
  const name = reader.next();
  if (name.kind !== 'word' && name.kind !== 'quoted')
    throw unsupported(`a column is missing at character ${name.at}`);
  if (reader.peek().kind === 'symbol' && reader.peek().text === '(') {
    return parseCall(reader, `${token.text}.${name.text}`);
  }
  return {
    kind: 'column',
    qualifier: token.text,
    name: name.text,
    written: `${written}.${name.kind === 'word' ? name.written : name.text}`,
  };
}

function parseCall(reader: ExpressionReader, name: string): Expression {
  reader.expectSymbol('(');
  const call = isAggregate(name) ? parseAggregate(reader, name) : parseArguments(reader, name);
  reader.expectSymbol(')');
  if (reader.peek().kind === 'symbol' && reader.peek().text === '(')
    throw unsupported('a join by (+) is not allowed');
  if (reader.atWords('over')) throw notModelled('OVER');
  return call;
}

function isAggregate(name: string): name is AggregateName {
  return (AGGREGATE_NAMES as readonly string[]).includes(name);
}

function parseArguments(reader: ExpressionReader, name: string): Expression {
  if (reader.peek().text === ')' && reader.peek().kind === 'symbol') return { kind: 'call', name, args: [] };
  const parseArgument = (): Expression => reader.nested(() => reader.expression());
  const args = [parseArgument()];
  while (reader.takeSymbol(',')) args.push(parseArgument());
  return { kind: 'call', name, args };
}

function parseAggregate(reader: ExpressionReader, name: AggregateName): Expression {
  if (name === 'count' && reader.takeSymbol('*')) return { kind: 'aggregate', name, distinct: false };
  const distinct = reader.takeWords('distinct');
  const argument = reader.nested(() => reader.expression());
  return { kind: 'aggregate', name, distinct, argument };
}
