import type { Call, JsonObject, Partition, PlanRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { type CutRange, cutByRows } from '../suiteql/cut-by-rows.js';
import { isSince } from '../suiteql/field-sql.js';
import { compileFilters } from '../suiteql/filters.js';
import { fetchPage, malformed } from '../suiteql/page.js';
import { type Sql, select, sql } from '../suiteql/query.js';
import { parseRowId } from '../suiteql/row-id.js';
import { onlyCondition } from '../suiteql/tolerant-query.js';
import { EMPTY_BOUNDS, encodeBounds, encodeDeletions } from './bounds.js';
import { coveredUntil, coverInParts } from './coverage.js';
import { type StreamDefinition, tableOf } from './field.js';
import { sinceText } from './remote-clock.js';
import { resolveStream } from './resolve-stream.js';
import { firstKeyColumn } from './stream-key.js';

/**
 * Cuts a stream into ranges of internal IDs that hold about as many rows each. The highest ID is fixed here, so a row made
 * later belongs to the next run. In `incremental` mode only rows changed since the last covered moment are planned, by the
 * account's own clock and with an overlap. Where deletions are on record, they are one partition more. What is covered
 * ends at NetSuite's present time, and all partitions together cover it.
 */
export async function* plan(
  client: NetsuiteClient,
  request: PlanRequest,
  call: Call,
): AsyncGenerator<Partition> {
  const stream = resolveStream(request.stream);
  const task = { verb: 'plan', noun: 'stream', id: stream.name };
  const from =
    request.mode === 'incremental' && stream.changed !== undefined
      ? coveredUntil(request.covered)
      : undefined;
  const since = from === undefined ? undefined : await sinceText(client, call, { stream, from, task });
  const where = [
    onlyCondition(stream),
    sinceCondition(stream, since),
    compileFilters(stream, request.filters),
  ];
  const { ranges, nowMs } = await planRanges(client, call, { stream, where, task });

  const parts: (Pick<Partition, 'id' | 'weight'> & { readonly bounds: JsonObject })[] = ranges.map(
    ({ after, last, rows }) => ({
      id: `${after + 1}..${last}`,
      bounds: encodeBounds({ after, last, ...(since === undefined ? {} : { since }) }),
      weight: rows,
    }),
  );
  if (parts.length === 0) parts.push({ id: 'empty', bounds: EMPTY_BOUNDS, weight: 0 });
  if (request.stream.deletes === 'reported') {
    parts.push({ id: 'deletions', bounds: encodeDeletions(since), weight: 0 });
  }
  const covers = coverInParts(from, new Date(nowMs).toISOString(), parts.length);
  for (const [index, part] of parts.entries()) {
    yield { ...part, ...(covers[index] === undefined ? {} : { covers: covers[index] }) };
  }
}

/** The condition of an incremental read. */
export function sinceCondition(
  { changed }: Pick<StreamDefinition, 'changed'>,
  since: string | undefined,
): Sql | undefined {
  return since === undefined ? undefined : sql(isSince(changed ?? 'lastmodifieddate'), since);
}

interface RangesRequest {
  readonly stream: StreamDefinition;
  readonly where: readonly (Sql | undefined)[];
  readonly task: Task;
}

async function planRanges(
  client: NetsuiteClient,
  call: Call,
  { stream, where, task }: RangesRequest,
): Promise<{ readonly ranges: readonly CutRange[]; readonly nowMs: number }> {
  const table = tableOf(stream);
  const column = firstKeyColumn(stream);
  const query = select({
    table,
    columns: [`MIN(${column}) AS first_id`, `MAX(${column}) AS last_id`, 'COUNT(*) AS row_count'],
    where,
  });
  const { rows, remoteNowMs } = await fetchPage(client, call, { query, limitRows: 1, task });
  const [row] = rows;
  const count = parseRowId(row?.['row_count']);
  const first = parseRowId(row?.['first_id']);
  const last = parseRowId(row?.['last_id']);
  const nowMs = remoteNowMs ?? call.clock.now();
  if (row === undefined || count === undefined) throw malformed(task, 'it does not count the rows');
  if (count === 0) return { ranges: [], nowMs };
  if (first === undefined || last === undefined) {
    throw malformed(task, 'it does not tell the first and last ID');
  }
  return {
    ranges: await cutByRows(client, call, { table, column, where, first, last, rows: count, task }),
    nowMs,
  };
}
