import { type Call, isFault, type ReadEvent, type ReadRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { compileFilters, filteredColumns } from '../suiteql/filters.js';
import { malformed, type Row } from '../suiteql/page.js';
import type { Sql } from '../suiteql/query.js';
import { fetchTolerantly, missingAmong } from '../suiteql/tolerant-query.js';
import { type Bounds, decodeBounds, decodePosition, encodeState } from './bounds.js';
import {
  type ChosenFields,
  chooseFields,
  unavailableField,
  unknownField,
  unreadableValue,
} from './chosen-fields.js';
import { columnOf, type Field, type KeyColumn, type StreamDefinition } from './field.js';
import { createPageSize } from './page-size.js';
import { passOverRow } from './pass-over-row.js';
import { sinceCondition } from './plan.js';
import { readDeletions } from './read-deletions.js';
import { toRecords } from './record.js';
import { resolveStream } from './resolve-stream.js';
import { compareRowKeys, keyColumnsOf, keyCondition, keyText, type RowKey, rowKeyOf } from './stream-key.js';
import { pageSizeRowsOf } from './stream-params.js';

/**
 * Reads one range of internal IDs in their order, each page beginning after the last ID of the one before it (keyset),
 * never by offset: rows that come or go meanwhile move no page, and there is no limit of 100,000 rows.
 *
 * Yields for each page its records, a checkpoint and the progress; `complete` once the range is exhausted. It ends
 * without `complete` when `limit` rows are out, when the deadline leaves no time for another page as slow as the
 * slowest, or when the signal aborts. A row that NetSuite cannot show is passed over with a notice.
 *
 * @throws a fault `netsuite/malformed-page` when IDs do not rise or leave the range: rows could be missing then
 */
export async function* read(
  client: NetsuiteClient,
  request: ReadRequest,
  call: Call,
): AsyncGenerator<ReadEvent> {
  const stream = resolveStream(request.stream);
  const mostRows = pageSizeRowsOf(request.params);
  const filters = compileFilters(stream, request.filters);
  const { fields, unknown } = chooseFields(stream, request.fields);
  const part = decodeBounds(request.partition);
  for (const field of unknown) {
    yield { kind: 'notice', field, fault: unknownField(stream.name, field) };
  }
  switch (part.kind) {
    case 'empty':
      yield { kind: 'complete' };
      return;
    case 'deletions':
      yield* readDeletions(client, call, { stream, request, mostRows, ...part });
      return;
    case 'rows':
      yield* readRows(client, call, { stream, request, mostRows, fields, filters, bounds: part });
  }
}

interface RowsRequest extends Pick<ChosenFields, 'fields'> {
  readonly stream: StreamDefinition;
  readonly request: ReadRequest;
  readonly mostRows: number;
  readonly filters: Sql | undefined;
  readonly bounds: Bounds;
}

async function* readRows(
  client: NetsuiteClient,
  call: Call,
  { stream, request, mostRows, fields, filters, bounds }: RowsRequest,
): AsyncGenerator<ReadEvent> {
  const task = { verb: 'read', noun: 'stream', id: stream.name };
  const key = keyColumnsOf(stream);
  const pageSize = createPageSize(client, stream.name, mostRows);
  const needed = [...key.map(({ column }) => column), ...columnsOfFilters(stream, request)];
  const noticed = new Set<string>();
  const { limit, partition } = request;
  let position = decodePosition(request.state, bounds, key.length);
  let delivered = 0;
  let slowestPageMs = 0;
  while (hasTime(call, slowestPageMs) && delivered < limit) {
    const startedAt = call.clock.now();
    const limitRows = Math.min(pageSize.rows, limit - delivered);
    const query = {
      stream,
      fields,
      where: [keyCondition(key, { ...bounds, position }), sinceCondition(stream, bounds.since), filters],
      orderBy: key.map(({ column }) => column),
      limitRows,
      task,
      needed,
    };
    let found: Awaited<ReturnType<typeof fetchTolerantly>>;
    try {
      found = await fetchTolerantly(client, call, query);
    } catch (thrown) {
      const judged = pageSize.failed(thrown, limitRows, call);
      slowestPageMs = Math.max(slowestPageMs, call.clock.now() - startedAt);
      if (!isFault(thrown) || judged === 'give-up' || !hasTime(call, slowestPageMs)) throw thrown;
      call.log('warn', 'suiteql.smaller-page', { id: stream.name, rows: pageSize.rows, code: thrown.code });
      if (judged === 'smaller') continue;
      const passed = await passOverRow(client, call, { query, fault: thrown });
      if (passed === undefined) continue;
      position = passed.key;
      delivered += 1;
      yield passed.notice;
      yield { kind: 'checkpoint', state: encodeState(position) };
      continue;
    }
    const { page, fields: selected } = found;
    const tookMs = call.clock.now() - startedAt;
    slowestPageMs = Math.max(slowestPageMs, tookMs);
    pageSize.came({ rows: page.rows.length, sizeBytes: page.sizeBytes, tookMs });

    yield* droppedFields(client, call, { stream, fields, selected, noticed });
    if (page.rows.length > 0) {
      position = lastKeyOf(page.rows, { key, bounds, position, task });
      delivered += page.rows.length;
      const { records, unreadable } = toRecords(page.rows, selected, key);
      for (const { id, field, problem } of unreadable) {
        const fault = unreadableValue(stream.name, field, problem);
        yield { kind: 'notice', key: { id }, field, fault, outcome: 'nulled' };
      }
      yield { kind: 'records', records };
      yield { kind: 'checkpoint', state: encodeState(position) };
      yield progress(delivered, page.totalRows, page.rows.length, partition.weight);
    }
    // Reaching the limit is an interruption even on the very last row: the next call finds nothing and completes.
    if (delivered < limit && (!page.hasMore || (key.length === 1 && position?.[0] === bounds.last))) {
      yield { kind: 'complete' };
      return;
    }
  }
}

function hasTime(call: Call, slowestPageMs: number): boolean {
  return !call.signal.aborted && call.clock.now() + slowestPageMs < call.deadlineAt;
}

function columnsOfFilters(stream: StreamDefinition, { filters }: ReadRequest): readonly string[] {
  const names = filteredColumns(filters);
  return stream.fields.filter(({ name }) => names.includes(name)).map(columnOf);
}

interface Dropped {
  readonly stream: StreamDefinition;
  readonly fields: readonly Field[];
  readonly selected: readonly Field[];
  /** Fields that have been told of. */
  readonly noticed: Set<string>;
}

function* droppedFields(
  client: NetsuiteClient,
  call: Call,
  { stream, fields, selected, noticed }: Dropped,
): Generator<ReadEvent> {
  for (const { name } of missingAmong(client, call, stream, fields)) {
    if (selected.some((field) => field.name === name) || noticed.has(name)) continue;
    noticed.add(name);
    yield { kind: 'notice', field: name, fault: unavailableField(stream.name, name) };
  }
}

interface Ordered {
  readonly key: readonly KeyColumn[];
  readonly bounds: Bounds;
  readonly position: RowKey | undefined;
  readonly task: Task;
}

function lastKeyOf(rows: readonly Row[], { key, bounds, position, task }: Ordered): RowKey {
  let previous = position ?? [bounds.after, ...key.slice(1).map(() => Number.POSITIVE_INFINITY)];
  for (const row of rows) {
    const place = rowKeyOf(row, key);
    if (place === undefined) {
      throw malformed(task, `a row has no whole number as "${key.map(({ as }) => as).join(', ')}"`);
    }
    if (compareRowKeys(place, previous) <= 0) {
      throw malformed(task, `ID ${keyText(place)} follows ID ${keyText(previous)}`);
    }
    if ((place[0] ?? 0) > bounds.last) {
      throw malformed(task, `ID ${keyText(place)} lies beyond the last one asked for, ${bounds.last}`);
    }
    previous = place;
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
