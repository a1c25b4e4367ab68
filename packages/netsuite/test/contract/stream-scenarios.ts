import type { JsonObject } from '@onlink/core';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import type { SkippedRule, StreamScenario } from '@onlink/testkit';
import plugin from '../../src/index.js';
import type { MockRemote } from '../action-scenarios.js';

/** How the rows of a stream look in the mock. */
interface Table {
  readonly table: string;
  /** Only these rows. Default all. */
  readonly holds?: (row: JsonObject) => boolean;
  /** The record's key. Default the row's own ID. */
  readonly keyOf?: (row: JsonObject, id: number) => string;
  /** A row to change, and what to change in it. Default `isinactive`. */
  readonly field?: string;
  readonly changed?: string;
  /** The mock makes the table of others: its rows cannot be changed by themselves. */
  readonly derived?: true;
}

const ofType = (type: string): Pick<Table, 'table' | 'holds' | 'field'> => ({
  table: 'transaction',
  holds: (row) => row['type'] === type,
  field: 'posting',
});
const lineKey = (row: JsonObject): string => `${String(row['transaction'])}:${String(row['id'])}`;
const linesOf = (type: string): Table => ({
  table: 'transactionline',
  holds: (row) => row['type'] === type && row['mainline'] === 'F',
  keyOf: lineKey,
  field: 'isclosed',
  changed: 'linelastmodifieddate',
});

/** Streams whose name, key or rows are not simply those of a table with an `isinactive`. */
const TABLES: { readonly [stream: string]: Table } = {
  entity: { table: 'entity', derived: true },
  entitystatus: { table: 'entitystatus', field: 'inactive' },
  consolidatedexchangerate: { table: 'consolidatedexchangerate', field: '' },
  inventoryitemlocations: {
    table: 'inventoryitemlocations',
    keyOf: (row) => `${String(row['item'])}:${String(row['location'])}`,
    field: '',
  },
  transaction: { table: 'transaction', field: 'posting' },
  purchaseorder: ofType('PurchOrd'),
  purchaserequisition: ofType('PurchReq'),
  itemreceipt: ofType('ItemRcpt'),
  vendorbill: ofType('VendBill'),
  vendorcredit: ofType('VendCred'),
  vendorpayment: ofType('VendPymt'),
  expensereport: ofType('ExpRept'),
  journalentry: ofType('Journal'),
  salesorder: ofType('SalesOrd'),
  invoice: ofType('CustInvc'),
  transactionline: {
    table: 'transactionline',
    keyOf: lineKey,
    field: 'isclosed',
    changed: 'linelastmodifieddate',
  },
  purchaseorderline: linesOf('PurchOrd'),
  purchaserequisitionline: linesOf('PurchReq'),
  itemreceiptline: linesOf('ItemRcpt'),
  vendorbillline: linesOf('VendBill'),
  expensereportline: linesOf('ExpRept'),
  journalentryline: linesOf('Journal'),
  salesorderline: linesOf('SalesOrd'),
  invoiceline: linesOf('CustInvc'),
  transactionaccountingline: {
    table: 'transactionaccountingline',
    keyOf: (row) => [row['transaction'], row['transactionline'], row['accountingbook']].map(String).join(':'),
    derived: true,
  },
  ...Object.fromEntries(
    plugin.manifest.streams
      .filter(({ name }) => name.endsWith('address'))
      .map(({ name }) => [name, { table: name, field: 'override' }]),
  ),
};

/** The streams that the costly rules are judged on: one of each way of being read. */
const REPRESENTATIVES: readonly string[] = [
  'employee',
  'inventoryitemlocations',
  'purchaseorderline',
  'customrecord_ncfar_assettype',
];

/** Rules that read a stream tens of times. */
const COSTLY = [
  ...['crash-anywhere', 'short-deadline', 'hard-limit', 'equal-cursors', 'shifting-pages'],
  ...['passing-failures', 'deletes-over-two-runs', 'waits-are-faults', 'strange-replies', 'repeated-reply'],
  ...['refusals-need-a-person', 'stops-when-cancelled', 'bounded-memory', 'incremental', 'only-asked-fields'],
  ...['ledger-balance', 'plain-json'],
];

/** Every stream of the manifest, and a custom record type. */
const STREAM_NAMES: readonly string[] = [
  ...plugin.manifest.streams.map(({ name }) => name),
  'customrecord_ncfar_assettype',
];

/** The scenario of each stream. */
export const STREAM_SCENARIOS = Object.fromEntries(STREAM_NAMES.map((name) => [name, scenarioOf(name)]));

/** Where a costly rule would say of one more table what it says of another. */
export function skippedOf(rules: readonly string[] = COSTLY): readonly SkippedRule[] {
  return rules.flatMap((rule) =>
    STREAM_NAMES.filter((name) => !REPRESENTATIVES.includes(name)).map((of) => ({
      rule,
      of,
      reason: 'The same reader, judged on another table.',
    })),
  );
}

function tableOf(name: string): Table {
  return TABLES[name] ?? { table: name };
}

/** IDs of the rows of a stream, in the mock's own numbers. */
function idsOf({ mock }: MockRemote, { table, holds }: Table): readonly number[] {
  const typeOf = (row: JsonObject): JsonObject =>
    table === 'transactionline'
      ? { type: mock.store.find('transaction', Number(row['transaction']))?.['type'] ?? null }
      : {};
  return mock.store.ids(table).filter((id) => {
    const row = rowOf(mock, table, id);
    return holds === undefined || holds({ ...row, ...typeOf(row) });
  });
}

function rowOf(mock: NetsuiteMock, table: string, id: number): JsonObject {
  return (mock.store.find(table, id) ?? {}) as JsonObject;
}

function scenarioOf(name: string): StreamScenario<MockRemote> {
  const described = tableOf(name);
  const { table, keyOf = (_row: JsonObject, id: number) => String(id), derived } = described;
  const { field = 'isinactive', changed = 'lastmodifieddate' } = described;
  const keyAt = ({ mock }: MockRemote, id: number): JsonObject => ({ id: keyOf(rowOf(mock, table, id), id) });
  const canChange = derived !== true && field !== '';
  const cursor = name.startsWith('customrecord_') ? 'lastmodified' : changed;
  return {
    params: { page_size: '5' },
    keys: (remote) => {
      furnish(remote.mock, name, described);
      return idsOf(remote, described).map((id) => keyAt(remote, id));
    },
    ...(canChange && {
      touch: (remote, nth) => {
        const ids = idsOf(remote, described);
        remote.mock.store.update(table, ids[nth % ids.length] ?? 0, { [field]: nth % 2 === 0 ? 'T' : 'F' });
      },
      spoil: (remote) => {
        const [first = 0, id = first] = idsOf(remote, described);
        remote.mock.store.update(table, id, { [field]: 'X' });
        return keyAt(remote, id);
      },
    }),
    ...(canChange &&
      hasColumn(name, cursor) && {
        tie: (remote: MockRemote) => {
          for (const id of idsOf(remote, described))
            remote.mock.store.update(table, id, { [cursor]: 1_700_000_000 });
        },
      }),
    ...(derived !== true && {
      remove: (remote) => {
        const id = idsOf(remote, described).at(-2) ?? 0;
        const key = keyAt(remote, id);
        remote.mock.store.delete(table, id);
        return key;
      },
    }),
    ...(name === 'employee' && {
      fill: ({ mock }, rows) => {
        for (let nth = mock.store.count(table); nth < rows; nth += 1)
          mock.store.insert(table, { entityid: `Filled ${nth}`, isinactive: 'F' });
      },
    }),
  };
}

function hasColumn(name: string, cursor: string): boolean {
  const { cursor: said } = plugin.manifest.streams.find((stream) => stream.name === name) ?? {};
  return name.startsWith('customrecord_') || said?.field === cursor;
}

/** Rows of what the mock is seeded with none of, or with fewer than three pages. */
const MADE: { readonly [table: string]: (nth: number) => { readonly [column: string]: string | number } } = {
  partner: (nth) => ({ entityid: `Partner ${nth}`, isinactive: 'F' }),
  consolidatedexchangerate: (nth) => ({ currentrate: nth, fromcurrency: 1, tocurrency: 2 }),
  inventoryitemlocations: (nth) => ({
    item: Math.ceil(nth / 3),
    location: (nth % 3) + 1,
    quantityonhand: nth,
  }),
  customrecord_ncfar_assettype: (nth) => ({ name: `Type ${nth}`, isinactive: 'F' }),
};

const CODES: { readonly [recordtype: string]: string } = {
  purchaserequisition: 'PurchReq',
  vendorcredit: 'VendCred',
  vendorpayment: 'VendPymt',
  salesorder: 'SalesOrd',
  invoice: 'CustInvc',
};

/** Gives a stream its rows when it is looked at first: the mock makes nothing that is not read. */
function furnish({ store }: NetsuiteMock, name: string, { table }: Table): void {
  const make =
    MADE[table] ??
    (table.endsWith('address')
      ? (nth: number) => ({ addr1: `${nth} Main Street`, override: 'F' })
      : undefined);
  for (let nth = store.count(table) + 1; make !== undefined && nth <= 11; nth += 1)
    store.insert(table, make(nth));
  const recordtype = name.replace(/line$/, '');
  const type = CODES[recordtype];
  if (
    type === undefined ||
    store.ids('transaction').some((id) => store.find('transaction', id)?.['type'] === type)
  )
    return;
  for (let nth = 1; nth <= 11; nth += 1) {
    const transaction = store.insert('transaction', {
      type,
      recordtype,
      tranid: `${type}-${nth}`,
      posting: 'F',
    });
    for (const id of [0, 1])
      store.insert('transactionline', {
        id,
        transaction,
        mainline: id === 0 ? 'T' : 'F',
        taxline: 'F',
        isclosed: 'F',
      });
  }
}
