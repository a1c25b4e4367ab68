import type { Call, JsonObject } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { fetchPage, type Row } from '../suiteql/page.js';
import { inputFault } from './record-fault.js';
import { assertExternalId } from './record-path.js';
import { type ListName, type ReferenceList, referenceList } from './reference-list.js';

/** What a field refers to, as a person or a mapping wrote it. */
export interface Reference {
  /** An internal ID, `eid:` and an external ID, or a name. */
  readonly text: string;
  readonly list: ListName;
  /** The input field, for messages. */
  readonly field: string;
  readonly task: Task;
}

const ID = /^-?\d{1,16}$/;
/** As many of the same name as a message lists. */
const MOST_NAMED = 5;

/** The reference as REST takes it: by ID, or by external ID. */
export async function resolveReference(
  client: NetsuiteClient,
  call: Call,
  reference: Reference,
): Promise<JsonObject> {
  const id = await resolveId(client, call, reference);
  return id.startsWith('eid:') ? { externalId: id.slice(4) } : { id };
}

/**
 * The reference as a path takes it: `107` or `eid:abc`. A name is looked up, without regard to case; of one active and
 * several inactive records it means the active one.
 *
 * @throws a fault that names the field where none has that name, or several
 */
export async function resolveId(client: NetsuiteClient, call: Call, reference: Reference): Promise<string> {
  const { text, list: listName, field, task } = reference;
  if (ID.test(text)) return text;
  if (text.startsWith('eid:')) {
    assertExternalId(text.slice(4), { task, field });
    return text;
  }
  const list = referenceList(listName);
  const rows = await findByName(client, call, { list, text, task });
  const active = rows.filter((row) => row['inactive'] !== 'T');
  const [found, second] = active.length > 0 ? active : rows;
  const place = `field "${field}"`;
  if (found === undefined)
    throw inputFault({
      ...{ task, code: 'netsuite/no-such-name', place },
      reason: `says "${text}", and no ${list.noun} has that name or the token's role may not see it`,
      remedy: 'Correct the name, or give the internal ID',
    });
  if (second !== undefined)
    throw inputFault({
      ...{ task, code: 'netsuite/ambiguous-name', place },
      reason: `says "${text}", and more than one ${list.noun} has that name (IDs ${rows
        .slice(0, MOST_NAMED)
        .map((row) => String(row['choice']))
        .join(', ')})`,
      remedy: 'Give the internal ID of the one that is meant',
    });
  return String(found['choice']);
}

async function findByName(
  client: NetsuiteClient,
  call: Call,
  { list, text, task }: { readonly list: ReferenceList; readonly text: string; readonly task: Task },
): Promise<readonly Row[]> {
  const { names, table } = list;
  const isNamed = names.map((name) => `UPPER(${name}) = UPPER(?)`).join(' OR ');
  const query = {
    text: `SELECT ${choiceColumns(list)} FROM ${table} WHERE ${isNamed} ORDER BY ${list.id ?? 'id'}`,
    params: names.map(() => text),
  };
  // Inactive ones of the same name may be many; what is active is among the first thousand, or it is ambiguous anyway.
  const { rows } = await fetchPage(client, call, { query, limitRows: 1_000, task });
  return rows;
}

/** ID as `choice`, name as `label`, and where there are any `inactive`. */
export function choiceColumns({ id = 'id', label, hasInactive }: ReferenceList): string {
  return `${id === 'id' ? '' : 'DISTINCT '}${id} AS choice, ${label} AS label${hasInactive ? ', isinactive AS inactive' : ''}`;
}
