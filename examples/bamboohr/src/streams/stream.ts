import type { JsonObject, StreamDescription } from '@onlink/core';
import { inputFault } from '../faults.js';

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

/** JSON Schema of one record: texts as BambooHR gives them, null where there is none. */
function recordSchema(fields: readonly Field[], key: readonly string[]): JsonObject {
  const propertyOf = ({ name, title, format }: Field): JsonObject => ({
    title,
    type: key.includes(name) ? 'string' : ['string', 'null'],
    ...(format === undefined ? {} : { format }),
  });
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    required: key,
    additionalProperties: false,
  };
}

const MAX_PAGE_ROWS = 1_000;

/** JSON Schema of the `config:` lines that an import may have. */
const PARAMS_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    page_size: {
      type: 'integer',
      minimum: 1,
      maximum: MAX_PAGE_ROWS,
      default: MAX_PAGE_ROWS,
      title: 'Page size',
      description: 'Rows taken at a time. Lower it when BambooHR takes longer than a minute to answer.',
    },
  },
  additionalProperties: false,
};

/** The page size that an import asks for, in rows: 1 to 1,000, by default 1,000. */
export function pageSizeRowsOf(params: JsonObject | undefined): number {
  const unknown = Object.keys(params ?? {}).find((name) => name !== 'page_size');
  if (unknown !== undefined) {
    const message = `Failed to read parameter "${unknown}": there is no such parameter. Remove the line config:${unknown}.`;
    throw inputFault('bamboohr/unknown-parameter', message);
  }
  const rows = Number(params?.['page_size'] ?? MAX_PAGE_ROWS);
  if (Number.isInteger(rows) && rows >= 1 && rows <= MAX_PAGE_ROWS) return rows;
  const message = `Failed to read parameter "page_size": it must be a whole number from 1 to ${MAX_PAGE_ROWS}. Correct the line config:page_size.`;
  throw inputFault('bamboohr/page-size', message);
}

/** A stream as manifest and `discover` describe it; with the company's own fields where they are known. */
export function describeStream(stream: StreamDefinition, fields = stream.fields): StreamDescription {
  const { name, title, key, cursor, deletes } = stream;
  return {
    ...{ name, title, key, deletes, params: PARAMS_SCHEMA },
    schema: recordSchema(fields, key),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
