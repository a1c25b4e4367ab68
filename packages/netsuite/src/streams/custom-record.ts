import { type Field, fieldsOf, type StreamDefinition } from './field.js';

/** Columns that custom records have. Source: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py). */
const STANDARD_FIELDS = fieldsOf([
  ['id', 'id', 'Internal ID'],
  ['name', 'text', 'Name'],
  ['externalid', 'text', 'External ID'],
  ['owner', 'reference', 'Owner', 'entity'],
  ['isinactive', 'boolean', 'Inactive'],
  ['created', 'local-time', 'Created'],
  ['lastmodified', 'local-time', 'Last modified'],
  ['lastmodifiedby', 'reference', 'Last modified by', 'entity'],
]);

/** What is known of a custom record type. */
export interface CustomRecordType {
  /** In lower case. */
  readonly scriptId: string;
  readonly title: string;
  readonly typeId?: number;
}

/** A custom record type as a stream. */
export function customRecordStream(
  { scriptId, title, typeId }: CustomRecordType,
  fields: readonly Field[],
): StreamDefinition {
  const known = new Set(fields.map(({ name }) => name));
  return {
    name: scriptId,
    title,
    permission: 'Lists > Custom Record Entries (View), or the list of roles of the record type',
    dynamic: true,
    changed: 'lastmodified',
    deletedAs: { names: [scriptId], ...(typeId === undefined ? {} : { typeId }) },
    fields: [...STANDARD_FIELDS.filter(({ name }) => !known.has(name)), ...fields],
  };
}

/** Whether a name is that of a custom record type. */
export function isCustomRecordName(name: string): boolean {
  return /^customrecord_?[a-z0-9_]+$/.test(name);
}
