import type { FromItem, JoinKind, SourceItem } from './ast.js';
import { parseAlias } from './parse-alias.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';

/**
 * Parses what follows FROM: sources by comma, or by JOIN. Both in one FROM are refused.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export function parseFrom(reader: ExpressionReader): readonly FromItem[] {
  const items: FromItem[] = [{ source: parseSource(reader), join: 'comma' }];
  for (;;) {
    const join = takeJoin(reader);
    if (join === undefined) break;
    reader.countOperator();
    items.push(parseJoined(reader, join));
  }
  const joins = items.slice(1).map(({ join }) => join);
  if (joins.includes('comma') && joins.some((join) => join !== 'comma'))
    throw unsupported('joins by comma and by JOIN are mixed');
  return items;
}

function takeJoin(reader: ExpressionReader): JoinKind | undefined {
  if (reader.takeSymbol(',')) return 'comma';
  if (reader.atWords('natural')) throw notModelled('NATURAL JOIN');
  if (reader.takeWords('join')) return 'inner';
  for (const join of ['inner', 'cross', 'left', 'right', 'full'] as const) {
    if (!reader.takeWords(join)) continue;
    if (join !== 'inner' && join !== 'cross') reader.takeWords('outer');
    reader.expectWord('join');
    return join;
  }
  return undefined;
}

function parseJoined(reader: ExpressionReader, join: JoinKind): FromItem {
  const source = parseSource(reader);
  if (join === 'comma' || join === 'cross') return { source, join };
  if (reader.atWords('using')) throw notModelled('JOIN with USING');
  reader.expectWord('on');
  return { source, join, on: reader.expression() };
}

function parseSource(reader: ExpressionReader): SourceItem {
  if (reader.takeSymbol('(')) return parseDerived(reader);
  if (reader.atWords('lateral')) throw notModelled('LATERAL');
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw unsupported('FROM names no table');
  const alias = parseAlias(reader);
  const written = token.kind === 'word' ? token.written : token.text;
  return { kind: 'table', name: token.text, written, ...(alias !== undefined && { alias }) };
}

function parseDerived(reader: ExpressionReader): SourceItem {
  if (!reader.atWords('select') && !reader.atSymbol('(')) throw notModelled('joins in parentheses');
  const query = reader.subquery();
  reader.expectSymbol(')');
  const alias = parseAlias(reader);
  return { kind: 'derived', query, ...(alias !== undefined && { alias }) };
}
