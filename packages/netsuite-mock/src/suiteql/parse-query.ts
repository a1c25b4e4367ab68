import type { Expression, OrderItem, Query, QueryBody, SelectBlock, SelectItem, SetOperator } from './ast.js';
import { parseAlias } from './parse-alias.js';
import { parseFrom } from './parse-from.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';

/** Parses a query: blocks joined by UNION and its like, then ORDER BY and FETCH FIRST for all of them. */
export function parseQuery(reader: ExpressionReader): Query {
  const body = parseBody(reader);
  const orderBy = reader.takeWords('order', 'by') ? parseList(reader, parseOrderItem) : [];
  if (reader.atWords('offset')) throw unsupported('OFFSET is not allowed: the page is in the URL');
  const fetchFirst = parseFetchFirst(reader);
  if (reader.atWords('for')) throw unsupported('FOR UPDATE is not allowed');
  return { body, orderBy, ...(fetchFirst !== undefined && { fetchFirst }) };
}

function parseBody(reader: ExpressionReader): QueryBody {
  const first = parseTerm(reader);
  const rest: { operator: SetOperator; body: QueryBody }[] = [];
  for (;;) {
    const operator = takeSetOperator(reader);
    if (operator === undefined) return rest.length === 0 ? first : { kind: 'set', first, rest };
    reader.countOperator();
    rest.push({ operator, body: parseTerm(reader) });
  }
}

function takeSetOperator(reader: ExpressionReader): SetOperator | undefined {
  if (reader.takeWords('union')) return reader.takeWords('all') ? 'unionAll' : 'union';
  if (reader.takeWords('intersect')) return 'intersect';
  return reader.takeWords('minus') ? 'minus' : undefined;
}

function parseTerm(reader: ExpressionReader): QueryBody {
  if (!reader.takeSymbol('(')) return parseSelect(reader);
  const query = reader.nested(() => parseQuery(reader));
  reader.expectSymbol(')');
  return { kind: 'nested', query };
}

function parseSelect(reader: ExpressionReader): SelectBlock {
  if (!reader.takeWords('select')) throw unsupported('only SELECT is a query');
  const distinct = reader.takeWords('distinct') || reader.takeWords('unique');
  if (!distinct) reader.takeWords('all');
  const top = parseTop(reader);
  const items = parseList(reader, parseSelectItem);
  reader.expectWord('from');
  const from = parseFrom(reader);
  const where = reader.takeWords('where') ? reader.expression() : undefined;
  if (reader.atWords('connect') || reader.atWords('start')) throw notModelled('CONNECT BY');
  if (reader.atWords('pivot') || reader.atWords('unpivot')) throw notModelled('PIVOT');
  const groupBy = reader.takeWords('group', 'by') ? parseList(reader, parseGroupItem) : [];
  const having = reader.takeWords('having') ? reader.expression() : undefined;
  return {
    kind: 'select',
    distinct,
    ...(top !== undefined && { top }),
    items,
    from,
    ...(where !== undefined && { where }),
    groupBy,
    ...(having !== undefined && { having }),
  };
}

/** `TOP 10` or `TOP (10)`; the number may be bound. */
function parseTop(reader: ExpressionReader): Expression | undefined {
  if (!reader.takeWords('top')) return undefined;
  const inParentheses = reader.takeSymbol('(');
  const top = parseCount(reader);
  if (inParentheses) reader.expectSymbol(')');
  if (reader.atWords('percent')) throw notModelled('TOP with PERCENT');
  return top;
}

function parseFetchFirst(reader: ExpressionReader): Expression | undefined {
  if (!reader.takeWords('fetch')) return undefined;
  if (!reader.takeWords('first')) reader.expectWord('next');
  const one: Expression = { kind: 'number', value: 1 };
  const count = reader.atWords('row') || reader.atWords('rows') ? one : parseCount(reader);
  if (reader.atWords('percent')) throw notModelled('FETCH FIRST with PERCENT');
  if (!reader.takeWords('rows')) reader.expectWord('row');
  if (reader.atWords('with', 'ties')) throw notModelled('FETCH FIRST with TIES');
  reader.expectWord('only');
  return count;
}

function parseCount(reader: ExpressionReader): Expression {
  const token = reader.next();
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'symbol' && token.text === '?')
    return { kind: 'parameter', index: reader.nextParameter() };
  throw unsupported(`a number of rows is missing at character ${token.at}`);
}

function parseGroupItem(reader: ExpressionReader): Expression {
  const construct = ['rollup', 'cube', 'grouping'].find((word) => reader.atWords(word));
  if (construct !== undefined) throw notModelled(`GROUP BY ${construct.toUpperCase()}`);
  return reader.expression();
}

/** Parses entries parted by commas, at least one. */
export function parseList<Item>(
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
  const alias = parseAlias(reader);
  return alias === undefined ? { kind: 'expression', expression } : { kind: 'expression', expression, alias };
}

/** Parses one entry of ORDER BY, of a query or of OVER. */
export function parseOrderItem(reader: ExpressionReader): OrderItem {
  const expression = reader.expression();
  const descending = reader.takeWords('desc');
  if (!descending) reader.takeWords('asc');
  if (reader.takeWords('nulls', 'first')) return { expression, descending, nulls: 'first' };
  if (reader.takeWords('nulls', 'last')) return { expression, descending, nulls: 'last' };
  return { expression, descending };
}
