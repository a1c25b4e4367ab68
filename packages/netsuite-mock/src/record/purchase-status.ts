import type { Scalar } from '../store/scalar.js';
import type { RecordSession } from './record-session.js';

/**
 * Reckons a purchase order's received and billed quantities from what follows it, and moves its status letter.
 *
 * Letters: https://blog.prolecto.com/2013/08/30/netsuite-searchfilter-transaction-internal-status-list/. When which of D
 * and E is shown is assumed: E while something received waits for its bill.
 */
export function refreshOrders(session: RecordSession, writtenId: number): void {
  const { store } = session;
  const headers = store.table('transaction');
  const lines = store.table('transactionline');
  const links = store.table('nexttransactionlinelink');
  const header = headers?.find(writtenId);
  if (headers === undefined || lines === undefined || links === undefined || header === undefined) return;
  if (header['type'] === 'PurchOrd') refreshOrder(session, writtenId);
  else if (header['createdfrom'] !== null) {
    relink(session, writtenId);
    refreshOrder(session, Number(header['createdfrom']));
  }
}

/** Writes the links of a receipt or bill anew from its lines. */
function relink({ store, nowS }: RecordSession, id: number): void {
  unlink({ store }, id);
  const lines = store.table('transactionline');
  const isReceipt = store.table('transaction')?.find(id)?.['type'] === 'ItemRcpt';
  for (const rowId of lines?.idsBy('transaction', id) ?? []) {
    const line = lines?.find(rowId);
    if (line === undefined || line['orderline'] === null || line['createdfrom'] === null) continue;
    store.insert('nexttransactionlinelink', {
      previousdoc: line['createdfrom'] ?? null,
      nextdoc: id,
      linktype: isReceipt ? 'ShipRcpt' : 'OrdBill',
      lastmodifieddate: nowS,
      previousline: line['orderline'] ?? null,
      nextline: line['id'] ?? null,
      quantity: line['quantity'] ?? null,
    });
  }
}

/** Drops the links that lead to a document. */
export function unlink({ store }: Pick<RecordSession, 'store'>, id: number): void {
  const links = store.table('nexttransactionlinelink');
  for (const link of links?.idsBy('nextdoc', id) ?? []) links?.delete(link);
}

/** Reckons the quantities and the status of one order. */
export function refreshOrder({ store, nowS }: RecordSession, orderId: number): void {
  const headers = store.table('transaction');
  const lines = store.table('transactionline');
  const order = headers?.find(orderId);
  if (headers === undefined || lines === undefined || order === undefined) return;
  const followed = followUps({ store }, orderId);
  const states = lines.idsBy('transaction', orderId).flatMap((rowId) => {
    const line = lines.find(rowId) ?? {};
    if (line['sublist'] !== 'item') return line['sublist'] === 'expense' ? [closedOnly(line)] : [];
    const number = Number(line['id']);
    const received = followed.received.get(number) ?? 0;
    const billed = followed.billed.get(number) ?? 0;
    const quantity = Number(line['quantity'] ?? 0);
    if (line['quantityshiprecv'] !== received || line['quantitybilled'] !== billed) {
      lines.update(rowId, {
        quantityshiprecv: received,
        quantitybilled: billed,
        isfullyshipped: received >= quantity ? 'T' : 'F',
        linelastmodifieddate: nowS,
      });
    }
    return [{ quantity, received, billed, closed: line['isclosed'] === 'T' }];
  });
  const status = statusOf(order['status'] ?? null, states);
  if (status !== order['status']) headers.update(orderId, { status, lastmodifieddate: nowS });
}

interface LineState {
  readonly quantity: number;
  readonly received: number;
  readonly billed: number;
  readonly closed: boolean;
}

/** An expense line is not received: it only tells an order that is closed. */
function closedOnly(line: Readonly<Record<string, Scalar>>): LineState {
  return { quantity: 0, received: 0, billed: 0, closed: line['isclosed'] === 'T' };
}

function statusOf(now: Scalar, states: readonly LineState[]): string {
  if (now === 'A' || now === 'C') return now;
  const open = states.filter(({ closed }) => !closed);
  if (open.length === 0) return 'H';
  const all = (test: (line: LineState) => boolean): boolean => open.every(test);
  const some = (test: (line: LineState) => boolean): boolean => open.some(test);
  const isStarted = some(({ received, billed }) => received > 0 || billed > 0);
  if (!isStarted) return 'B';
  if (all(({ received, quantity }) => received >= quantity))
    return all(({ billed, quantity }) => billed >= quantity) ? 'G' : 'F';
  return some(({ received, billed }) => received > billed) ? 'E' : 'D';
}

/** Quantities received and billed by the number of an order's line. */
export function followUps({ store }: Pick<RecordSession, 'store'>, orderId: number) {
  const headers = store.table('transaction');
  const lines = store.table('transactionline');
  const links = store.table('nexttransactionlinelink');
  const received = new Map<number, number>();
  const billed = new Map<number, number>();
  const documents = new Set(
    (links?.idsBy('previousdoc', orderId) ?? []).map((link) => Number(links?.find(link)?.['nextdoc'])),
  );
  for (const document of documents) {
    const target = headers?.find(document)?.['type'] === 'ItemRcpt' ? received : billed;
    for (const rowId of lines?.idsBy('transaction', document) ?? []) {
      const line = lines?.find(rowId);
      if (line === undefined || line['createdfrom'] !== orderId || line['orderline'] === null) continue;
      const number = Number(line['orderline']);
      target.set(number, (target.get(number) ?? 0) + Number(line['quantity'] ?? 0));
    }
  }
  return { received, billed };
}
