import type { Call, Interval, Partition, PlanRequest } from '@onlink/core';
import type { Client } from '../client.js';
import { findStream } from '../streams.js';
import { encodeBounds } from './state.js';
import { fetchSummary } from './summary.js';

/**
 * Divides a stream into partitions: here one. The last ID is fixed now, so a row made later belongs to the next run. An
 * incremental read asks for rows changed since the last covered instant, less the cursor's overlap.
 *
 * Several partitions are read side by side: cut the range of IDs where a stream is large. Then leave `covers` out, because
 * one range of several covers no stretch of time by itself.
 */
export async function* plan(client: Client, request: PlanRequest, call: Call): AsyncGenerator<Partition> {
  const stream = findStream(request.stream.name);
  const from = request.mode === 'incremental' ? lastCovered(request.covered) : undefined;
  const changedSince =
    from && new Date(Date.parse(from) - (request.stream.cursor?.overlapMs ?? 0)).toISOString();
  const { count, lastId = 0, now } = await fetchSummary(client, call, { stream, changedSince });
  yield {
    id: 'all',
    bounds: encodeBounds({ lastId, changedSince }),
    covers: { from: from ?? new Date(0).toISOString(), to: now },
    weight: count,
  };
}

function lastCovered(covered: readonly Interval[]): string | undefined {
  return covered
    .flatMap(({ to }) => (typeof to === 'string' && !Number.isNaN(Date.parse(to)) ? [to] : []))
    .sort()
    .at(-1);
}
