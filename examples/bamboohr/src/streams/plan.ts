import type { Call, Interval, Partition, PlanRequest } from '@onlink/core';
import { readParams } from '@onlink/core/define';
import type { BamboohrClient } from '../client.js';
import { toSecond } from '../reply.js';
import { encodeBounds } from './bounds.js';
import { findStream } from './catalog.js';
import { fetchFields } from './columns.js';
import { queryEmployees } from './dataset.js';
import { assertFilters } from './filters.js';
import { paramsSchema } from './stream.js';

/** How long after a change it may take to be found: the upper bound of a read is that much before now. Assumed. */
const SETTLING_MS = 60_000;
const BEGINNING = '1970-01-01T00:00:00Z';

/**
 * Plans one partition: a company is a few thousand rows. It fixes the fields there are, the highest employee ID, and from
 * when on the next incremental read begins, by BambooHR's own clock. A table has no cursor: it is always read whole.
 */
export async function* plan(
  client: BamboohrClient,
  request: PlanRequest,
  call: Call,
): AsyncGenerator<Partition> {
  const stream = findStream(request.stream.name);
  readParams(paramsSchema, request.params);
  const fields = await fetchFields(client, call, stream);
  assertFilters(request.filters, fields);
  if (stream.cursor === undefined) {
    yield { id: 'all', bounds: encodeBounds({ fields }, stream) };
    return;
  }
  const since = request.mode === 'incremental' ? lastCovered(request.covered) : undefined;
  const page = await queryEmployees(client, call, {
    fields: [],
    where: changedSince(since),
    order: 'desc',
    pageSizeRows: 1,
    task: { verb: 'plan', noun: `stream "${stream.name}"` },
  });
  const remoteNowMs = page.remoteNowMs ?? call.clock.now();
  yield {
    id: 'all',
    bounds: encodeBounds({ fields, lastId: page.rows[0]?.id ?? 0, ...(since ? { since } : {}) }, stream),
    covers: { from: since ?? BEGINNING, to: toSecond(remoteNowMs - SETTLING_MS) },
    ...(page.totalRows === undefined ? {} : { weight: page.totalRows }),
  };
}

/** The condition of an incremental read. */
export function changedSince(since: string | undefined): readonly string[] {
  return since === undefined ? [] : [`lastChanged ge '${since}'`];
}

function lastCovered(covered: readonly Interval[]): string | undefined {
  return covered
    .map(({ to }) => String(to))
    .filter((to) => !Number.isNaN(Date.parse(to)))
    .sort()
    .at(-1);
}
