import type { Call, Json } from '@onlink/core';
import type { Client } from '../client.js';
import { unexpectedReply } from '../faults/task.js';
import { sendJson } from '../send-json.js';
import { isId } from './row.js';
import type { StreamDefinition } from './stream-definition.js';

/** What there is to read, and the vendor's own time. */
export interface Summary {
  readonly count: number;
  /** `undefined` where there are no rows. */
  readonly lastId: number | undefined;
  /** ISO 8601 in UTC, by the vendor's clock: this machine's may be wrong. */
  readonly now: string;
}

/**
 * Counts the rows of a stream, or those changed since an instant.
 *
 * A vendor without such a call: take the time from the `Date` header of any reply, and the last ID from a page in
 * descending order. Leave out `weight` where nothing counts.
 */
export async function fetchSummary(
  client: Client,
  call: Call,
  { stream, changedSince }: { readonly stream: StreamDefinition; readonly changedSince?: string | undefined },
): Promise<Summary> {
  const task = { verb: 'count', noun: `stream "${stream.name}"` };
  const reply = await sendJson(client, call, {
    method: 'GET',
    path: `/v1/${stream.name}/summary`,
    query: changedSince === undefined ? [] : [['changed_since', changedSince]],
    effect: 'none',
    task,
  });
  const { count, lastId, now } = (reply ?? {}) as { readonly [field: string]: Json };
  if (typeof count !== 'number' || typeof now !== 'string' || Number.isNaN(Date.parse(now))) {
    throw unexpectedReply(task, 'it lacks "count" or "now"', 'none');
  }
  if (count > 0 && !isId(lastId)) throw unexpectedReply(task, 'it lacks "lastId"', 'none');
  return { count, lastId: isId(lastId) ? lastId : undefined, now };
}
