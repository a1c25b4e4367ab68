import type { JsonObject, StreamDescription } from '@onlink/core';
import { describeSchema } from '@onlink/core/define';
import { z } from 'zod';

/** One field of a record, and what BambooHR calls it where it is read. */
export interface Field {
  readonly name: string;
  readonly source: string;
  readonly title: string;
  readonly format?: 'date' | 'date-time';
}

/** A stream as this connector knows it without asking. */
export interface StreamDefinition {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly key: readonly string[];
  readonly cursor?: NonNullable<StreamDescription['cursor']>;
  readonly deletes: StreamDescription['deletes'];
}

/** `name, title` where BambooHR calls it the same; else its source, and what kind of text it is. */
type FieldLine = readonly [name: string, title: string, source?: string, format?: Field['format']];

/** Declares fields, one a line. */
export function fieldsOf(lines: readonly FieldLine[]): readonly Field[] {
  return lines.map(([name, title, source = name, format]) => ({
    ...{ name, source, title },
    ...(format === undefined ? {} : { format }),
  }));
}

/** JSON Schema of one record: texts as BambooHR gives them, null where there is none; what is not asked for is left out. */
function recordSchema(fields: readonly Field[], key: readonly string[]): JsonObject {
  const textOf = ({ name, title, format }: Field): z.ZodType =>
    (key.includes(name) ? z.string() : z.string().nullable().optional()).meta({
      title,
      ...(format && { format }),
    });
  const shape = Object.fromEntries(fields.map((field) => [field.name, textOf(field)]));
  return describeSchema(z.strictObject(shape), 'output');
}

const MAX_PAGE_ROWS = 1_000;

/** The `config:` lines that an import may have: the manifest describes them by it, and `plan` and `read` read them by it. */
export const paramsSchema = z.strictObject({
  page_size: z.int().min(1).max(MAX_PAGE_ROWS).default(MAX_PAGE_ROWS).meta({
    title: 'Page size',
    description: 'Rows taken at a time. Lower it when BambooHR takes longer than a minute to answer.',
  }),
});

/** A stream as manifest and `discover` describe it; with the company's own fields where they are known. */
export function describeStream(stream: StreamDefinition, fields = stream.fields): StreamDescription {
  const { name, title, key, cursor, deletes } = stream;
  return {
    ...{ name, title, key, deletes },
    params: describeSchema(paramsSchema, 'input'),
    schema: recordSchema(fields, key),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
