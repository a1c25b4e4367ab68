import type { Scalar } from '../store/scalar.js';
import { accountId } from '../store/seed/accounts.js';
import { periodOf } from '../store/seed/periods.js';
import { toCents } from '../store/seed/purchasing.js';
import type { PlannedLine } from './plan-lines.js';
import type { RecordDraft } from './record-draft.js';
import { userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';

interface TransactionFacts {
  readonly prefix: string;
  readonly numberPrefix: string;
  readonly abbreviation: string;
  readonly recordtype: string;
  /** Status of a new one, and of one that waits for approval. */
  readonly status: string;
  readonly pending: string;
  readonly posting: 'T' | 'F';
  readonly account: string | null;
}

const FACTS: Readonly<Record<string, TransactionFacts>> = {
  PurchOrd: {
    prefix: 'PO',
    numberPrefix: 'PURCHORD',
    abbreviation: 'PO',
    recordtype: 'purchaseorder',
    status: 'B',
    pending: 'A',
    posting: 'F',
    account: null,
  },
  PurchReq: {
    prefix: 'REQ',
    numberPrefix: 'PURCHREQ',
    abbreviation: 'REQ',
    recordtype: 'purchaserequisition',
    status: 'B',
    pending: 'A',
    posting: 'F',
    account: null,
  },
  ItemRcpt: {
    prefix: 'IR',
    numberPrefix: 'ITEMRCPT',
    abbreviation: 'ITEMRCPT',
    recordtype: 'itemreceipt',
    status: 'Y',
    pending: 'Y',
    posting: 'T',
    account: '2010',
  },
  VendBill: {
    prefix: 'VB-',
    numberPrefix: 'VENDBILL',
    abbreviation: 'BILL',
    recordtype: 'vendorbill',
    status: 'A',
    pending: 'D',
    posting: 'T',
    account: '2000',
  },
  ExpRept: {
    prefix: 'ER',
    numberPrefix: 'EXPREPT',
    abbreviation: 'EXPREPT',
    recordtype: 'expensereport',
    status: 'A',
    pending: 'B',
    posting: 'F',
    account: '2100',
  },
  Journal: {
    prefix: 'JE',
    numberPrefix: 'JOURNAL',
    abbreviation: 'GENJRNL',
    recordtype: 'journalentry',
    status: 'B',
    pending: 'A',
    posting: 'T',
    account: null,
  },
};

/** First document number that the account gives out by itself: above every seeded one. */
const FIRST_NUMBER = 900_001;

/** Lines get their amounts, the header its number, dates, total and status. Throws where there is no line, or no balance. */
export function completeTransaction(session: RecordSession, draft: RecordDraft): void {
  const { type, isNew, values, sublists } = draft;
  const kind = String(type.where['type']);
  const facts = FACTS[kind];
  if (facts === undefined) return;
  if (isNew) startHeader(session, draft, { kind, facts });
  const isJournal = kind === 'Journal';
  const rate = numberOf(values['exchangerate']) ?? 1;
  let total = 0;
  let lineCount = 0;
  for (const { lines } of sublists) {
    for (const line of lines) {
      lineCount += 1;
      completeLine(session, { line, draft, rate, isJournal });
      total += numberOf(line.values['foreignamount']) ?? 0;
    }
  }
  if (lineCount === 0) throw userError('You must enter at least one line item for this transaction.');
  total = toCents(total);
  if (isJournal) {
    if (total !== 0) throw userError('The amounts in the debit and credit columns must balance.');
    const debits = sublists.flatMap(({ lines }) =>
      lines.map(({ values: line }) => numberOf(line['debitforeignamount']) ?? 0),
    );
    values['foreigntotal'] = toCents(debits.reduce((sum, debit) => sum + debit, 0));
    return;
  }
  values['foreigntotal'] = total;
  if (kind === 'VendBill' || kind === 'ExpRept') {
    values['foreignamountpaid'] ??= 0;
    values['foreignamountunpaid'] = toCents(total - (numberOf(values['foreignamountpaid']) ?? 0));
  }
}

function startHeader(
  session: RecordSession,
  { values, given }: RecordDraft,
  { kind, facts }: { readonly kind: string; readonly facts: TransactionFacts },
): void {
  const { store, nowS, user } = session;
  const today = nowS - (((nowS % 86_400) + 86_400) % 86_400);
  const number = store.nextNumber(kind, FIRST_NUMBER);
  values['trandate'] ??= today;
  values['tranid'] ??= `${facts.prefix}${number}`;
  values['transactionnumber'] = `${facts.numberPrefix}${number}`;
  values['abbrevtype'] = facts.abbreviation;
  values['recordtype'] = facts.recordtype;
  values['createddate'] = nowS;
  values['createdby'] = user === undefined ? null : Number(user.id);
  values['posting'] = facts.posting;
  if (facts.account !== null) values['account'] ??= accountId(facts.account);
  values['void'] = 'F';
  values['voided'] = 'F';
  values['isreversal'] = 'F';
  values['visibletocustomer'] = 'F';
  if (!given.has('approvalstatus')) values['approvalstatus'] ??= kind === 'ExpRept' ? 1 : 2;
  values['status'] = values['approvalstatus'] === 1 && kind !== 'ExpRept' ? facts.pending : facts.status;
  if (kind === 'ExpRept' && values['complete'] === 'T') values['status'] = facts.pending;
  const entity = values['entity'] ?? null;
  const holder = entity === null ? undefined : findEntity(session, Number(entity));
  values['subsidiary'] ??= holder?.['subsidiary'] ?? 1;
  values['currency'] ??= holder?.['currency'] ?? 1;
  const currencies = store.table('currency');
  const row = currencies?.rowOf(Number(values['currency']));
  values['exchangerate'] ??= row?.[currencies?.columnIndex('exchangerate') ?? -1] ?? 1;
  if (facts.posting === 'T' || kind === 'ExpRept')
    values['postingperiod'] ??= periodOf(Number(values['trandate']));
}

function findEntity({ store }: RecordSession, id: number): Readonly<Record<string, Scalar>> | undefined {
  for (const table of ['vendor', 'employee', 'customer']) {
    const found = store.table(table)?.find(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface LinePlace {
  readonly line: PlannedLine;
  readonly draft: RecordDraft;
  readonly rate: number;
  readonly isJournal: boolean;
}

function completeLine({ store }: RecordSession, { line, draft, rate, isJournal }: LinePlace): void {
  const values = line.values as Record<string, Scalar>;
  const header = draft.values;
  if (isJournal) {
    const debit = numberOf(values['debitforeignamount']) ?? 0;
    const credit = numberOf(values['creditforeignamount']) ?? 0;
    values['foreignamount'] = toCents(debit - credit);
  } else {
    completeAmount(values, line.old);
    values['entity'] = header['entity'] ?? null;
  }
  const amount = numberOf(values['foreignamount']);
  values['netamount'] = amount === null ? null : toCents(amount * rate);
  values['subsidiary'] = header['subsidiary'] ?? null;
  if (line.rowId === undefined) {
    for (const column of ['department', 'class', 'location']) values[column] ??= header[column] ?? null;
    for (const column of ['isclosed', 'isbillable', 'iscogs', 'cleared', 'eliminate', 'taxline'])
      values[column] ??= 'F';
  }
  const item = values['item'] ?? null;
  if (item !== null) {
    const found = store.table('item')?.find(Number(item));
    values['itemtype'] = found?.['itemtype'] ?? null;
    values['account'] = found?.['assetaccount'] ?? found?.['expenseaccount'] ?? accountId('6200');
    values['memo'] ??= found?.['description'] ?? null;
    if (draft.type.name === 'purchaseOrder') {
      values['quantityshiprecv'] ??= 0;
      values['quantitybilled'] ??= 0;
    }
  } else if (!isJournal) {
    values['account'] ??= values['expenseaccount'] ?? accountId('6100');
    if (draft.type.name === 'expenseReport') values['expenseaccount'] ??= values['account'];
  }
}

/** The amount follows quantity and rate where one of them is new; else it is what was given. */
function completeAmount(
  values: Record<string, Scalar>,
  old: Readonly<Record<string, Scalar>> | undefined,
): void {
  const quantity = numberOf(values['quantity']);
  const rate = numberOf(values['rate']);
  const amount = numberOf(values['foreignamount']);
  const changed = (column: string): boolean => (old?.[column] ?? null) !== (values[column] ?? null);
  const amountGiven = amount !== null && changed('foreignamount');
  if (amountGiven) {
    if (rate === null && quantity !== null && quantity !== 0) values['rate'] = amount / quantity;
    return;
  }
  if (quantity !== null && rate !== null && (changed('quantity') || changed('rate') || amount === null))
    values['foreignamount'] = toCents(quantity * rate);
  else values['foreignamount'] = amount ?? 0;
}

function numberOf(value: Scalar | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
