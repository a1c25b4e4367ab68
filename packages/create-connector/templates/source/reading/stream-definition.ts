import type { JsonObject, StreamDescription } from '@onlink/core';
import { describeSchema } from '@onlink/core/define';
import { z } from 'zod';
import { paramsSchema } from './params.js';
import type { Row } from './row.js';

/** What the reader must know of one stream. */
export interface StreamDefinition {
  readonly name: string;
  readonly title: string;
  /** The fields of one record, beside `id` and `updatedAt`, which every record has. */
  readonly fields: z.ZodObject;
  /** The record of a row, beside `id` and `updatedAt`; `undefined` for a row that cannot be delivered. */
  toFields(row: Row): JsonObject | undefined;
}

/**
 * A stream as the manifest describes it. The key is one field, because an import identifies a record by one. `deletes:
 * 'by-absence'` says that the vendor does not report deletions: the host works them out of a full read.
 */
export function describeStream({ name, title, fields }: StreamDefinition): StreamDescription {
  const changed = z.object({ updatedAt: z.string().meta({ title: 'Changed at', format: 'date-time' }) });
  // Whatever is not asked for is left out.
  const others = changed.extend(fields.shape).partial();
  const record = z.strictObject({ id: z.int().min(1).meta({ title: 'ID' }), ...others.shape });
  return {
    name,
    title,
    schema: describeSchema(record, 'output'),
    key: ['id'],
    // Not `ordered`: rows come by id. The overlap covers what the vendor shows late after a change.
    cursor: { field: 'updatedAt', ordered: false, grainMs: 1, overlapMs: 60_000 },
    deletes: 'by-absence',
    params: describeSchema(paramsSchema, 'input'),
  };
}
