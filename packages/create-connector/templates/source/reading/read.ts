import { type Call, createFault, type JsonObject, type ReadEvent, type ReadRequest } from '@onlink/core';
import { readParams } from '@onlink/core/define';
import type { Client } from '../client.js';
import { findStream } from '../streams.js';
import { fetchPage } from './page.js';
import { paramsSchema } from './params.js';
import type { Row } from './row.js';
import { decodeBounds, decodeState, encodeState } from './state.js';
import type { StreamDefinition } from './stream-definition.js';

/**
 * Reads one partition from a state on. Each page gives its records and then a checkpoint: the host asks for what follows
 * only when both are durable. It ends without `complete` at the limit, before the deadline and when it is cancelled; the
 * next call goes on from the last checkpoint.
 */
export async function* read(client: Client, request: ReadRequest, call: Call): AsyncGenerator<ReadEvent> {
  const stream = findStream(request.stream.name);
  const { page_size: pageSizeRows } = readParams(paramsSchema, request.params);
  const bounds = decodeBounds(request.partition);
  let afterId = decodeState(request.state);
  let given = 0;
  while (!call.signal.aborted && call.clock.now() < call.deadlineAt) {
    // A limit may cut a page, and reaching it is an interruption even on the very last row.
    const limitRows = Math.min(pageSizeRows, request.limit - given);
    if (limitRows <= 0) return;
    const { rows, hasMore } = await fetchPage(client, call, { ...bounds, stream, afterId, limitRows });
    given += rows.length;
    afterId = rows.at(-1)?.id ?? afterId;
    yield* deliver(stream, rows, request.fields);
    if (rows.length > 0) yield { kind: 'checkpoint', state: encodeState(afterId) };
    yield { kind: 'progress', done: given };
    if (!hasMore && given < request.limit) {
      yield { kind: 'complete' };
      return;
    }
  }
}

/** Every row is accounted for: delivered, or named in a notice. */
function* deliver(
  stream: StreamDefinition,
  rows: readonly Row[],
  asked: readonly string[] | undefined,
): Generator<ReadEvent> {
  const records: JsonObject[] = [];
  for (const row of rows) {
    const fields = stream.toFields(row);
    if (fields !== undefined) {
      records.push(choose({ id: row.id, updatedAt: row.updatedAt, ...fields }, asked));
      continue;
    }
    yield { kind: 'notice', key: { id: row.id }, outcome: 'skipped', fault: unusable(stream, row) };
  }
  if (records.length > 0) yield { kind: 'records', records };
}

/** Only what was asked for, and the key. Where the vendor can leave fields out, ask it for those alone. */
function choose(record: JsonObject, asked: readonly string[] | undefined): JsonObject {
  if (asked === undefined) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name === 'id' || asked.includes(name)));
}

function unusable({ name }: StreamDefinition, { id }: Row) {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'sample-vendor/unusable-row',
    message: `Failed to read ${name} "${id}": a field that it must have is empty or of another type. Correct it in Sample Vendor.`,
  });
}
