import type { JsonObject } from '@onlink/core';
import type { Field, FieldKind } from './field.js';

const LOCAL_TIME_NOTE =
  "In the account's own time zone, to the second, without an offset. The zone is not known to the connector.";
const NUMBER_NOTE =
  'A JSON number where it prints back as the same decimal and, if whole, is at most 2^53 - 1; else the exact digits as text.';

const REFERENCE: JsonObject = {
  type: ['object', 'null'],
  properties: { id: { type: 'string' }, name: { type: ['string', 'null'] } },
  required: ['id', 'name'],
  additionalProperties: false,
};

/** JSON Schema of each kind. Absent values are null. */
const KIND_SCHEMAS: { readonly [Kind in FieldKind]: JsonObject } = {
  id: { type: 'string', pattern: '^-?[0-9]+$' },
  key: { type: 'string', pattern: '^-?[0-9]+(:-?[0-9]+)+$' },
  text: { type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  number: { type: ['number', 'string', 'null'], description: NUMBER_NOTE },
  date: { type: ['string', 'null'], format: 'date' },
  // Not `date-time`: RFC 3339 asks for an offset. Source: https://spec.openapis.org/registry/format/date-time-local
  'local-time': { type: ['string', 'null'], format: 'date-time-local', description: LOCAL_TIME_NOTE },
  reference: REFERENCE,
  choice: REFERENCE,
  list: {
    type: ['array', 'null'],
    items: { type: 'string' },
    description: 'Internal IDs, in the order in which NetSuite gives them.',
  },
};

/**
 * JSON Schema of one record. `x-references` names the stream or record type that a reference points to. Only `id` is
 * required: a field that was not asked for, or that the account lacks, is left out.
 */
export function recordSchema(fields: readonly Field[]): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ name, kind, title, target }) => [
        name,
        { title, ...KIND_SCHEMAS[kind], ...(target === undefined ? {} : { 'x-references': target }) },
      ]),
    ),
    required: ['id'],
    additionalProperties: false,
  };
}
