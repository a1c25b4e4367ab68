import { createFault, type Manifest } from '@onlink/core';
import { z } from 'zod';

const jsonObject = z.record(z.string(), z.json());
const names = z.array(z.string());
const cursor = z.object({
  field: z.string(),
  ordered: z.boolean(),
  grainMs: z.number(),
  overlapMs: z.number(),
});

/**
 * The manifest file, as far as the host relies on it. Unknown fields are let through: a newer minor of the contract
 * adds some, and the handshake decides whether that matters.
 */
const manifestSchema = z.looseObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  version: z.string().regex(/^\d+\.\d+\.\d+/, 'must be a version such as 1.2.3'),
  title: z.string(),
  category: z.string(),
  api: z.object({ major: z.int().positive(), minor: z.int().nonnegative() }),
  needs: names,
  config: z.looseObject({ version: z.int().positive(), schema: jsonObject, secrets: names }),
  auth: z.array(z.looseObject({ id: z.string(), scheme: z.string(), pointer: z.string() })),
  stateVersion: z.int().positive(),
  egress: names,
  checks: z.array(z.looseObject({ id: z.string(), title: z.string(), unlocks: names })),
  streams: z.array(
    z.looseObject({
      name: z.string(),
      schema: jsonObject,
      key: names.nonempty(),
      cursor: cursor.optional(),
      deletes: z.enum(['reported', 'by-absence', 'unknown']),
    }),
  ),
  actions: z.record(z.string(), z.looseObject({ title: z.string(), effect: z.string(), retry: z.string() })),
  triggers: z.record(z.string(), z.looseObject({ title: z.string(), kind: z.enum(['poll', 'webhook']) })),
  templates: z.array(z.looseObject({ id: z.string(), title: z.string() })),
});

/**
 * Checks what a manifest file holds.
 *
 * @param from the file or package it came from, for the message
 * @throws a fault `plugin/malformed-manifest` naming the first field that is wrong; nothing is guessed
 */
export function parseManifest(value: unknown, from: string): Manifest {
  const result = manifestSchema.safeParse(value);
  if (result.success) return value as Manifest;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the whole file';
  throw createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'plugin/malformed-manifest',
    message: `Failed to read manifest "${from}": ${field} is wrong (${issue?.message ?? 'not a manifest'}). Build the connector again, or reinstall it.`,
  });
}
