import type { RowObject, Scalar } from '../store/scalar.js';
import type { RecordField } from './field.js';
import { readValue } from './read-value.js';
import { invalidValue, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import { isObject, type JsonObject, type WriteOptions } from './write-options.js';

/** A part of a body, and what its names may be. */
export interface BodyPart {
  readonly body: JsonObject;
  readonly fields: readonly RecordField[];
  /** Names that are no fields and yet no mistake: sublists. */
  readonly others: ReadonlySet<string>;
  /** Where the part stands, with its dot; empty for the record itself. */
  readonly prefix: string;
  /** `employee.`: for fields that the role was forbidden to write. */
  readonly typeName: string;
}

/** Members that a body read from the service has and that say nothing to it. */
const PASSED_OVER: ReadonlySet<string> = new Set(['links', 'refName', 'id', 'itemReceive']);

/**
 * Reads the values of a body by the columns that keep them. Names and values that are wrong are refused or passed over as
 * the options say; fields that NetSuite computes are passed over.
 */
export function readFields(session: RecordSession, part: BodyPart, options: WriteOptions): RowObject {
  const values: Record<string, Scalar> = {};
  const byName = new Map(part.fields.map((field) => [field.name, field]));
  for (const [name, json] of Object.entries(part.body)) {
    if (part.others.has(name)) continue;
    const field = byName.get(name);
    if (field === undefined || isOff(session, field)) {
      if (options.names === 'Error' && !PASSED_OVER.has(name)) throw unknownField(name, part.prefix + name);
      continue;
    }
    if (!field.writable || isForbidden(session, part, field)) continue;
    if (json === null && options.replaceSelectedFields && !options.replace.has(name)) continue;
    try {
      if (field.kind === 'subrecord')
        Object.assign(values, readSubrecord(session, { part, field, json }, options));
      else values[field.column] = readValue(session, { field, json, path: part.prefix + name });
    } catch (error) {
      if (!(error instanceof RecordRefusal) || options.values === 'Error') throw error;
    }
  }
  return values;
}

function readSubrecord(
  session: RecordSession,
  { part, field, json }: { readonly part: BodyPart; readonly field: RecordField; readonly json: unknown },
  options: WriteOptions,
): RowObject {
  const prefix = `${part.prefix}${field.name}.`;
  if (json === null) return Object.fromEntries((field.fields ?? []).map(({ column }) => [column, null]));
  if (!isObject(json)) throw invalidValue(field.name, part.prefix + field.name);
  return readFields(
    session,
    { ...part, body: json, fields: field.fields ?? [], others: NO_NAMES, prefix },
    options,
  );
}

const NO_NAMES: ReadonlySet<string> = new Set();

function isOff({ account }: RecordSession, { feature }: RecordField): boolean {
  return feature !== undefined && !account.records.features.has(feature);
}

/** A field that the role may not write is passed over silently, as seen, or refused by a switch. */
function isForbidden(session: RecordSession, { typeName }: BodyPart, { name }: RecordField): boolean {
  if (session.role?.administrator === true || !session.service.isRestricted(typeName, name)) return false;
  if (session.switches.unwritableFields === 'dropped') return true;
  throw new RecordRefusal({
    status: 403,
    code: 'INSUFFICIENT_PERMISSION',
    detail: `You do not have permission to set a value for element ${name} due to one of the following reasons: 1) The field is read-only; 2) An associated feature is disabled; 3) The field is available either when a record is created or updated, but not in both cases.`,
    where: { 'o:errorPath': name },
  });
}

function unknownField(name: string, path: string): RecordRefusal {
  return new RecordRefusal({
    status: 400,
    code: 'NONEXISTENT_FIELD',
    detail: `Unknown field name '${name}' in the request body. The field does not exist on this record type.`,
    where: { 'o:errorPath': path },
  });
}
