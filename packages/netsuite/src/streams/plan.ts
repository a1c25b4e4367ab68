import type { Call, Interval, Partition, PlanRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isSince } from '../suiteql/field-sql.js';
import { compileFilters } from '../suiteql/filters.js';
import { cutIdRanges } from '../suiteql/id-ranges.js';
import { fetchPage, malformed } from '../suiteql/page.js';
import { type Sql, select, sql } from '../suiteql/query.js';
import { parseRowId } from '../suiteql/row-id.js';
import { encodeBounds } from './bounds.js';
import { describeStream, findStream } from './stream-catalog.js';

/**
 * Cuts a stream into ranges of internal IDs. The highest ID is fixed here, so a row made later belongs to the next
 * run. In `incremental` mode only rows changed since the last covered moment, less the cursor's overlap, are planned;
 * the overlap makes up for the account's unknown time zone.
 */
export async function* plan(
  client: NetsuiteClient,
  request: PlanRequest,
  call: Call,
): AsyncGenerator<Partition> {
  const stream = findStream(request.stream.name);
  const task = { verb: 'plan', noun: 'stream', id: stream.name };
  const from = request.mode === 'incremental' ? lastCovered(request.covered) : undefined;
  const since =
    from === undefined ? undefined : sinceText(from, describeStream(stream).cursor?.overlapMs ?? 0);
  const query = select({
    table: stream.name,
    columns: ['MIN(id) AS first_id', 'MAX(id) AS last_id', 'COUNT(*) AS row_count'],
    where: [sinceCondition(since), compileFilters(stream, request.filters)],
  });
  const { rows, remoteNowMs } = await fetchPage(client, call, { query, limitRows: 1, task });
  const [row] = rows;
  const count = parseRowId(row?.['row_count']);
  const first = parseRowId(row?.['first_id']);
  const last = parseRowId(row?.['last_id']);
  if (row === undefined || count === undefined) throw malformed(task, 'it does not count the rows');

  const covers: Interval = {
    from: from ?? new Date(0).toISOString(),
    to: new Date(remoteNowMs ?? call.clock.now()).toISOString(),
  };
  if (count === 0) {
    yield { id: 'empty', bounds: { empty: true }, covers, weight: 0 };
    return;
  }
  if (first === undefined || last === undefined)
    throw malformed(task, 'it does not tell the first and last ID');
  const ranges = cutIdRanges(first, last, count);
  for (const [index, range] of ranges.entries()) {
    yield {
      id: `${range.after + 1}..${range.last}`,
      bounds: encodeBounds({ ...range, ...(since === undefined ? {} : { since }) }),
      // One range of several covers no stretch of time by itself.
      ...(ranges.length === 1 ? { covers } : {}),
      weight: Math.floor((count * (index + 1)) / ranges.length) - Math.floor((count * index) / ranges.length),
    };
  }
}

/** The condition of an incremental read. */
export function sinceCondition(since: string | undefined): Sql | undefined {
  return since === undefined ? undefined : sql(isSince({ name: 'lastmodifieddate' }), since);
}

function lastCovered(covered: readonly Interval[]): string | undefined {
  return covered
    .map(({ to }) => to)
    .filter((to) => typeof to === 'string' && !Number.isNaN(Date.parse(to)))
    .map(String)
    .sort()
    .at(-1);
}

function sinceText(from: string, overlapMs: number): string {
  return new Date(Date.parse(from) - overlapMs).toISOString().slice(0, 19).replace('T', ' ');
}
