import type { RowObject, Scalar } from '../store/scalar.js';
import { CHANGE_COLUMNS } from '../store/store-access.js';
import { completeRecord } from './complete-record.js';
import { planLines } from './plan-lines.js';
import { refreshOrders } from './purchase-status.js';
import { readFields } from './read-fields.js';
import { isOfType } from './record-catalog.js';
import type { RecordDraft } from './record-draft.js';
import { findByExternalId, tableOf } from './record-place.js';
import { userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { noteChange } from './system-notes.js';
import { writeLines } from './write-lines.js';
import type { JsonObject, WriteOptions } from './write-options.js';

/** A write of one record. */
export interface WriteRequest {
  readonly type: RecordType;
  /** Absent for a new record. */
  readonly id?: number;
  readonly body: JsonObject;
  readonly options: WriteOptions;
  /** The external id of an upsert's URL. */
  readonly externalId?: string;
  /** What a transform begins with: columns of the row, and lines by sublist. */
  readonly initial?: {
    readonly values: RowObject;
    readonly lines: Readonly<Record<string, readonly RowObject[]>>;
  };
}

/**
 * Writes one record: the one way in for everything that changes records. It reads, checks and completes all of it before
 * the first row is written, so that a refusal changes nothing. Gives the record's id. Throws the refusal.
 */
export function writeRecord(session: RecordSession, request: WriteRequest): number {
  const { type, id, body, options, initial } = request;
  const table = tableOf(session, type);
  const old: RowObject = id === undefined ? {} : (table.find(id) ?? {});
  assertNotAdministrator(session, type, id);
  const sublistNames = new Set(type.sublists.map(({ name }) => name));
  const read = readFields(
    session,
    { body, fields: type.fields, others: sublistNames, prefix: '', typeName: type.name },
    options,
  );
  const given = new Set(Object.keys(read));
  const values: Record<string, Scalar> = {
    ...(id === undefined ? defaultsOf(session, type) : old),
    ...initial?.values,
    ...read,
    ...type.where,
    ...(request.externalId !== undefined && { externalid: request.externalId }),
  };
  const draft: RecordDraft = {
    type,
    isNew: id === undefined,
    old,
    values,
    given,
    sublists: planLines(
      session,
      { type, recordId: id, body, ...(initial && { initial: initial.lines }) },
      options,
    ),
  };
  assertRequired(session, draft);
  completeRecord(session, draft);
  assertUnique(session, draft, id);
  const written = writeRow(session, { draft, id, table: type.table });
  writeLines(session, draft, written);
  noteChange(session, { type, id: written, old: id === undefined ? undefined : old, values });
  if (type.family === 'transaction') refreshOrders(session, written);
  return written;
}

function defaultsOf(session: RecordSession, type: RecordType): Record<string, Scalar> {
  const defaults: Record<string, Scalar> = {};
  for (const { kind, column } of type.fields) {
    if (kind === 'boolean') defaults[column] = 'F';
    else defaults[column] ??= null;
  }
  const table = tableOf(session, type);
  if (table.columnIndex('datecreated') !== -1) defaults['datecreated'] = session.nowS;
  return defaults;
}

function assertRequired({ account }: RecordSession, { type, values }: RecordDraft): void {
  const missing = type.fields.filter(
    ({ required, column, feature }) =>
      required &&
      (values[column] ?? null) === null &&
      (feature === undefined || account.records.features.has(feature)),
  );
  if (missing.length > 0)
    throw userError(`Please enter value(s) for: ${missing.map(({ label }) => label).join(', ')}.`);
}

/** Two records of a type never share an external id, nor two entities of a type a name. */
function assertUnique(session: RecordSession, { type, values }: RecordDraft, id: number | undefined): void {
  const externalId = values['externalid'] ?? null;
  if (externalId !== null) {
    const holder = findByExternalId(session, type, String(externalId));
    if (holder !== undefined && holder !== id) throw userError('This entity already exists.');
  }
  const table = tableOf(session, type);
  const [column, text] =
    type.family === 'entity'
      ? ['entityid', 'This entity already exists.']
      : ['itemid', 'This item already exists.'];
  const name = type.family === 'entity' || type.family === 'item' ? (values[column] ?? null) : null;
  if (name === null) return;
  const taken = table
    .idsBy(column, name)
    .some((other) => other !== id && isOfType(type, table, table.rowOf(other) ?? []));
  if (taken) throw userError(text);
}

/**
 * An administrator's employee record is an administrator's business.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1544786455.html
 */
export function assertNotAdministrator(
  session: RecordSession,
  type: RecordType,
  id: number | undefined,
): void {
  if (type.name !== 'employee' || id === undefined || session.role?.administrator === true) return;
  const { users, roles } = session.account.records;
  const user = users.get(String(id));
  const isAdministrator = [...(user?.roleIds ?? [])].some(
    (roleId) => roles.get(roleId)?.administrator === true,
  );
  if (isAdministrator)
    throw userError(
      'For security reasons, only an administrator is allowed to edit an administrator record.',
    );
}

function writeRow(
  session: RecordSession,
  {
    draft,
    id,
    table: name,
  }: { readonly draft: RecordDraft; readonly id: number | undefined; readonly table: string },
): number {
  const { store, nowS, user } = session;
  const table = tableOf(session, draft.type);
  const row: Record<string, Scalar> = {};
  for (const [column, value] of Object.entries(draft.values)) {
    if (table.columnIndex(column) !== -1) row[column] = value;
  }
  for (const column of CHANGE_COLUMNS) if (table.columnIndex(column) !== -1) row[column] = nowS;
  if (draft.type.family === 'transaction')
    row['lastmodifiedby'] = user === undefined ? null : Number(user.id);
  if (draft.type.family === 'transaction') row['trandisplayname'] = displayName(session, row);
  if (id === undefined) {
    delete row['id'];
    const made = store.insert(name, row);
    if (draft.type.family === 'custom') table.update(made, { recordid: made });
    if (draft.type.family === 'custom' && (row['name'] ?? null) === null)
      table.update(made, { name: String(made) });
    return made;
  }
  table.update(id, row);
  return id;
}

function displayName({ store }: RecordSession, row: RowObject): string {
  const label = store.label('transactiontype', String(row['type'])) ?? String(row['type']);
  return `${label} #${String(row['tranid'] ?? '')}`;
}
