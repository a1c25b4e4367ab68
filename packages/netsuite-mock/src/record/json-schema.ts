import type { FieldKind, RecordField } from './field.js';
import type { RecordSession } from './record-session.js';
import type { RecordType, Sublist } from './record-type.js';

/** A JSON Schema as a plain object. */
export type Schema = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<Exclude<FieldKind, 'reference' | 'references' | 'enum' | 'subrecord'>, Schema>> =
  {
    text: { type: 'string' },
    integer: { type: 'integer', format: 'int64' },
    number: { type: 'number', format: 'double' },
    boolean: { type: 'boolean' },
    date: { type: 'string', format: 'date' },
    datetime: { type: 'string', format: 'date-time' },
    duration: { type: 'string' },
  };

const LINKS: Schema = {
  title: 'Links',
  type: 'array',
  readOnly: true,
  items: {
    type: 'object',
    properties: {
      rel: { title: 'Relation', type: 'string', readOnly: true },
      href: { title: 'Hypertext Reference', type: 'string', format: 'URI', readOnly: true },
    },
  },
};

const ID: Schema = { title: 'Internal identifier', type: 'string' };
const REFERENCE_NAME: Schema = { title: 'Reference Name', type: 'string' };

/** The JSON Schema of a record type, with the names that `q` may use in `x-ns-filterable`. */
export function recordSchema(session: RecordSession, type: RecordType): Schema {
  return {
    type: 'object',
    properties: {
      links: LINKS,
      ...propertiesOf(session, type.fields),
      ...sublistsOf(session, type.sublists),
    },
    'x-ns-filterable': type.fields
      .filter((field) => field.filterable && isOn(session, field))
      .map(({ name }) => name)
      .sort(),
    $schema: 'https://json-schema.org/draft-06/hyper-schema#',
  };
}

/** The properties of some fields. */
function propertiesOf(session: RecordSession, fields: readonly RecordField[]): Schema {
  return Object.fromEntries(
    fields.filter((field) => isOn(session, field)).map((field) => [field.name, fieldSchema(session, field)]),
  );
}

function isOn({ account }: RecordSession, { feature }: RecordField): boolean {
  return feature === undefined || account.records.features.has(feature);
}

function fieldSchema(session: RecordSession, field: RecordField): Schema {
  const custom = field.custom ? { 'x-ns-custom-field': true } : {};
  const common = { title: field.label, ...(!field.required && { nullable: true }), ...custom };
  switch (field.kind) {
    case 'reference':
      return {
        type: 'object',
        ...custom,
        properties: { id: ID, refName: REFERENCE_NAME, externalId: { type: 'string' }, links: LINKS },
      };
    case 'references':
      return collectionOf({ id: ID, refName: REFERENCE_NAME, links: LINKS });
    case 'enum':
      return {
        type: 'object',
        ...custom,
        properties: { id: { ...ID, enum: enumIds(session, field) }, refName: REFERENCE_NAME },
      };
    case 'subrecord':
      return { type: 'object', properties: { links: LINKS, ...propertiesOf(session, field.fields ?? []) } };
    default:
      return { ...common, ...TYPES[field.kind], ...(!field.writable && { readOnly: true }) };
  }
}

function enumIds({ store }: RecordSession, { target }: RecordField): readonly string[] {
  const ids = Object.keys(store.labelList(target ?? '') ?? {});
  return [...new Set(ids.map((id) => id.slice(id.indexOf(':') + 1)))];
}

function sublistsOf(session: RecordSession, sublists: readonly Sublist[]): Schema {
  return Object.fromEntries(
    sublists.map(({ name, fields }) => [
      name,
      collectionOf({ links: LINKS, ...propertiesOf(session, fields) }),
    ]),
  );
}

function collectionOf(properties: Schema): Schema {
  const whole = { type: 'integer', format: 'int64', readOnly: true };
  return {
    type: 'object',
    properties: {
      links: LINKS,
      totalResults: whole,
      count: whole,
      hasMore: { type: 'boolean', readOnly: true },
      offset: whole,
      items: { type: 'array', items: { type: 'object', properties } },
    },
  };
}
