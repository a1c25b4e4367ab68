import type { Json, JsonObject, Outcome } from '@onlink/core';
import { z } from 'zod';

/** What a write of a record gives. */
export const writeOutput = z.object({
  id: z
    .string()
    .meta({ title: 'Internal ID', description: 'Empty where nothing was made: in a dry run of a create.' }),
  outcome: z
    .enum(['created', 'updated', 'upserted', 'deleted', 'unchanged', 'dry-run'])
    .meta({ title: 'What was done' }),
  externalId: z.string().optional().meta({ title: 'External ID' }),
  notWritten: z.string().optional().meta({
    title: 'Fields that were not written',
    description:
      'NetSuite passes over a field that the role may not write without a word. Separated by commas.',
  }),
  preview: z
    .string()
    .optional()
    .meta({ title: 'What would be sent', description: 'In a dry run: the request body as JSON.' }),
});

/** A write's result. */
export type WriteOutput = z.output<typeof writeOutput>;

/** An action that is done. */
export function done<Output>(output: Output): Outcome<Output> {
  return { kind: 'done', output };
}

/** The result of a dry run. */
export function dryRun(id: string, body: JsonObject | Json): WriteOutput {
  return { id, outcome: 'dry-run', preview: JSON.stringify(body) };
}
