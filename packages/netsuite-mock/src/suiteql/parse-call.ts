import {
  AGGREGATE_NAMES,
  type AggregateName,
  type Expression,
  WINDOW_NAMES,
  type WindowName,
} from './ast.js';
import { parseList, parseOrderItem } from './parse-query.js';
import { notModelled, unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';
import { REFUSED_FUNCTIONS } from './words.js';

/** Parses the rest of a call, from its opening parenthesis. */
export function parseCall(reader: ExpressionReader, name: string): Expression {
  // Before its arguments: LISTAGG has a grammar of its own, which is refused as well.
  if (REFUSED_FUNCTIONS.has(name)) throw unsupported(`function ${name.toUpperCase()} is not supported`);
  // CAST and EXTRACT have a grammar of their own.
  if (name === 'cast' || name === 'extract') throw notModelled(`function ${name.toUpperCase()}`);
  reader.expectSymbol('(');
  const call = isOneOf(AGGREGATE_NAMES, name) ? parseAggregate(reader, name) : parseArguments(reader, name);
  if (name === 'trim' && !reader.atSymbol(')')) throw notModelled('TRIM with FROM');
  reader.expectSymbol(')');
  if (isOneOf(WINDOW_NAMES, name)) return parseWindow(reader, name, call);
  if (reader.atWords('over')) throw notModelled(`${name.toUpperCase()} with OVER`);
  if (reader.atWords('within') || reader.atWords('keep'))
    throw notModelled(`${name.toUpperCase()} with WITHIN GROUP or KEEP`);
  return call;
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function parseArguments(reader: ExpressionReader, name: string): Expression {
  if (reader.atSymbol(')')) return { kind: 'call', name, args: [] };
  return { kind: 'call', name, args: parseList(reader, () => reader.nested(() => reader.expression())) };
}

function parseAggregate(reader: ExpressionReader, name: AggregateName): Expression {
  if (name === 'count' && reader.takeSymbol('*')) return { kind: 'aggregate', name, distinct: false };
  const distinct = reader.takeWords('distinct') || reader.takeWords('unique');
  if (!distinct) reader.takeWords('all');
  const argument = reader.nested(() => reader.expression());
  return { kind: 'aggregate', name, distinct, argument };
}

function parseWindow(reader: ExpressionReader, name: WindowName, call: Expression): Expression {
  const title = name.toUpperCase();
  if (call.kind !== 'call' || call.args.length > 0) throw unsupported(`${title} takes no argument`);
  if (!reader.takeWords('over')) throw unsupported(`${title} has no OVER`);
  reader.expectSymbol('(');
  const partitionBy = reader.takeWords('partition', 'by') ? parseList(reader, () => reader.expression()) : [];
  const orderBy = reader.takeWords('order', 'by') ? parseList(reader, parseOrderItem) : [];
  if (orderBy.length === 0) throw unsupported(`${title} has no ORDER BY`);
  if (reader.atWords('rows') || reader.atWords('range')) throw unsupported(`${title} takes no frame`);
  reader.expectSymbol(')');
  return { kind: 'window', name, partitionBy, orderBy };
}
