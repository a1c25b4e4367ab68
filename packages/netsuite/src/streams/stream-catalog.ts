import { createFault, type StreamDescription } from '@onlink/core';
import { ACCOUNTING_STREAMS } from './accounting-streams.js';
import { ADDRESS_STREAMS } from './address-streams.js';
import { classification } from './classification.js';
import { department } from './department.js';
import { employee } from './employee.js';
import { ENTITY_STREAMS } from './entity-streams.js';
import { type StreamDefinition, tableOf } from './field.js';
import { ITEM_STREAMS } from './item-streams.js';
import { location } from './location.js';
import { PARAMS_SCHEMA } from './stream-params.js';
import { schemaWith } from './stream-schema.js';
import { subsidiary } from './subsidiary.js';
import { TRANSACTION_STREAMS } from './transaction-streams.js';

/** Every stream that the connector knows without asking. */
export const STREAMS: readonly StreamDefinition[] = [
  employee,
  department,
  location,
  classification,
  subsidiary,
  ...ENTITY_STREAMS,
  ...ACCOUNTING_STREAMS,
  ...ITEM_STREAMS,
  ...TRANSACTION_STREAMS,
  ...ADDRESS_STREAMS,
];

/** A table, as the first stream read from it, and the names of all streams that are. */
export interface CheckedTable {
  readonly stream: StreamDefinition;
  readonly opens: readonly string[];
}

/**
 * Each table once. A role that lacks one type of transaction is refused nothing by SuiteQL: it finds no rows. So there is one
 * thing to try for a table, however many streams are read from it.
 */
export const CHECKED_TABLES: readonly CheckedTable[] = STREAMS.filter(
  (stream, index) => STREAMS.findIndex((other) => tableOf(other) === tableOf(stream)) === index,
).map((stream) => ({
  stream,
  opens: STREAMS.filter((other) => tableOf(other) === tableOf(stream)).map(({ name }) => name),
}));

/**
 * A stream as the manifest describes it; `fields` are the account's own, where it was asked.
 *
 * Its cursor has a grain of one second. The overlap is what it is at most: change times carry no zone, and where the
 * account does not tell its own, the read begins at the earliest moment that may be meant.
 */
export function describeStream(
  definition: StreamDefinition,
  custom: StreamDefinition['fields'] = [],
): StreamDescription {
  const { name, title, changed, deletedAs, dynamic } = definition;
  return {
    name,
    title,
    schema: schemaWith(definition, custom),
    key: ['id'],
    ...(changed !== undefined && {
      cursor: { field: changed, ordered: false, grainMs: 1_000, overlapMs: 24 * 60 * 60_000 },
    }),
    deletes: deletedAs === undefined ? 'by-absence' : 'reported',
    params: PARAMS_SCHEMA,
    ...(dynamic === true && { dynamic }),
  };
}

/** Finds a stream, or throws a fault that lists those there are. */
export function findStream(name: string): StreamDefinition {
  const found = STREAMS.find((stream) => stream.name === name);
  if (found !== undefined) return found;
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unknown-stream',
    message: `Failed to find stream "${name}": the connector has no such stream, nor the account such a custom record type. Use the script ID of a custom record type, or one of ${STREAMS.map((stream) => stream.name).join(', ')}.`,
  });
}
