import type { Call, JsonObject, ReadEvent } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { malformedReply } from '../faults.js';
import { asText } from '../reply.js';
import { BEGINNING_OF_CHANGES, fetchChanges } from '../triggers/change-feed.js';
import { decodeEmployeeState } from './bounds.js';
import { pick, restrictedField } from './chosen-fields.js';
import { type DatasetRow, queryEmployees } from './dataset.js';
import { matchesAny } from './filters.js';
import { changedSince } from './plan.js';
import { hasTime, type Reading } from './reading.js';
import type { Field } from './stream.js';

/**
 * Reads employees in the order of their IDs, each page beginning after the last ID of the one before it: whoever comes,
 * goes or changes meanwhile moves no page. Then tells who was deleted; of terminated employees that is not said, they are
 * rows with a status.
 */
export async function* readEmployees(
  client: BamboohrClient,
  reading: Reading,
  call: Call,
): AsyncGenerator<ReadEvent> {
  const { request, bounds, chosen, pageSizeRows } = reading;
  const task = { verb: 'read', noun: 'stream "employee"' };
  const { lastId = 0, since } = bounds;
  let { afterId, rowsDone } = decodeEmployeeState(request.state);
  let delivered = 0;
  let slowestMs = 0;
  while (!rowsDone) {
    if (delivered >= request.limit || !hasTime(call, slowestMs)) return;
    const startedAt = call.clock.now();
    const page = await queryEmployees(client, call, {
      fields: chosen.fetched.map(({ source }) => source),
      where: [`eeid gt ${afterId}`, `eeid le ${lastId}`, ...changedSince(since)],
      order: 'asc',
      pageSizeRows,
      task,
    });
    slowestMs = Math.max(slowestMs, call.clock.now() - startedAt);
    const records: JsonObject[] = [];
    for (const row of page.rows) {
      if (delivered + records.length >= request.limit) break;
      if (row.id <= afterId) throw malformedReply(task, `employee ${row.id} came after employee ${afterId}`);
      afterId = row.id;
      const record = toRecord(row, chosen.fetched);
      if (!matchesAny(record, request.filters)) continue;
      yield* restrictions(row, chosen.given);
      records.push(pick(record, chosen.given));
    }
    delivered += records.length;
    rowsDone = page.rows.length < pageSizeRows && afterId === (page.rows.at(-1)?.id ?? afterId);
    if (records.length > 0) yield { kind: 'records', records };
    yield { kind: 'checkpoint', state: { afterId, rowsDone } };
    yield { kind: 'progress', done: delivered };
  }
  // The limit was reached on the very last row: the next call has the deletions left.
  if (delivered >= request.limit || !hasTime(call, slowestMs)) return;
  const gone = await fetchChanges(client, call, { since: since ?? BEGINNING_OF_CHANGES, type: 'deleted' });
  if (gone.length > 0) yield { kind: 'deleted', keys: gone.map(({ employeeId }) => ({ id: employeeId })) };
  yield { kind: 'complete' };
}

function toRecord({ id, fields }: DatasetRow, fetched: readonly Field[]): JsonObject {
  const values = fetched.map(({ name, source }) => [name, asText(fields[source])]);
  return { ...Object.fromEntries(values), id: String(id) };
}

function* restrictions({ id, restricted }: DatasetRow, given: readonly Field[]): Generator<ReadEvent> {
  for (const { name, source } of given) {
    if (!restricted.includes(source)) continue;
    const fault = restrictedField(String(id), name);
    yield { kind: 'notice', key: { id: String(id) }, field: name, fault, outcome: 'nulled' };
  }
}
