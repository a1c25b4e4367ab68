import { noteDeletion } from '../store/deletions.js';
import { refreshOrder, unlink } from './purchase-status.js';
import { type RecordPlace, tableOf } from './record-place.js';
import { userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';
import { lineIds } from './render-record.js';
import { assertNotAdministrator } from './write-record.js';

/** Deletes a record with its lines, and leaves a row in `deletedrecord`. A transaction that others follow is refused. */
export function deleteRecord(session: RecordSession, type: RecordType, { id }: RecordPlace): void {
  const { store, nowS, user } = session;
  assertNotAdministrator(session, type, id);
  const table = tableOf(session, type);
  const header = table.find(id);
  const links = store.table('nexttransactionlinelink');
  if (type.family === 'transaction' && (links?.idsBy('previousdoc', id).length ?? 0) > 0)
    throw userError('This record cannot be deleted because it has dependent records.');
  noteDeletion(store, {
    table: type.table,
    id,
    context: 'REST Web Services',
    deletedBy: user === undefined ? null : Number(user.id),
    nowS,
  });
  for (const sublist of type.sublists) {
    const lines = store.table(sublist.table);
    for (const rowId of lineIds(session, sublist, id)) lines?.delete(rowId);
  }
  if (type.family === 'transaction') {
    const lines = store.table('transactionline');
    for (const rowId of lines?.idsBy('transaction', id) ?? []) lines?.delete(rowId);
    unlink(session, id);
  }
  table.delete(id);
  const order = type.family === 'transaction' ? (header?.['createdfrom'] ?? null) : null;
  if (order !== null) refreshOrder(session, Number(order));
}
