import type { Call, ReadEvent, ReadRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { compileFilters, filteredColumns } from '../suiteql/filters.js';
import { malformed, type Row } from '../suiteql/page.js';
import { sql } from '../suiteql/query.js';
import { parseRowId } from '../suiteql/row-id.js';
import { fetchTolerantly, missingAmong } from '../suiteql/tolerant-query.js';
import { type Bounds, decodeBounds, decodeState, encodeState } from './bounds.js';
import { chooseFields, unavailableField, unknownField, unreadableValue } from './chosen-fields.js';
import { sinceCondition } from './plan.js';
import { toRecords } from './record.js';
import { findStream } from './stream-catalog.js';
import { pageSizeRowsOf } from './stream-params.js';

/**
 * Reads one range of internal IDs in their order, each page beginning after the last ID of the one before it (keyset),
 * never by offset: rows that come or go meanwhile move no page, and there is no limit of 100,000 rows.
 *
 * Yields for each page its records, a checkpoint and the progress; `complete` once the range is exhausted. It ends
 * without `complete` when `limit` rows are out, when the deadline leaves no time for another page as slow as the
 * slowest, or when the signal aborts.
 *
 * @throws a fault `netsuite/malformed-page` when IDs do not rise or leave the range: rows could be missing then
 */
export async function* read(
  client: NetsuiteClient,
  request: ReadRequest,
  call: Call,
): AsyncGenerator<ReadEvent> {
  const stream = findStream(request.stream.name);
  const task = { verb: 'read', noun: 'stream', id: stream.name };
  const pageSizeRows = pageSizeRowsOf(request.params);
  const filters = compileFilters(stream, request.filters);
  const { fields, unknown } = chooseFields(stream, request.fields);
  const bounds = decodeBounds(request.partition);
  for (const field of unknown) {
    yield { kind: 'notice', field, fault: unknownField(stream.name, field) };
  }
  if (bounds === undefined) {
    yield { kind: 'complete' };
    return;
  }

  const noticed = new Set<string>();
  let afterId = decodeState(request.state, bounds);
  let delivered = 0;
  let slowestPageMs = 0;
  while (hasTime(call, slowestPageMs) && delivered < request.limit) {
    const startedAt = call.clock.now();
    const limitRows = Math.min(pageSizeRows, request.limit - delivered);
    const { page, fields: selected } = await fetchTolerantly(client, call, {
      stream,
      fields,
      where: [
        sql('id > ? AND id <= ?', String(afterId), String(bounds.last)),
        sinceCondition(bounds.since),
        filters,
      ],
      orderBy: 'id',
      limitRows,
      task,
      needed: ['id', ...filteredColumns(request.filters)],
    });
    slowestPageMs = Math.max(slowestPageMs, call.clock.now() - startedAt);

    for (const { name } of missingAmong(client, call, stream, fields)) {
      if (selected.some((field) => field.name === name) || noticed.has(name)) continue;
      noticed.add(name);
      yield { kind: 'notice', field: name, fault: unavailableField(stream.name, name) };
    }
    if (page.rows.length > 0) {
      afterId = lastIdOf(page.rows, { ...bounds, after: afterId }, task);
      delivered += page.rows.length;
      const { records, unreadable } = toRecords(page.rows, selected);
      for (const { id, field, problem } of unreadable) {
        const fault = unreadableValue(stream.name, field, problem);
        yield { kind: 'notice', key: { id }, field, fault, outcome: 'nulled' };
      }
      yield { kind: 'records', records };
      yield { kind: 'checkpoint', state: encodeState(afterId) };
      yield progress(delivered, page.totalRows, page.rows.length, request.partition.weight);
    }
    // Reaching the limit is an interruption even on the very last row: the next call finds nothing and completes.
    if (delivered < request.limit && (!page.hasMore || afterId === bounds.last)) {
      yield { kind: 'complete' };
      return;
    }
  }
}

function hasTime(call: Call, slowestPageMs: number): boolean {
  return !call.signal.aborted && call.clock.now() + slowestPageMs < call.deadlineAt;
}

function lastIdOf(rows: readonly Row[], { after, last }: Bounds, task: Task): number {
  let previous = after;
  for (const row of rows) {
    const id = parseRowId(row['id']);
    if (id === undefined) throw malformed(task, 'a row has no whole number as "id"');
    if (id <= previous) throw malformed(task, `ID ${id} follows ID ${previous}`);
    if (id > last) throw malformed(task, `ID ${id} lies beyond the last one asked for, ${last}`);
    previous = id;
  }
  return previous;
}

/** What remains is known from the page; so the count is right after a resume too. */
function progress(
  delivered: number,
  totalRows: number | undefined,
  pageRows: number,
  weight: number | undefined,
): ReadEvent {
  if (weight === undefined) return { kind: 'progress', done: delivered };
  const remaining = totalRows === undefined ? undefined : totalRows - pageRows;
  const done = remaining === undefined ? delivered : Math.max(delivered, weight - remaining);
  return { kind: 'progress', done: Math.min(done, weight), total: weight };
}
