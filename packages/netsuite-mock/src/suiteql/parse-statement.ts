import type { Query, Statement } from './ast.js';
import { tokenize } from './lexer.js';
import { parseExpression } from './parse-expression.js';
import { parseQuery } from './parse-query.js';
import { unsupported } from './refusal.js';
import { createTokenReader } from './token-reader.js';

/**
 * Parses a query.
 *
 * Throws a `SuiteqlRefusal`: `refused` for what NetSuite does not take (WITH, LIMIT, any statement but SELECT, broken
 * syntax), `not-modelled` for what it takes and the mock does not.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export function parseStatement(text: string): Statement {
  const reader = createTokenReader(tokenize(text), { parseExpression, parseQuery });
  const query: Query = parseQuery(reader);
  if (reader.peek().kind !== 'end') throw unsupported(`nothing may follow at character ${reader.peek().at}`);
  return { query, parameterCount: reader.parameterCount() };
}
