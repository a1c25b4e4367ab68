import { wallSeconds } from '../store/account-time.js';
import type { Scalar } from '../store/scalar.js';
import type { RecordField } from './field.js';
import { findByExternalId } from './record-place.js';
import { invalidValue, RecordRefusal } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import { isObject } from './write-options.js';

/** A field with the value that a body gives it. */
export interface GivenValue {
  readonly field: RecordField;
  readonly json: unknown;
  /** Where it stands: `item.items[0].item`. */
  readonly path: string;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const DURATION = /^(-?)(\d{1,6}):([0-5]\d)$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const ID = /^-?\d{1,10}$/;

/** What the store keeps of a JSON value; NULL for null and '', and F where it is a checkbox. Throws the refusal of a value that the field cannot have. */
export function readValue(session: RecordSession, given: GivenValue): Scalar {
  const { field, json, path } = given;
  // A checkbox is checked or not: it has no third state to be cleared to.
  if (json === null || json === '') return field.kind === 'boolean' ? 'F' : null;
  const refused = (): RecordRefusal => invalidValue(field.name, path);
  switch (field.kind) {
    case 'boolean':
      if (typeof json !== 'boolean') throw refused();
      return json ? 'T' : 'F';
    case 'integer':
    case 'number': {
      const number = typeof json === 'string' && NUMBER.test(json) ? Number(json) : json;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw refused();
      if (field.kind === 'integer' && !Number.isSafeInteger(number)) throw refused();
      return number;
    }
    case 'date':
      return readDate(json) ?? fail(refused());
    case 'datetime':
      return readInstant(session, json) ?? fail(refused());
    case 'duration':
      return readDuration(json) ?? fail(refused());
    case 'reference':
      return readReference(session, given);
    case 'references':
      return readReferences(session, given);
    case 'enum':
      return readEnum(session, given);
    default:
      if (typeof json !== 'string') throw refused();
      return json;
  }
}

function fail(refusal: RecordRefusal): never {
  throw refusal;
}

function readDate(json: unknown): number | undefined {
  const parts = typeof json === 'string' ? DATE.exec(json) : null;
  return parts === null ? undefined : wallSeconds([Number(parts[1]), Number(parts[2]), Number(parts[3])]);
}

function readInstant({ render }: RecordSession, json: unknown): number | undefined {
  if (typeof json !== 'string' || !INSTANT.test(json)) return undefined;
  const instantMs = Date.parse(json.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instantMs) ? undefined : render.time.fromInstant(instantMs);
}

function readDuration(json: unknown): number | undefined {
  const parts = typeof json === 'string' ? DURATION.exec(json) : null;
  if (parts === null) return undefined;
  const hours = Number(parts[2]) + Number(parts[3]) / 60;
  return parts[1] === '-' ? -hours : hours;
}

/** `"1"`, `1`, `{"id":"1"}`, `{"externalId":"x"}` or `{"refName":"x"}`. */
function readReference(session: RecordSession, given: GivenValue): number {
  const { field, json, path } = given;
  const target = field.target ?? '';
  if (isObject(json)) {
    const { id, externalId, refName } = json;
    if (id !== undefined && id !== null) return readReference(session, { field, json: id, path });
    if (typeof externalId === 'string') return referredByExternalId(session, given, externalId);
    if (typeof refName === 'string') return referredByName(session, given, refName);
    throw invalidValue(field.name, path);
  }
  const text = typeof json === 'number' ? String(json) : json;
  if (typeof text !== 'string') throw invalidValue(field.name, path);
  if (text.startsWith('eid:')) return referredByExternalId(session, given, text.slice(4));
  if (!ID.test(text) || !exists(session, target, Number(text))) throw invalidReference(session, given, text);
  return Number(text);
}

function exists({ store }: RecordSession, target: string, id: number): boolean {
  const table = store.table(target);
  if (table !== undefined) return table.rowOf(id) !== undefined;
  const list = store.labelList(target);
  return list !== undefined && Object.hasOwn(list, String(id));
}

function referredByExternalId(session: RecordSession, given: GivenValue, externalId: string): number {
  const tables =
    given.field.target === 'entity'
      ? ['employee', 'vendor', 'customer', 'contact', 'job']
      : [given.field.target ?? ''];
  for (const table of tables) {
    for (const type of session.catalog.ofTable(table)) {
      const found = findByExternalId(session, type, externalId);
      if (found !== undefined) return found;
    }
  }
  throw invalidReference(session, given, externalId);
}

function referredByName(session: RecordSession, given: GivenValue, name: string): number {
  const target = given.field.target ?? '';
  const list = session.store.labelList(target);
  const listed = list && Object.keys(list).find((id) => list[id] === name);
  if (listed !== undefined && ID.test(listed)) return Number(listed);
  const table = session.store.table(target);
  const found = table?.idsBy(table.definition.label, name)[0];
  if (found !== undefined) return found;
  throw invalidReference(session, given, name);
}

/** `{"items":[{"id":"1"}]}`: a single reference is refused, as seen for items of several subsidiaries. */
function readReferences(session: RecordSession, { field, json, path }: GivenValue): string | null {
  const items = isObject(json) ? json['items'] : undefined;
  if (!Array.isArray(items)) throw invalidValue(field.name, path);
  const ids = items.map((item: unknown, index) =>
    readReference(session, { field, json: item, path: `${path}.items[${index}]` }),
  );
  return ids.length === 0 ? null : [...new Set(ids)].join(', ');
}

function readEnum(session: RecordSession, given: GivenValue): Scalar {
  const { field, json, path } = given;
  const list = session.store.labelList(field.target ?? '') ?? {};
  const { id, refName } = isObject(json) ? json : { id: json, refName: undefined };
  const idText = typeof id === 'number' ? String(id) : id;
  const found =
    typeof idText === 'string'
      ? Object.keys(list).find((known) => known === idText)
      : Object.keys(list).find((known) => list[known] === refName);
  if (found === undefined) {
    if (typeof idText !== 'string' && typeof refName !== 'string') throw invalidValue(field.name, path);
    throw invalidReference(session, given, String(idText ?? refName));
  }
  const table = session.store.table('transaction');
  // Enums of numbers are numbers in their columns.
  const isNumber = table?.definition.columns.some(
    ({ name, type }) => name === field.column && type === 'number',
  );
  return isNumber === true ? Number(found) : found;
}

/**
 * A reference to what is not there. Oracle documents INVALID_CONTENT; accounts have been seen to answer USER_ERROR.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
 */
function invalidReference(
  { switches }: RecordSession,
  { field, path }: GivenValue,
  value: string,
): RecordRefusal {
  const text = `You have entered an Invalid Field Value ${value} for the following field: ${field.name}`;
  const documented = switches.invalidReference === 'documented';
  return new RecordRefusal({
    status: 400,
    code: documented ? 'INVALID_CONTENT' : 'USER_ERROR',
    detail: documented
      ? `Error while accessing resource: ${text}`
      : `Error while accessing a resource. ${text}.`,
    where: { 'o:errorPath': path },
  });
}
