import type { Json, JsonObject, Stream } from '@onlink/core';
import { type Field, type FieldKind, fieldsOf, type StreamDefinition } from './field.js';
import { recordSchema } from './record-schema.js';

const KINDS: ReadonlySet<string> = new Set<FieldKind>([
  ...(['id', 'text', 'boolean', 'number', 'date', 'local-time', 'reference', 'choice', 'list'] as const),
]);

/**
 * The schema of a stream's records. What only the account knows is marked: custom fields with their kind, and a custom
 * record type with its number. So a reader in another process needs no more than the stream.
 */
export function schemaWith(definition: StreamDefinition, custom: readonly Field[]): JsonObject {
  const schema = recordSchema([...definition.fields, ...custom]);
  const properties = { ...(schema['properties'] as { readonly [name: string]: JsonObject }) };
  for (const { name, kind } of definition.dynamic === true ? definition.fields : []) {
    properties[name] = { ...properties[name], 'x-kind': kind };
  }
  for (const { name, kind } of custom) properties[name] = { ...properties[name], 'x-kind': kind };
  const typeId = definition.dynamic === true ? definition.deletedAs?.typeId : undefined;
  return { ...schema, properties, ...(typeId === undefined ? {} : { 'x-record-type': typeId }) };
}

/** The fields that a schema marks with their kind. A name or kind that could not be ours is passed over. */
export function markedFields({ schema }: Pick<Stream, 'schema'>): readonly Field[] {
  return Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: Json }).flatMap(
    ([name, value]) => {
      const { 'x-kind': kind, 'x-references': target, title } = (value ?? {}) as JsonObject;
      if (typeof kind !== 'string' || !KINDS.has(kind) || !/^[a-z][a-z0-9_]*$/.test(name)) return [];
      return fieldsOf([
        [
          name,
          kind as FieldKind,
          typeof title === 'string' ? title : name,
          typeof target === 'string' ? target : undefined,
        ],
      ]);
    },
  );
}
