import { createFault, type Fault } from '@onlink/core';
import type { Feed } from './follow-feed.js';

/** How a record type is watched. */
export interface WatchedType {
  /** SuiteScript's name of the type, in lower case. */
  readonly name: string;
  readonly table: string;
  /** A condition on the connector's own words that its rows meet. */
  readonly only?: string;
  /** The column with the time of the last change. */
  readonly changed: string;
  /** The column with the time of creation; without it a new record is told of as an update. */
  readonly created?: string;
  /** What events tell of the record. */
  readonly columns: readonly string[];
  readonly days?: readonly string[];
  /** What `deletedrecord` calls it, in lower case, and SuiteScript's number of the type. */
  readonly deletedAs: readonly string[];
  readonly typeId?: number;
}

type Line = readonly [
  name: string,
  columns: string,
  more?: Partial<Pick<WatchedType, 'table' | 'only' | 'days' | 'typeId' | 'deletedAs'>>,
];

const PERSON = 'entityid externalid firstname lastname email phone isinactive';
const COMPANY = 'entityid externalid companyname email phone subsidiary isinactive';
const GROUP = 'name externalid parent isinactive';
const HEADER = 'tranid externalid status entity trandate currency foreigntotal memo';

const ENTITIES: readonly Line[] = [
  [
    'employee',
    `${PERSON} title supervisor department location subsidiary hiredate releasedate`,
    { typeId: -4, days: ['hiredate', 'releasedate'] },
  ],
  ['vendor', COMPANY, { typeId: -3 }],
  ['customer', COMPANY, { typeId: -2 }],
  ['contact', 'externalid firstname lastname email phone company title isinactive', { typeId: -6 }],
  ['job', 'entityid externalid companyname customer isinactive', { typeId: -7, deletedAs: ['project'] }],
];

const GROUPS: readonly Line[] = [
  ['department', GROUP, { typeId: -102 }],
  ['location', GROUP, { typeId: -103 }],
  ['classification', GROUP, { typeId: -101, deletedAs: ['class'] }],
  ['subsidiary', GROUP, { typeId: -117 }],
  ['account', 'acctnumber fullname accttype externalid parent isinactive', { typeId: -112 }],
];

/** Transactions by SuiteScript's name, SuiteQL's code, and the name in words. */
const TRANSACTIONS: readonly (readonly [name: string, code: string, words: string])[] = [
  ['purchaseorder', 'PurchOrd', 'purchase order'],
  ['purchaserequisition', 'PurchReq', 'requisition'],
  ['vendorbill', 'VendBill', 'bill'],
  ['vendorpayment', 'VendPymt', 'bill payment'],
  ['itemreceipt', 'ItemRcpt', 'item receipt'],
  ['expensereport', 'ExpRept', 'expense report'],
  ['salesorder', 'SalesOrd', 'sales order'],
  ['invoice', 'CustInvc', 'invoice'],
  ['journalentry', 'Journal', 'journal'],
];

/**
 * Every record type that can be watched beside custom ones. Columns: https://github.com/fivetran/dbt_netsuite_source (macros);
 * names and numbers of types: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4273205732.html
 */
const WATCHED_TYPES: readonly WatchedType[] = [
  ...ENTITIES.map((line) => ({ ...typeOf(line), created: 'datecreated' })),
  ...GROUPS.map(typeOf),
  ...TRANSACTIONS.map(
    ([name, code, words]): WatchedType => ({
      ...typeOf([name, HEADER, { table: 'transaction', only: `type = '${code}'`, deletedAs: [words] }]),
      created: 'createddate',
      days: ['trandate'],
    }),
  ),
];

function typeOf([name, columns, { table = name, deletedAs = [], ...more } = {}]: Line): WatchedType {
  return {
    name,
    table,
    changed: 'lastmodifieddate',
    columns: columns.split(' '),
    deletedAs: [name, ...deletedAs],
    ...more,
  };
}

/**
 * Finds a record type by SuiteScript's name; every custom record type is one.
 *
 * @throws a fault `netsuite/record-type` that lists those there are
 */
export function findWatchedType(written: string): WatchedType {
  const name = written.trim().toLowerCase();
  const found = WATCHED_TYPES.find((type) => type.name === name);
  if (found !== undefined) return found;
  if (/^customrecord[a-z0-9_]+$/.test(name)) return customType(name);
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/record-type',
    message: `Failed to watch record type "${written}": it is not one that can be watched. Use one of ${WATCHED_TYPES.map((type) => type.name).join(', ')}, or the script ID of a custom record type, such as customrecord_asset.`,
  });
}

function customType(name: string): WatchedType {
  return {
    name,
    table: name,
    changed: 'lastmodified',
    created: 'created',
    columns: ['name', 'externalid', 'isinactive'],
    deletedAs: [name],
  };
}

/** The time of creation of a type's records is asked for, and it has none. */
function noCreationTime({ name }: WatchedType): Fault & Error {
  return createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/no-creation-time',
    message: `Failed to watch record type "${name}": NetSuite keeps no time of creation for it. Use the trigger record-updated, which tells of new records too.`,
  });
}

/** New records of a type, in the order of their creation. */
export function createdFeed(type: WatchedType): Feed {
  if (type.created === undefined) throw noCreationTime(type);
  return { ...baseFeed(type), time: type.created };
}

/** Changed records of a type, in the order of their changes. */
export function updatedFeed(type: WatchedType): Feed {
  const feed = { ...baseFeed(type), time: type.changed };
  const { created } = type;
  return created === undefined ? feed : { ...feed, columns: [...feed.columns, created], times: [created] };
}

/** Deleted records of a type. Source: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py) */
export function deletedFeed({ deletedAs, typeId }: WatchedType): Feed {
  const names = deletedAs.map((name) => `'${name}'`).join(', ');
  const known = [`LOWER(scriptid) IN (${names})`, `LOWER(type) IN (${names})`];
  if (typeId !== undefined) known.push(`recordtypeid = ${typeId}`);
  return {
    table: 'deletedrecord',
    only: [known.join(' OR ')],
    time: 'deleteddate',
    id: 'recordid',
    columns: ['name', 'context', 'deletedby'],
  };
}

function baseFeed({ table, only, columns, days }: WatchedType): Omit<Feed, 'time'> {
  return { table, only: only === undefined ? [] : [only], columns, ...(days !== undefined && { days }) };
}
