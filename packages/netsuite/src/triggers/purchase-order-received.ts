import type { Call } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import { fetchPage, MAX_PAGE_ROWS, malformed } from '../suiteql/page.js';
import { parseRowId } from '../suiteql/row-id.js';
import type { Change } from './follow-feed.js';
import { pollFeed } from './poll-feed.js';
import { type RecordEvent, recordEventSchema, recordOf, toOccurrence } from './record-event.js';
import { createdFeed, findWatchedType } from './watched-type.js';

const NAME = 'purchase-order-received';

const params = z.strictObject({});
type Params = z.output<typeof params>;

/**
 * An item receipt was made for a purchase order: once for each receipt. `id` is the order's; `record` has the receipt's
 * fields, and its internal ID as `receipt`.
 */
export const purchaseOrderReceived = defineTrigger<NetsuiteClient, Params, RecordEvent>({
  kind: 'poll',
  title: 'Purchase order received',
  params,
  event: recordEventSchema,
  poll(client, request, call) {
    const receipt = findWatchedType('itemreceipt');
    return pollFeed(client, request, call, {
      feed: createdFeed(receipt),
      name: NAME,
      async toEvents(changes) {
        const orders = await fetchOrders(client, call, changes);
        return changes.flatMap((change) =>
          (orders.get(change.id) ?? []).map((order) =>
            toOccurrence({
              recordType: 'purchaseorder',
              id: String(order),
              kind: 'received',
              changedAt: change.at,
              which: String(change.id),
              record: { receipt: String(change.id), ...recordOf(change, receipt.columns) },
            }),
          ),
        );
      },
    });
  },
});

const RECEIPTS_AT_ONCE = 500;

/** The purchase orders of receipts: the lines know what they were made from. */
async function fetchOrders(
  client: NetsuiteClient,
  call: Call,
  receipts: readonly Change[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const task = { verb: 'poll', noun: 'trigger', id: NAME };
  const orders = new Map<number, readonly number[]>();
  for (let first = 0; first < receipts.length; first += RECEIPTS_AT_ONCE) {
    const ids = receipts.slice(first, first + RECEIPTS_AT_ONCE).map(({ id }) => id);
    const text = `SELECT DISTINCT transaction, createdfrom FROM transactionline WHERE transaction IN (${ids.join(', ')}) AND createdfrom IN (SELECT id FROM transaction WHERE type = 'PurchOrd') ORDER BY transaction, createdfrom`;
    const query = { text, params: [] };
    const { rows, hasMore } = await fetchPage(client, call, { query, limitRows: MAX_PAGE_ROWS, task });
    if (hasMore) throw malformed(task, 'receipts have several purchase orders each');
    for (const row of rows) {
      const receipt = parseRowId(row['transaction']);
      const order = parseRowId(row['createdfrom']);
      if (receipt === undefined || order === undefined)
        throw malformed(task, 'a line has no whole number as its order');
      orders.set(receipt, [...(orders.get(receipt) ?? []), order]);
    }
  }
  return orders;
}
