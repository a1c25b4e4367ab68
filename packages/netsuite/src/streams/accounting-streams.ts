import { type FieldLine, fieldsOf, type StreamDefinition } from './field.js';

const ID: FieldLine = ['id', 'id', 'Internal ID'];
const NAME: FieldLine = ['name', 'text', 'Name'];
const EXTERNAL_ID: FieldLine = ['externalid', 'text', 'External ID'];
const INACTIVE: FieldLine = ['isinactive', 'boolean', 'Inactive'];
const CHANGED: FieldLine = ['lastmodifieddate', 'local-time', 'Last modified'];

/** A list that is no more than names. */
function nameList(name: string, title: string, permission: string): StreamDefinition {
  return {
    name,
    title,
    permission,
    changed: 'lastmodifieddate',
    fields: fieldsOf([ID, NAME, EXTERNAL_ID, INACTIVE, CHANGED]),
  };
}

/**
 * Accounts, periods, currencies and the lists that records choose from. Columns:
 * https://github.com/fivetran/dbt_netsuite_source (macros) and https://github.com/hotgluexyz/tap-netsuite-rest (streams.py).
 */
export const ACCOUNTING_STREAMS: readonly StreamDefinition[] = [
  {
    name: 'account',
    title: 'Accounts',
    permission: 'Lists > Accounts (View)',
    changed: 'lastmodifieddate',
    deletedAs: { typeId: -112, names: ['account'] },
    fields: fieldsOf([
      ID,
      ['acctnumber', 'text', 'Number'],
      ['fullname', 'text', 'Full name'],
      ['accountsearchdisplayname', 'text', 'Name'],
      ['displaynamewithhierarchy', 'text', 'Name with parents'],
      EXTERNAL_ID,
      ['description', 'text', 'Description'],
      ['accttype', 'choice', 'Type', 'accounttype'],
      ['parent', 'reference', 'Parent', 'account'],
      ['currency', 'reference', 'Currency', 'currency'],
      ['class', 'reference', 'Class', 'classification'],
      ['department', 'reference', 'Department', 'department'],
      ['location', 'reference', 'Location', 'location'],
      ['subsidiary', 'list', 'Subsidiaries', 'subsidiary'],
      ['generalrate', 'choice', 'General rate type'],
      ['cashflowrate', 'choice', 'Cash flow rate type'],
      ['sspecacct', 'text', 'Special account'],
      ['issummary', 'boolean', 'Summary'],
      ['eliminate', 'boolean', 'Eliminate intercompany transactions'],
      ['inventory', 'boolean', 'Inventory'],
      ['revalue', 'boolean', 'Revalue open balance'],
      ['reconcilewithmatching', 'boolean', 'Reconcile with matching'],
      INACTIVE,
      CHANGED,
    ]),
  },
  {
    name: 'accountingperiod',
    title: 'Accounting periods',
    permission: 'Setup > Manage Accounting Periods (View)',
    changed: 'lastmodifieddate',
    deletedAs: { typeId: -105, names: ['accountingperiod', 'accounting period'] },
    fields: fieldsOf([
      ID,
      ['periodname', 'text', 'Name'],
      ['startdate', 'date', 'Start date'],
      ['enddate', 'date', 'End date'],
      ['parent', 'reference', 'Parent', 'accountingperiod'],
      ['isyear', 'boolean', 'Is a year'],
      ['isquarter', 'boolean', 'Is a quarter'],
      ['isposting', 'boolean', 'Posting'],
      ['isadjust', 'boolean', 'Adjustment'],
      INACTIVE,
      ['closed', 'boolean', 'Closed'],
      ['closedondate', 'date', 'Closed on'],
      ['alllocked', 'boolean', 'All locked'],
      ['aplocked', 'boolean', 'Payables locked'],
      ['arlocked', 'boolean', 'Receivables locked'],
      ['allownonglchanges', 'boolean', 'Allows changes outside the ledger'],
      CHANGED,
    ]),
  },
  {
    name: 'accountingbook',
    title: 'Accounting books',
    permission: 'Lists > Accounting Book (View)',
    changed: 'lastmodifieddate',
    fields: fieldsOf([
      ID,
      NAME,
      ['isprimary', 'boolean', 'Primary'],
      ['isconsolidated', 'boolean', 'Consolidated'],
      INACTIVE,
      CHANGED,
    ]),
  },
  {
    name: 'currency',
    title: 'Currencies',
    permission: 'Lists > Currency (View)',
    feature: 'Multiple Currencies',
    changed: 'lastmodifieddate',
    deletedAs: { typeId: -122, names: ['currency'] },
    fields: fieldsOf([
      ID,
      NAME,
      ['symbol', 'text', 'Code (ISO 4217)'],
      ['displaysymbol', 'text', 'Symbol'],
      ['symbolplacement', 'number', 'Symbol placement'],
      EXTERNAL_ID,
      ['exchangerate', 'number', 'Exchange rate'],
      ['isbasecurrency', 'boolean', 'Base currency'],
      ['currencyprecision', 'number', 'Decimal places'],
      ['includeinfxrateupdates', 'boolean', 'Updated automatically'],
      ['overridecurrencyformat', 'boolean', 'Overrides the format'],
      INACTIVE,
      CHANGED,
    ]),
  },
  {
    name: 'consolidatedexchangerate',
    title: 'Consolidated exchange rates',
    permission: 'Lists > Currency (View)',
    feature: 'OneWorld',
    fields: fieldsOf([
      ID,
      ['postingperiod', 'reference', 'Period', 'accountingperiod'],
      ['fromsubsidiary', 'reference', 'From subsidiary', 'subsidiary'],
      ['tosubsidiary', 'reference', 'To subsidiary', 'subsidiary'],
      ['fromcurrency', 'reference', 'From currency', 'currency'],
      ['tocurrency', 'reference', 'To currency', 'currency'],
      ['currentrate', 'number', 'Current rate'],
      ['averagerate', 'number', 'Average rate'],
      ['historicalrate', 'number', 'Historical rate'],
      ['accountingbook', 'reference', 'Accounting book', 'accountingbook'],
    ]),
  },
  {
    name: 'term',
    title: 'Terms',
    permission: 'Lists > Accounting Lists (View)',
    changed: 'lastmodifieddate',
    fields: fieldsOf([
      ID,
      NAME,
      EXTERNAL_ID,
      ['daysuntilnetdue', 'number', 'Days till net due'],
      ['discountpercent', 'number', 'Discount (percent)'],
      ['daysuntilexpiry', 'number', 'Days till discount expires'],
      INACTIVE,
      CHANGED,
    ]),
  },
  {
    name: 'vendorcategory',
    title: 'Vendor categories',
    permission: 'Lists > Accounting Lists (View)',
    changed: 'lastmodifieddate',
    fields: fieldsOf([ID, NAME, ['istaxagency', 'boolean', 'Tax agency'], INACTIVE, CHANGED]),
  },
  nameList('customercategory', 'Customer categories', 'Lists > Accounting Lists (View)'),
  nameList('expensecategory', 'Expense categories', 'Lists > Expense Categories (View)'),
  nameList('pricelevel', 'Price levels', 'Lists > Accounting Lists (View)'),
  nameList('jobtype', 'Project types', 'Lists > Accounting Lists (View)'),
  {
    name: 'entitystatus',
    title: 'Entity statuses',
    permission: 'Lists > Customer Status (View)',
    // Its primary key is a column "key". Source: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py)
    key: [{ column: 'key', as: 'id' }],
    fields: fieldsOf([
      ['id', 'id', 'Internal ID', undefined, 'key'],
      NAME,
      ['entitytype', 'text', 'Entity type'],
      ['probability', 'number', 'Probability (percent)'],
      ['inactive', 'boolean', 'Inactive'],
    ]),
  },
];
