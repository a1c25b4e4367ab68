import type { RowObject } from '../store/scalar.js';
import { followUps } from './purchase-status.js';
import { Unmodelled } from './record-permission.js';
import type { RecordPlace } from './record-place.js';
import { userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import type { JsonObject, WriteOptions } from './write-options.js';
import { writeRecord } from './write-record.js';

/** One transform: what becomes what. */
export interface TransformRequest {
  readonly source: RecordType;
  readonly target: RecordType;
  readonly place: RecordPlace;
  readonly body: JsonObject;
  readonly options: WriteOptions;
}

/** What a transaction takes over from the person or company that it is made for, beside the name. */
const TAKEN_FROM_ENTITY: Readonly<Record<string, readonly string[]>> = {
  employee: ['subsidiary', 'department'],
  vendor: ['subsidiary', 'currency', 'terms'],
};

/**
 * Makes one record from another: a receipt or a bill from a purchase order, an expense report from an employee, an order or a
 * bill from a vendor, whose lines are the body's. The body may change fields and, by `orderLine`, lines; what is left out is taken over. Gives the new record's id.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157901123882.html, and for what becomes what
 * https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records); the refusal of an order with nothing open is assumed.
 */
export function transformRecord(session: RecordSession, request: TransformRequest): number {
  const { source, target, place, body, options } = request;
  const row = place.table.find(place.id) ?? {};
  const taken = TAKEN_FROM_ENTITY[source.name];
  if (taken !== undefined) {
    const values: RowObject = {
      entity: place.id,
      ...Object.fromEntries(taken.map((column) => [column, row[column] ?? null])),
    };
    return writeRecord(session, { type: target, body, options, initial: { values, lines: {} } });
  }
  if (target.name === 'vendorBill' && hasOpenExpenses(session, place.id))
    throw new Unmodelled('the transform of expense lines of a purchaseOrder to vendorBill');
  const lines = openLines(session, { orderId: place.id, target: target.name });
  if (lines.length === 0 || row['status'] === 'A' || row['status'] === 'C' || row['status'] === 'H')
    throw userError(`You can not initialize ${target.name.toLowerCase()}: invalid reference ${place.id}.`);
  const values: RowObject = {
    createdfrom: place.id,
    entity: row['entity'] ?? null,
    subsidiary: row['subsidiary'] ?? null,
    department: row['department'] ?? null,
    class: row['class'] ?? null,
    location: row['location'] ?? null,
    currency: row['currency'] ?? null,
    exchangerate: row['exchangerate'] ?? null,
    ...(target.name === 'vendorBill' && { terms: row['terms'] ?? null }),
  };
  return writeRecord(session, { type: target, body, options, initial: { values, lines: { item: lines } } });
}

function hasOpenExpenses({ store }: RecordSession, orderId: number): boolean {
  const table = store.table('transactionline');
  return (table?.idsBy('transaction', orderId) ?? []).some((rowId) => {
    const line = table?.find(rowId);
    return line?.['sublist'] === 'expense' && line['isclosed'] !== 'T';
  });
}

/** What is left to receive or to bill of an order's lines. */
function openLines(
  session: RecordSession,
  { orderId, target }: { readonly orderId: number; readonly target: string },
): readonly RowObject[] {
  const { store } = session;
  const table = store.table('transactionline');
  const { received, billed } = followUps(session, orderId);
  const done = target === 'itemReceipt' ? received : billed;
  return (table?.idsBy('transaction', orderId) ?? []).flatMap((rowId) => {
    const line = table?.find(rowId) ?? {};
    if (line['sublist'] !== 'item' || line['isclosed'] === 'T') return [];
    const left = Number(line['quantity'] ?? 0) - (done.get(Number(line['id'])) ?? 0);
    if (left <= 0) return [];
    return [
      {
        item: line['item'] ?? null,
        memo: line['memo'] ?? null,
        quantity: left,
        rate: line['rate'] ?? null,
        department: line['department'] ?? null,
        class: line['class'] ?? null,
        location: line['location'] ?? null,
        createdfrom: orderId,
        orderline: line['id'] ?? null,
      },
    ];
  });
}
