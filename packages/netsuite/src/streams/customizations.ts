import { type Call, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import type { Task } from '../faults/task.js';
import { fetchAllRows } from '../suiteql/all-rows.js';
import type { Row } from '../suiteql/page.js';
import { textOf } from '../suiteql/value.js';
import { type CustomField, parseCustomField } from './custom-field.js';
import { type CustomRecordType, customRecordStream, isCustomRecordName } from './custom-record.js';
import { fieldsOf, type StreamDefinition } from './field.js';

/** What an account has added to NetSuite. */
export interface Customizations {
  readonly recordTypes: readonly CustomRecordType[];
  readonly fields: readonly CustomField[];
}

const KEPT_FOR_MS = 10 * 60_000;
const KEPT = new WeakMap<NetsuiteClient, { readonly value: Customizations; readonly untilMs: number }>();

/**
 * Asks for all custom record types and all custom fields, by one query each, and keeps the answer for ten minutes. A table
 * that is closed to the role gives none, and the log says so.
 */
export async function fetchCustomizations(client: NetsuiteClient, call: Call): Promise<Customizations> {
  const kept = KEPT.get(client);
  if (kept !== undefined && call.clock.now() < kept.untilMs) return kept.value;
  const typeRows = await fetchListed(client, call, RECORD_TYPES);
  const recordTypes = typeRows.flatMap(parseRecordType);
  const names = new Map(
    recordTypes.flatMap(({ typeId, scriptId }) =>
      typeId === undefined ? [] : [[String(typeId), scriptId] as const],
    ),
  );
  const fieldRows = await fetchListed(client, call, CUSTOM_FIELDS);
  const value = { recordTypes, fields: fieldRows.flatMap((row) => parseCustomField(row, names) ?? []) };
  KEPT.set(client, { value, untilMs: call.clock.now() + KEPT_FOR_MS });
  return value;
}

/** A custom record type as a stream, with its fields. */
export function customRecord(
  type: CustomRecordType,
  { fields }: Pick<Customizations, 'fields'>,
): StreamDefinition {
  const owners = [type.scriptId, ...(type.typeId === undefined ? [] : [String(type.typeId)])];
  return customRecordStream(
    type,
    fields.filter(({ owners: written }) => written.some((owner) => owners.includes(owner))),
  );
}

/** The columns of the two tables that are asked for; those that an account lacks are left out. */
const RECORD_TYPES: StreamDefinition = {
  name: 'customrecordtype',
  title: 'Custom record types',
  permission: 'Setup > Custom Record Types (View)',
  fields: fieldsOf([
    ['internalid', 'text', 'Internal ID'],
    ['scriptid', 'text', 'Script ID'],
    ['name', 'text', 'Name'],
    ['isinactive', 'boolean', 'Inactive'],
  ]),
};

const CUSTOM_FIELDS: StreamDefinition = {
  name: 'customfield',
  title: 'Custom fields',
  permission: 'Setup > Custom Fields (View)',
  fields: fieldsOf([
    ['scriptid', 'text', 'Script ID'],
    ['name', 'text', 'Name'],
    ['fieldtype', 'text', 'Placement'],
    ['fieldvaluetype', 'text', 'Type'],
    ['fieldvaluetyperecord', 'text', 'List or record'],
    ['recordtype', 'text', 'Record type'],
  ]),
};

async function fetchListed(
  client: NetsuiteClient,
  call: Call,
  stream: StreamDefinition,
): Promise<readonly Row[]> {
  const task: Task = { verb: 'list', noun: 'table', id: stream.name };
  try {
    return await fetchAllRows(client, call, { stream, column: 'scriptid', task });
  } catch (thrown) {
    if (!isFault(thrown) || !isClosedTable(thrown)) throw thrown;
    call.log('warn', 'discover.customizations-closed', { table: stream.name, code: thrown.code });
    return [];
  }
}

function parseRecordType(row: Row): readonly CustomRecordType[] {
  const scriptId = (textOf(row['scriptid']) ?? '').toLowerCase();
  if (!isCustomRecordName(scriptId) || textOf(row['isinactive']) === 'T') return [];
  const typeId = Number(textOf(row['internalid']));
  return [
    {
      scriptId,
      title: textOf(row['name']) ?? scriptId,
      ...(Number.isSafeInteger(typeId) && typeId > 0 ? { typeId } : {}),
    },
  ];
}
