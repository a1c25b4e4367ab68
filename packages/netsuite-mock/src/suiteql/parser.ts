import type { OrderItem, SelectItem, SelectStatement } from './ast.js';
import { tokenize } from './lexer.js';
import { parseExpression } from './parse-expression.js';
import { notModelled, unsupported } from './refusal.js';
import { createTokenReader, type ExpressionReader } from './token-reader.js';
import { RESERVED_WORDS, UNMODELLED_CLAUSES } from './words.js';

/**
 * Parses one SELECT over one table.
 *
 * Throws a `SuiteqlRefusal`: `refused` for what NetSuite does not take (WITH, LIMIT, any statement but SELECT, broken
 * syntax), `not-modelled` for what it takes and the mock does not (JOIN, GROUP BY, sub-selects, UNION...).
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export function parseQuery(query: string): SelectStatement {
  const reader = createTokenReader(tokenize(query), parseExpression);
  if (!reader.takeWords('select')) throw unsupported('only SELECT is a query');
  refuseSelectPrefix(reader);
  const items = parseList(reader, parseSelectItem);
  reader.expectWord('from');
  const table = parseTable(reader);
  const where = reader.takeWords('where') ? reader.expression() : undefined;
  refuseClause(reader);
  const orderBy = reader.takeWords('order', 'by') ? parseList(reader, parseOrderItem) : [];
  refuseClause(reader);
  if (reader.peek().kind !== 'end') throw unsupported(`nothing may follow at character ${reader.peek().at}`);
  return {
    items,
    table,
    ...(where !== undefined && { where }),
    orderBy,
    parameterCount: reader.parameterCount(),
  };
}

function refuseSelectPrefix(reader: ExpressionReader): void {
  if (reader.atWords('distinct') || reader.atWords('unique')) throw notModelled('SELECT DISTINCT');
  if (reader.atWords('top')) throw notModelled('TOP');
  reader.takeWords('all');
}

function refuseClause(reader: ExpressionReader): void {
  const token = reader.peek();
  const construct = token.kind === 'word' ? UNMODELLED_CLAUSES[token.text] : undefined;
  if (construct !== undefined) throw notModelled(construct);
}

function parseList<Item>(
  reader: ExpressionReader,
  parseItem: (reader: ExpressionReader) => Item,
): readonly Item[] {
  const items = [parseItem(reader)];
  while (reader.takeSymbol(',')) items.push(parseItem(reader));
  return items;
}

function parseSelectItem(reader: ExpressionReader): SelectItem {
  if (reader.takeSymbol('*')) return { kind: 'all' };
  const [qualifier, dot, star] = [reader.peek(0), reader.peek(1), reader.peek(2)];
  if (qualifier.kind === 'word' && dot.text === '.' && star.kind === 'symbol' && star.text === '*') {
    for (let step = 0; step < 3; step += 1) reader.next();
    return { kind: 'all', qualifier: qualifier.text };
  }
  const expression = reader.expression();
  if (reader.atWords('over')) throw notModelled('OVER');
  const alias = parseAlias(reader);
  return alias === undefined ? { kind: 'expression', expression } : { kind: 'expression', expression, alias };
}

function parseAlias(reader: ExpressionReader): string | undefined {
  const marked = reader.takeWords('as');
  const token = reader.peek();
  if (token.kind === 'quoted' || (token.kind === 'word' && (marked || !RESERVED_WORDS.has(token.text)))) {
    reader.next();
    return token.text;
  }
  if (marked) throw unsupported(`an alias is missing at character ${token.at}`);
  return undefined;
}

function parseTable(reader: ExpressionReader): SelectStatement['table'] {
  if (reader.takeSymbol('(')) throw notModelled('sub-selects');
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw unsupported('FROM names no table');
  const alias = reader.atWords('as') || !isReserved(reader) ? parseAlias(reader) : undefined;
  if (reader.takeSymbol(',')) throw notModelled('JOIN by comma');
  refuseClause(reader);
  const written = token.kind === 'word' ? token.written : token.text;
  return { name: token.text, written, ...(alias !== undefined && { alias }) };
}

function isReserved(reader: ExpressionReader): boolean {
  const token = reader.peek();
  return token.kind === 'word' && RESERVED_WORDS.has(token.text);
}

function parseOrderItem(reader: ExpressionReader): OrderItem {
  const expression = reader.expression();
  const descending = reader.takeWords('desc');
  if (!descending) reader.takeWords('asc');
  if (reader.takeWords('nulls', 'first')) return { expression, descending, nulls: 'first' };
  if (reader.takeWords('nulls', 'last')) return { expression, descending, nulls: 'last' };
  return { expression, descending };
}
