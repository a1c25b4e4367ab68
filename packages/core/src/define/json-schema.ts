import { z } from 'zod';
import type { JsonObject } from '../json.js';
import type { Schema } from '../schema.js';
import { isMarkedSecret } from './secret.js';

/** The keyword by which a secret field is known in a manifest's JSON Schema (2020-12, validation 9.4). */
export const SECRET_KEYWORD = 'writeOnly';

/**
 * Writes a zod schema as JSON Schema 2020-12, secrets marked `writeOnly` with `format: password`. What a connector says in a
 * manifest, such as the schema of a stream's records, is written once so, and validated by the same zod schema.
 *
 * @param io `input` for what a person enters (params), `output` for what comes back (records)
 * @param noun what it is, for the message
 * @throws Error when the schema is not a zod 4 schema, or holds something JSON Schema cannot say
 */
export function describeSchema(
  schema: Schema<unknown>,
  io: 'input' | 'output',
  noun = 'a schema',
): JsonObject {
  if (schema['~standard'].vendor !== 'zod' || !('_zod' in schema)) {
    throw new Error(
      `Failed to describe ${noun}: its schema is not a zod 4 schema. Write it with zod 4.1.13 or newer.`,
    );
  }
  try {
    const described = z.toJSONSchema(schema as unknown as z.ZodType, {
      io,
      override: ({ zodSchema, jsonSchema }) => {
        if (!isMarkedSecret(zodSchema)) return;
        jsonSchema[SECRET_KEYWORD] = true;
        jsonSchema['format'] = 'password';
      },
    });
    // Through text and back: zod hangs helpers on the object, and a manifest is data and nothing else.
    return JSON.parse(JSON.stringify(described), inOneForm) as JsonObject;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Failed to describe ${noun}: ${reason}. Use only what JSON Schema can say (no transform, date, map or set).`,
    );
  }
}

/**
 * A choice of bare types as one list of them. Newer zod writes it so and older zod as `anyOf`: a plugin that runs with another
 * zod than it was built with must still say what its manifest file says.
 */
function inOneForm(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('anyOf' in value) || 'type' in value) return value;
  const { anyOf, ...rest } = value;
  if (!Array.isArray(anyOf) || !anyOf.every(isBareType)) return value;
  return { ...rest, type: anyOf.map(({ type }) => type) };
}

function isBareType(schema: unknown): schema is { readonly type: string } {
  if (typeof schema !== 'object' || schema === null) return false;
  return Object.keys(schema).length === 1 && 'type' in schema && typeof schema.type === 'string';
}
