import { createFault, type StreamDescription } from '@onlink/core';
import { classification } from './classification.js';
import { department } from './department.js';
import { employee } from './employee.js';
import type { StreamDefinition } from './field.js';
import { location } from './location.js';
import { recordSchema } from './record-schema.js';
import { PARAMS_SCHEMA } from './stream-params.js';
import { subsidiary } from './subsidiary.js';

/** Every stream that the connector knows without asking. */
export const STREAMS: readonly StreamDefinition[] = [
  employee,
  department,
  location,
  classification,
  subsidiary,
];

/**
 * A stream as the manifest describes it.
 *
 * Its cursor has a grain of one second, and an overlap of a day, because SuiteQL gives date-times in the account's
 * own zone, which is not known here: no zone is more than 14 hours from UTC.
 */
export function describeStream({ name, title, fields }: StreamDefinition): StreamDescription {
  return {
    name,
    title,
    schema: recordSchema(fields),
    key: ['id'],
    cursor: { field: 'lastmodifieddate', ordered: false, grainMs: 1_000, overlapMs: 24 * 60 * 60_000 },
    deletes: 'by-absence',
    params: PARAMS_SCHEMA,
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
    message: `Failed to find stream "${name}": the connector has no such stream. Use one of ${STREAMS.map((stream) => stream.name).join(', ')}.`,
  });
}
