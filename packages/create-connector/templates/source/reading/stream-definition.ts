import type { JsonObject, StreamDescription } from '@onlink/core';
import { PARAMS_SCHEMA } from './page-size.js';
import type { Row } from './row.js';

/** What the reader must know of one stream. */
export interface StreamDefinition {
  readonly name: string;
  readonly title: string;
  /** JSON Schema of one record, beside `id` and `updatedAt`, which every record has. */
  readonly fields: JsonObject;
  /** The record of a row, beside `id` and `updatedAt`; `undefined` for a row that cannot be delivered. */
  toFields(row: Row): JsonObject | undefined;
}

/**
 * A stream as the manifest describes it. `deletes: 'by-absence'` says that the vendor does not report deletions: the host
 * works them out of a full read.
 */
export function describeStream({ name, title, fields }: StreamDefinition): StreamDescription {
  return {
    name,
    title,
    schema: {
      type: 'object',
      properties: {
        id: { type: 'integer', title: 'ID' },
        updatedAt: { type: 'string', format: 'date-time', title: 'Changed at' },
        ...fields,
      },
      // Whatever is not asked for is left out.
      required: ['id'],
      additionalProperties: false,
    },
    key: ['id'],
    // Not `ordered`: rows come by id. The overlap covers what the vendor shows late after a change.
    cursor: { field: 'updatedAt', ordered: false, grainMs: 1, overlapMs: 60_000 },
    deletes: 'by-absence',
    params: PARAMS_SCHEMA,
  };
}
