import type { Call, Json, JsonObject, ReadEvent } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { malformedReply, type Task } from '../faults.js';
import { asId, asList, asObject, asText } from '../reply.js';
import { decodeTableState, type TableState } from './bounds.js';
import { pick } from './chosen-fields.js';
import { matchesAny } from './filters.js';
import { hasTime, type Reading } from './reading.js';
import type { Field } from './stream.js';

/** A row with its place in the order of employee and row. */
interface PlacedRow extends TableState {
  readonly row: JsonObject;
}

/**
 * Reads a table of all employees. BambooHR gives it in one reply, without pages or order, so each call asks for it again
 * and goes on after the row of the checkpoint. Asking employee by employee would take a request for each.
 *
 * Source: https://documentation.bamboohr.com/reference/get-employee-table-data
 */
export async function* readTable(
  client: BamboohrClient,
  { stream, request, chosen, pageSizeRows }: Reading,
  call: Call,
): AsyncGenerator<ReadEvent> {
  const task = { verb: 'read', noun: `stream "${stream.name}"` };
  const path = `/api/v1/employees/all/tables/${stream.name}`;
  const reply = await client.read(call, { method: 'GET', path, task });
  if (!Array.isArray(reply)) throw malformedReply(task, 'the reply is no list of rows');
  const start = decodeTableState(request.state);
  const rows = asList(reply)
    .map((row) => place(row, task))
    .filter((row) => compare(row, start) > 0)
    .sort(compare);

  let delivered = 0;
  for (let next = 0; next < rows.length; ) {
    if (delivered >= request.limit) return;
    const records: JsonObject[] = [];
    const most = Math.min(pageSizeRows, request.limit - delivered);
    for (; next < rows.length && records.length < most; next += 1) {
      const record = toRecord(rows[next]?.row ?? {}, chosen.fetched);
      if (matchesAny(record, request.filters)) records.push(pick(record, chosen.given));
    }
    delivered += records.length;
    const { employeeId, id } = rows[next - 1] ?? start;
    if (records.length > 0) yield { kind: 'records', records };
    yield { kind: 'checkpoint', state: { employeeId, id } };
    yield { kind: 'progress', done: delivered };
    if (next < rows.length && !hasTime(call)) return;
  }
  if (delivered < request.limit) yield { kind: 'complete' };
}

function place(row: Json, task: Task): PlacedRow {
  const object = asObject(row);
  const [employeeId, id] = [asId(object['employeeId']), asId(object['id'])];
  if (employeeId === undefined || id === undefined)
    throw malformedReply(task, 'a row has no whole numbers as "employeeId" and "id"');
  return { employeeId, id, row: { ...object, rowKey: `${employeeId}:${id}` } };
}

function compare(left: TableState, right: TableState): number {
  return left.employeeId - right.employeeId || left.id - right.id;
}

function toRecord(row: JsonObject, fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map(({ name, source }) => [name, asText(row[source])]));
}
