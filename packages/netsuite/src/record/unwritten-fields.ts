import { type Call, isFault, type Json, type JsonObject } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { getRecord } from './record-calls.js';

/** A record that was just written, and the fields to look at. */
export interface Written {
  readonly type: string;
  readonly id: string;
  /** As it was sent. Texts and numbers are only looked for, because NetSuite may write them in another form. */
  readonly sent: JsonObject;
  readonly task: Task;
}

/**
 * The fields that a write left as they were: NetSuite answers it with success and passes over what the role may not write.
 * Empty, too, where the record cannot be read back: the write itself was accepted.
 */
export async function findUnwritten(
  client: NetsuiteClient,
  call: Call,
  written: Written,
): Promise<readonly string[]> {
  const { type, id, sent, task } = written;
  const fields = Object.keys(sent);
  if (fields.length === 0) return [];
  try {
    const record = await getRecord(client, call, { type, id, fields, task });
    return fields.filter((field) => !isWritten(sent[field] ?? null, record[field] ?? null));
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    call.log('info', 'record.unverified', { type, id, code: thrown.code });
    return [];
  }
}

/** Whether a field has what was sent. A box that is not ticked may be left out. */
export function isWritten(sent: Json, has: Json): boolean {
  if (sent === null || sent === false) return has === sent || has === null;
  if (sent === true || isDay(sent)) return has === sent;
  if (typeof sent === 'object' && 'id' in sent) return idOf(has) === sent['id'];
  return has !== null;
}

/** The same for a record that may be somebody else's: texts and numbers must be equal too. */
export function isSame(sent: Json, has: Json): boolean {
  return typeof sent === 'string' || typeof sent === 'number' ? has === sent : isWritten(sent, has);
}

function isDay(value: Json): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function idOf(value: Json): Json {
  if (typeof value !== 'object' || value === null || !('id' in value)) return value;
  return value['id'] ?? null;
}
