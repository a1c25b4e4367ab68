import type { Store } from '../store/store.js';
import { type ColumnDefinition, columnsOf } from '../store/table-definition.js';
import { type FieldKind, fieldsOf, type RecordField } from './field.js';
import type { RecordCatalog } from './record-catalog.js';
import { type RecordType, recordType } from './record-type.js';
import { CUSTOM_RECORD_FIELDS } from './types/custom-types.js';

/** Kinds that a custom field can have. */
export type CustomFieldKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'reference';

/** A custom field, of a record type of NetSuite's or of one's own. */
export interface CustomFieldDefinition {
  /** `custentity_`, `custbody_`, `custcol_`, `custitem_`, `custrecord_` and a name in lower case. */
  readonly scriptId: string;
  /** As people read it. Default: the script id. */
  readonly label?: string;
  readonly kind: CustomFieldKind;
  /** Table or list that a reference leads to: `employee`, `customlist_colour`. */
  readonly target?: string;
  readonly required?: boolean;
  /** Record types that have it, by REST name; a `custcol_` goes to the lines of a transaction type. */
  readonly appliesTo: readonly string[];
}

/** A custom record type. */
export interface CustomRecordDefinition {
  /** `customrecord_` and a name in lower case. */
  readonly scriptId: string;
  readonly name: string;
  readonly fields?: readonly Omit<CustomFieldDefinition, 'appliesTo'>[];
}

const FIELD_ID = /^cust(?:entity|body|col|item|record|event)_[a-z0-9_]{1,60}$/;
const RECORD_ID = /^customrecord_[a-z0-9_]{1,60}$/;
const FIRST_TYPE_ID = 201;

/** What an administrator does at Customization > Lists, Records & Fields. */
export interface Customization {
  /** Adds a record type with its table. Throws an `Error` naming the id when it is malformed or taken. */
  defineCustomRecord(definition: CustomRecordDefinition): void;
  /** Adds a field to record types and a column to their tables. Throws an `Error` naming what is wrong. */
  defineCustomField(definition: CustomFieldDefinition): void;
  /** Adds a list, its entries by number. */
  defineCustomList(scriptId: string, entries: Readonly<Record<number, string>>): void;
  /** Forbids every role but Administrator's to write a field. */
  restrictField(type: string, field: string): void;
}

/** What of the record service a customization changes. */
interface CustomizedService {
  readonly catalog: RecordCatalog;
  nowS(): number;
  restrictField(type: string, field: string): void;
}

/** Makes the customization of an account. */
export function createCustomization(store: Store, service: CustomizedService): Customization {
  return {
    defineCustomRecord: (definition) => defineRecord({ store, service }, definition),
    defineCustomField: (definition) => defineField({ store, service }, definition),
    defineCustomList(scriptId, entries) {
      if (!/^customlist_[a-z0-9_]{1,60}$/.test(scriptId))
        throw failure('list', scriptId, 'it is not customlist_ and a name');
      defineList(store, scriptId, entries);
    },
    restrictField: service.restrictField,
  };
}

function assertEntries(scriptId: string, entries: Readonly<Record<number, string>>): void {
  for (const [number, name] of Object.entries(entries))
    if (!/^[1-9]\d{0,8}$/.test(number) || typeof name !== 'string')
      throw failure('list', scriptId, `its entry "${number}" is no text under a whole number from 1`);
}

/** A list is both: labels for what refers to it, and a table of its own. */
function defineList(store: Store, scriptId: string, entries: Readonly<Record<number, string>>): void {
  assertEntries(scriptId, entries);
  store.addTable({
    name: scriptId,
    label: 'name',
    permission: 'Custom Lists',
    columns: columnsOf('id:number name isinactive recordid:number scriptid'),
  });
  store.addLabelList(scriptId, { ...entries });
  for (const [number, name] of Object.entries(entries)) {
    const id = Number(number);
    store.insert(scriptId, { id, name, isinactive: 'F', recordid: id, scriptid: `val_${id}` });
  }
}

interface Place {
  readonly store: Store;
  readonly service: CustomizedService;
}

function defineRecord(
  { store, service }: Place,
  { scriptId, name, fields = [] }: CustomRecordDefinition,
): void {
  if (!RECORD_ID.test(scriptId)) throw failure('record', scriptId, 'it is not customrecord_ and a name');
  for (const field of fields) assertField(store, field);
  store.addTable({
    name: scriptId,
    label: 'name',
    permission: 'Custom Record Entries',
    columns: [
      ...columnsOf(
        `id:number name isinactive externalid owner:number:entity created:date lastmodified:date
         lastmodifiedby:number:entity recordid:number scriptid`,
      ),
      ...fields.map(columnOf),
    ],
  });
  const types = store.table('customrecordtype');
  const internalid = Math.max(FIRST_TYPE_ID, (types?.largestId ?? 0) + 1);
  store.insert('customrecordtype', {
    internalid,
    scriptid: scriptId,
    name,
    isinactive: 'F',
    lastmodifieddate: service.nowS(),
  });
  service.catalog.put(
    recordType({
      name: scriptId,
      label: name,
      table: scriptId,
      family: 'custom',
      permission: 'Custom Record Entries',
      fields: [...fieldsOf(CUSTOM_RECORD_FIELDS), ...fields.map(fieldOf)],
    }),
  );
  for (const field of fields) listField({ store, service }, { ...field, appliesTo: [scriptId] });
}

function defineField(place: Place, definition: CustomFieldDefinition): void {
  const { store, service } = place;
  assertField(store, definition);
  const types = definition.appliesTo.map((name) => {
    const type = service.catalog.find(name);
    if (type === undefined) throw failure('field', definition.scriptId, `there is no record type "${name}"`);
    return type;
  });
  const onLines = definition.scriptId.startsWith('custcol_');
  const tables = new Set(types.map((type) => (onLines ? 'transactionline' : type.table)));
  for (const table of tables) {
    if (store.table(table)?.columnIndex(definition.scriptId) !== -1)
      throw failure('field', definition.scriptId, `table "${table}" has it already`);
  }
  for (const table of tables) store.addColumn(table, columnOf(definition));
  for (const type of types) service.catalog.put(withField(type, fieldOf(definition), onLines));
  listField(place, definition);
}

function withField(type: RecordType, field: RecordField, onLines: boolean): RecordType {
  if (!onLines) return { ...type, fields: [...type.fields, field] };
  const sublists = type.sublists.map((sublist) => ({ ...sublist, fields: [...sublist.fields, field] }));
  return { ...type, sublists };
}

function assertField(
  store: Store,
  { scriptId, kind, target }: Omit<CustomFieldDefinition, 'appliesTo'>,
): void {
  if (!FIELD_ID.test(scriptId)) throw failure('field', scriptId, 'it does not begin as a custom field does');
  if ((kind === 'reference') !== (target !== undefined))
    throw failure('field', scriptId, 'a target belongs to a reference and to nothing else');
  if (target !== undefined && store.table(target) === undefined && store.labelList(target) === undefined)
    throw failure('field', scriptId, `there is no table or list "${target}"`);
}

const COLUMN_TYPES: Readonly<Record<CustomFieldKind, ColumnDefinition['type']>> = {
  text: 'text',
  boolean: 'text',
  integer: 'number',
  number: 'number',
  reference: 'number',
  date: 'date',
  datetime: 'date',
};

function columnOf({ scriptId, kind, target }: Omit<CustomFieldDefinition, 'appliesTo'>): ColumnDefinition {
  return { name: scriptId, type: COLUMN_TYPES[kind], ...(target !== undefined && { reference: target }) };
}

function fieldOf({
  scriptId,
  label,
  kind,
  target,
  required,
}: Omit<CustomFieldDefinition, 'appliesTo'>): RecordField {
  return {
    name: scriptId,
    label: label ?? scriptId,
    kind: kind satisfies FieldKind,
    column: scriptId,
    ...(target !== undefined && { target }),
    required: required === true,
    writable: true,
    filterable: true,
    custom: true,
  };
}

const VALUE_TYPES: Readonly<Record<CustomFieldKind, string>> = {
  text: 'Free-Form Text',
  integer: 'Integer Number',
  number: 'Decimal Number',
  boolean: 'Check Box',
  date: 'Date',
  datetime: 'Date/Time',
  reference: 'List/Record',
};

/** Fills `customfield`. */
function listField(
  { store, service }: Place,
  { scriptId, label, kind, required, appliesTo }: CustomFieldDefinition,
): void {
  const fieldType = /^cust([a-z]+)_/.exec(scriptId)?.[1]?.toUpperCase() ?? '';
  store.insert('customfield', {
    scriptid: scriptId,
    name: label ?? scriptId,
    fieldvaluetype: VALUE_TYPES[kind],
    fieldtype: fieldType,
    recordtype: appliesTo.join(', ').toUpperCase(),
    ismandatory: required === true ? 'T' : 'F',
    isstored: 'T',
    lastmodifieddate: service.nowS(),
  });
}

function failure(what: string, id: string, reason: string): Error {
  return new Error(`Failed to define custom ${what} "${id}": ${reason}. Give another definition.`);
}
