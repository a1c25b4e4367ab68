import type { Scalar } from './scalar.js';
import type { Store } from './store.js';

/** A deletion, before the row is gone. */
export interface Deletion {
  readonly table: string;
  readonly id: number;
  /** What deleted it: `UI`, `REST Web Services`. */
  readonly context: string;
  /** Entity that deleted it, where known. */
  readonly deletedBy: number | null;
  readonly nowS: number;
}

/** What `deletedrecord` calls the rows of a table, and the number of their type. The numbers are SuiteScript's. */
const DELETED_KINDS: Readonly<Record<string, readonly [type: string, typeId: number]>> = {
  employee: ['Employee', -4],
  vendor: ['Vendor', -3],
  customer: ['Customer', -2],
  contact: ['Contact', -6],
  job: ['Project', -7],
  item: ['Item', -10],
  transaction: ['Transaction', -30],
  department: ['Department', -102],
  location: ['Location', -103],
  classification: ['Class', -101],
  subsidiary: ['Subsidiary', -117],
  account: ['Account', -112],
  accountingperiod: ['Accounting Period', -105],
  currency: ['Currency', -122],
};

/** The number of a record type by its table; custom record types have their own. */
export function recordTypeId(store: Store, table: string): number | null {
  const known = DELETED_KINDS[table]?.[1];
  if (known !== undefined) return known;
  const types = store.table('customrecordtype');
  return types?.idsBy('scriptid', table)[0] ?? null;
}

/** Fills `deletedrecord` for a row that is about to go. A table that holds no records leaves nothing. */
export function noteDeletion(store: Store, deletion: Deletion): void {
  const { table: name, id, context, deletedBy, nowS } = deletion;
  const table = store.table(name);
  const row = table?.rowOf(id);
  const typeId = recordTypeId(store, name);
  if (table === undefined || row === undefined || typeId === null) return;
  const isCustom = name.startsWith('customrecord');
  const cell = (column: string): Scalar => row[table.columnIndex(column)] ?? null;
  const type = DELETED_KINDS[name]?.[0] ?? store.label('customrecordtype', typeId) ?? name;
  store.insert('deletedrecord', {
    recordid: id,
    recordtypeid: typeId,
    scriptid: isCustom ? name.toUpperCase() : (cell('recordtype') ?? name),
    name: cell(table.definition.label) ?? cell('tranid'),
    type: name === 'transaction' ? (store.label('transactiontype', String(cell('type'))) ?? type) : type,
    context,
    deletedby: deletedBy,
    deleteddate: nowS,
    iscustomlist: 'F',
    iscustomrecord: isCustom ? 'T' : 'F',
    iscustomtransaction: 'F',
  });
}
