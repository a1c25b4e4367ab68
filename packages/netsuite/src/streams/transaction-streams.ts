import { type Field, type FieldLine, fieldsOf, type StreamDefinition } from './field.js';

/** One type of transaction: stream, NetSuite's code, titles, permission, and how `deletedrecord` calls it. */
interface TransactionType {
  readonly name: string;
  readonly code: string;
  readonly title: string;
  readonly one: string;
  readonly permission: string;
  /** Whether its lines have a stream of their own. */
  readonly lines?: true;
}

/**
 * Types with streams of their own; every other type is in the stream `transaction`. Codes:
 * https://timdietrich.me/blog/netsuite-suiteql-transaction-statuses and https://github.com/hotgluexyz/tap-netsuite-rest.
 */
const TYPES: readonly TransactionType[] = [
  type('purchaseorder', 'PurchOrd', 'Purchase order', 'Transactions > Purchase Order (View)', true),
  type('purchaserequisition', 'PurchReq', 'Requisition', 'Transactions > Requisition (View)', true),
  type('itemreceipt', 'ItemRcpt', 'Item receipt', 'Transactions > Item Receipt (View)', true),
  type('vendorbill', 'VendBill', 'Bill', 'Transactions > Bills (View)', true),
  type('vendorcredit', 'VendCred', 'Bill credit', 'Transactions > Enter Vendor Credits (View)'),
  type('vendorpayment', 'VendPymt', 'Bill payment', 'Transactions > Pay Bills (View)'),
  type('expensereport', 'ExpRept', 'Expense report', 'Transactions > Expense Report (View)', true),
  type('journalentry', 'Journal', 'Journal entry', 'Transactions > Make Journal Entry (View)', true),
  type('salesorder', 'SalesOrd', 'Sales order', 'Transactions > Sales Order (View)', true),
  type('invoice', 'CustInvc', 'Invoice', 'Transactions > Invoice (View)', true),
];

const HEADER: readonly FieldLine[] = [
  ['id', 'id', 'Internal ID'],
  ['tranid', 'text', 'Document number'],
  ['transactionnumber', 'text', 'Transaction number'],
  ['trandisplayname', 'text', 'Name'],
  ['externalid', 'text', 'External ID'],
  ['type', 'choice', 'Type', 'transactiontype'],
  ['recordtype', 'text', 'Record type'],
  ['status', 'choice', 'Status', 'transactionstatus'],
  ['approvalstatus', 'reference', 'Approval status', 'approvalstatus'],
  ['entity', 'reference', 'Entity', 'entity'],
  ['employee', 'reference', 'Employee', 'employee'],
  ['trandate', 'date', 'Date'],
  ['duedate', 'date', 'Due date'],
  ['closedate', 'date', 'Closed on'],
  ['postingperiod', 'reference', 'Posting period', 'accountingperiod'],
  ['currency', 'reference', 'Currency', 'currency'],
  ['exchangerate', 'number', 'Exchange rate'],
  ['foreigntotal', 'number', 'Total'],
  ['foreignamountpaid', 'number', 'Amount paid'],
  ['foreignamountunpaid', 'number', 'Amount unpaid'],
  ['memo', 'text', 'Memo'],
  ['otherrefnum', 'text', 'Reference number of the other side'],
  ['posting', 'boolean', 'Posting'],
  ['void', 'boolean', 'Is a voiding transaction'],
  ['voided', 'boolean', 'Voided'],
  ['isreversal', 'boolean', 'Is a reversal'],
  ['reversal', 'reference', 'Reversal', 'transaction'],
  ['reversaldate', 'date', 'Reversal date'],
  ['shippingaddress', 'text', 'Shipping address key'],
  ['billingaddress', 'text', 'Billing address key'],
  ['createddate', 'local-time', 'Created'],
  ['createdby', 'reference', 'Created by', 'entity'],
  ['lastmodifieddate', 'local-time', 'Last modified'],
  ['lastmodifiedby', 'reference', 'Last modified by', 'entity'],
];

const LINE: readonly FieldLine[] = [
  ['id', 'key', 'Transaction and line, such as 5001:1'],
  ['transaction', 'reference', 'Transaction', 'transaction'],
  // The line's number within its transaction; `id` is the whole key.
  ['line', 'number', 'Line ID', undefined, 'id'],
  ['linesequencenumber', 'number', 'Line number'],
  ['mainline', 'boolean', 'Main line'],
  ['taxline', 'boolean', 'Tax line'],
  ['item', 'reference', 'Item', 'item'],
  ['itemtype', 'choice', 'Item type', 'itemtype'],
  ['expenseaccount', 'reference', 'Expense account', 'account'],
  ['entity', 'reference', 'Entity', 'entity'],
  ['department', 'reference', 'Department', 'department'],
  ['class', 'reference', 'Class', 'classification'],
  ['location', 'reference', 'Location', 'location'],
  ['subsidiary', 'reference', 'Subsidiary', 'subsidiary'],
  ['quantity', 'number', 'Quantity'],
  ['rate', 'number', 'Rate'],
  ['netamount', 'number', 'Net amount'],
  ['foreignamount', 'number', 'Amount in the currency of the transaction'],
  ['debitforeignamount', 'number', 'Debit in the currency of the transaction'],
  ['creditforeignamount', 'number', 'Credit in the currency of the transaction'],
  ['memo', 'text', 'Memo'],
  ['isclosed', 'boolean', 'Closed'],
  ['isbillable', 'boolean', 'Billable'],
  ['isfullyshipped', 'boolean', 'Fully received or shipped'],
  ['quantitybilled', 'number', 'Quantity billed'],
  ['quantityshiprecv', 'number', 'Quantity received or shipped'],
  ['quantitybackordered', 'number', 'Quantity back-ordered'],
  ['createdfrom', 'reference', 'Created from', 'transaction'],
  ['expectedreceiptdate', 'date', 'Expected receipt'],
  ['accountinglinetype', 'text', 'Accounting line type'],
  ['linelastmodifieddate', 'local-time', 'Line last modified'],
];

const LINE_KEY = [
  { column: 'transaction', as: 'transaction' },
  { column: 'id', as: 'line' },
] as const;

const ANY = 'Transactions > Find Transaction (View)';

/**
 * Transactions and their lines. All types are in one table, their lines in another: a stream of one type takes its rows
 * only. A line is known by its transaction and its number there; its edits do not always move the header's
 * `lastmodifieddate`, so lines have a cursor of their own. NetSuite keeps no record of deleted lines.
 *
 * Columns: https://github.com/fivetran/dbt_netsuite_source (macros) and https://github.com/hotgluexyz/tap-netsuite-rest.
 */
export const TRANSACTION_STREAMS: readonly StreamDefinition[] = [
  {
    name: 'transaction',
    title: 'Transactions',
    permission: ANY,
    changed: 'lastmodifieddate',
    deletedAs: { typeId: -30, names: ['transaction', ...TYPES.flatMap(({ name, one }) => [name, one])] },
    custom: { placement: 'BODY' },
    fields: fieldsOf(HEADER),
  },
  ...TYPES.map(headerStream),
  lineStream({ name: 'transactionline', title: 'Lines of transactions', permission: ANY }),
  ...TYPES.filter(({ lines }) => lines === true).map(({ name, code, title, permission }) =>
    lineStream({
      name: `${name}line`,
      title: `Lines of ${title.toLowerCase()}`,
      permission,
      // Without the main line, which repeats the header, and the lines that NetSuite adds for taxes.
      only: `mainline = 'F' AND NVL(taxline, 'F') = 'F' AND transaction IN (SELECT id FROM transaction WHERE type = '${code}')`,
    }),
  ),
  {
    name: 'transactionaccountingline',
    title: 'Accounting lines of transactions',
    permission: ANY,
    key: [
      { column: 'transaction', as: 'transaction' },
      { column: 'transactionline', as: 'transactionline' },
      { column: 'accountingbook', as: 'accountingbook' },
    ],
    // Its `lastmodifieddate` is empty on rows from before release 2023.1, so nothing can be asked for since a moment.
    fields: fieldsOf([
      ['id', 'key', 'Transaction, line and book, such as 5001:1:1'],
      ['transaction', 'reference', 'Transaction', 'transaction'],
      ['transactionline', 'number', 'Line ID'],
      ['accountingbook', 'reference', 'Accounting book', 'accountingbook'],
      ['account', 'reference', 'Account', 'account'],
      ['amount', 'number', 'Amount'],
      ['debit', 'number', 'Debit'],
      ['credit', 'number', 'Credit'],
      ['netamount', 'number', 'Net amount'],
      ['amountlinked', 'number', 'Amount linked'],
      ['amountpaid', 'number', 'Amount paid'],
      ['amountunpaid', 'number', 'Amount unpaid'],
      ['exchangerate', 'number', 'Exchange rate'],
      ['posting', 'boolean', 'Posting'],
      ['lastmodifieddate', 'local-time', 'Last modified'],
    ]),
  },
];

function type(name: string, code: string, one: string, permission: string, lines?: true): TransactionType {
  return {
    name,
    code,
    title: `${one}s`.replace(/ys$/, 'ies'),
    one: one.toLowerCase(),
    permission,
    ...(lines && { lines }),
  };
}

function headerStream({ name, code, title, one, permission }: TransactionType): StreamDefinition {
  const fields: readonly Field[] = fieldsOf(HEADER);
  return {
    name,
    title,
    permission,
    table: 'transaction',
    only: `type = '${code}'`,
    changed: 'lastmodifieddate',
    deletedAs: { names: [name, one] },
    custom: { placement: 'BODY' },
    fields,
  };
}

function lineStream(
  part: Pick<StreamDefinition, 'name' | 'title' | 'permission' | 'only'>,
): StreamDefinition {
  return {
    ...part,
    table: 'transactionline',
    key: LINE_KEY,
    changed: 'linelastmodifieddate',
    custom: { placement: 'COLUMN' },
    fields: fieldsOf(LINE),
  };
}
