import type { Call, Json } from '@onlink/core';
import type { Client } from '../client.js';
import { unexpectedReply } from '../faults/task.js';
import { sendJson } from '../send-json.js';
import { isRow, type Row } from './row.js';
import type { Bounds } from './state.js';
import type { StreamDefinition } from './stream-definition.js';

/** One page: rows whose IDs rise. */
export interface Page {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

/** Which page. */
export interface PageRequest extends Bounds {
  readonly stream: StreamDefinition;
  readonly afterId: number;
  readonly limitRows: number;
}

/**
 * Fetches the page after an ID (keyset), never by offset: rows that come or go meanwhile move no page.
 *
 * @throws a fault for a page that contradicts itself: rows could be missing then
 */
export async function fetchPage(client: Client, call: Call, request: PageRequest): Promise<Page> {
  const { stream, afterId, lastId, changedSince, limitRows } = request;
  const task = { verb: 'read', noun: `stream "${stream.name}"` };
  const reply = await sendJson(client, call, {
    method: 'GET',
    path: `/v1/${stream.name}`,
    query: [
      ['after_id', String(afterId)],
      ['last_id', String(lastId)],
      ['limit', String(limitRows)],
      ...(changedSince === undefined ? [] : [['changed_since', changedSince] as const]),
    ],
    effect: 'none',
    task,
  });
  const { items, hasMore } = (reply ?? {}) as { readonly items?: Json; readonly hasMore?: Json };
  if (!Array.isArray(items) || typeof hasMore !== 'boolean') {
    throw unexpectedReply(task, 'it lacks "items" or "hasMore"', 'none');
  }
  const rows: Row[] = [];
  for (const item of items as readonly Json[]) {
    if (!isRow(item)) throw unexpectedReply(task, 'a row lacks "id" or "updatedAt"', 'none');
    if (item.id <= (rows.at(-1)?.id ?? afterId)) throw unexpectedReply(task, 'its IDs do not rise', 'none');
    rows.push(item);
  }
  if (rows.length > limitRows) throw unexpectedReply(task, 'it has more rows than were asked for', 'none');
  if (rows.length === 0 && hasMore) throw unexpectedReply(task, 'it is empty and says there is more', 'none');
  return { rows, hasMore };
}
