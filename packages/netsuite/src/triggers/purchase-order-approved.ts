import type { Call, JsonObject, PollEvent, PollRequest } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import { wallTimeMs, wallTimeText } from '../suiteql/account-clock.js';
import { fetchPage, MAX_PAGE_ROWS, malformed } from '../suiteql/page.js';
import { parseRowId } from '../suiteql/row-id.js';
import type { Change } from './follow-feed.js';
import { pollFeed } from './poll-feed.js';
import { type RecordEvent, recordEventSchema, recordOf, textOf, toOccurrence } from './record-event.js';
import { decodeTold } from './told-memory.js';
import { findWatchedType, updatedFeed } from './watched-type.js';

const NAME = 'purchase-order-approved';

const params = z.strictObject({});
type Params = z.output<typeof params>;

/**
 * A purchase order waited for approval, and waits no more. Once for each order. NetSuite keeps no time of approval in the
 * order, so the connector remembers which orders wait: those at the first look, and those that come later.
 */
export const purchaseOrderApproved = defineTrigger<NetsuiteClient, Params, RecordEvent>({
  kind: 'poll',
  title: 'Purchase order approved',
  params,
  event: recordEventSchema,
  poll: pollApproved,
});

async function* pollApproved(
  client: NetsuiteClient,
  request: PollRequest<Params>,
  call: Call,
): AsyncGenerator<PollEvent<RecordEvent>> {
  const type = findWatchedType('purchaseorder');
  const kept = (request.state ?? {}) as JsonObject;
  const known = decodeTold(kept['known']);
  if (request.state === undefined) for (const id of await fetchWaiting(client, call)) known.set(id, WAITING);
  const newFrom = passBegin(kept);
  const toEvent = (change: Change) => {
    const { id, at: changedAt } = change;
    const before = known.get(id);
    const status = statusOf(change);
    if (status === 'waiting') known.set(id, WAITING);
    if (status !== 'approved' || before === APPROVED) return [];
    if (before !== WAITING && !isNew(change, { sinceAt: request.sinceAt, newFrom })) return [];
    known.set(id, APPROVED);
    const record = recordOf(change, type.columns);
    return [
      toOccurrence({ recordType: type.name, id: String(id), kind: 'approved' as const, changedAt, record }),
    ];
  };
  yield* pollFeed(client, request, call, {
    feed: updatedFeed(type),
    name: NAME,
    toEvents: (changes) => changes.flatMap(toEvent),
    beside: () => ({ known: known.encode(), newFrom }),
  });
}

const WAITING = 'waiting';
const APPROVED = 'approved';

/**
 * Status letters of a purchase order: A waits for approval, C was refused, H is closed, the others follow an approval.
 * Source: https://blog.prolecto.com/2013/08/30/netsuite-searchfilter-transaction-internal-status-list/
 */
const STATUS: Readonly<Record<string, 'waiting' | 'approved'>> = {
  A: 'waiting',
  ...{ B: 'approved', D: 'approved', E: 'approved', F: 'approved', G: 'approved' },
};

/** Some accounts show the letter alone, some with its type: `PurchOrd:B`. */
function statusOf({ row }: Change): 'waiting' | 'approved' | undefined {
  return STATUS[(textOf(row['status']) ?? '').split(':').at(-1) ?? ''];
}

/** From when on an order was not looked at before this pass, on the account's clock; empty on the first one. */
function passBegin(state: JsonObject): string {
  const from =
    state['walk'] === undefined ? (state['floor'] as JsonObject | undefined)?.['time'] : state['newFrom'];
  return typeof from === 'string' ? from : '';
}

function isNew(
  { row, wall, at }: Change,
  { sinceAt, newFrom }: { readonly sinceAt: number; readonly newFrom: string },
): boolean {
  const created = textOf(row['createddate']);
  const since = wallTimeText(sinceAt + (wallTimeMs(wall) ?? 0) - Date.parse(at));
  return created !== null && created >= since && created >= newFrom;
}

/** The orders that wait now: the newest thousand. */
async function fetchWaiting(client: NetsuiteClient, call: Call): Promise<readonly number[]> {
  const task = { verb: 'poll', noun: 'trigger', id: NAME };
  const text = "SELECT id FROM transaction WHERE BUILTIN.CF(status) = 'PurchOrd:A' ORDER BY id DESC";
  const { rows } = await fetchPage(client, call, {
    query: { text, params: [] },
    limitRows: MAX_PAGE_ROWS,
    task,
  });
  const ids = rows.map((row) => parseRowId(row['id']));
  if (ids.some((id) => id === undefined)) throw malformed(task, 'a row has no whole number as its ID');
  return (ids as number[]).reverse();
}
