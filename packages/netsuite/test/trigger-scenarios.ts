import { createHmac } from 'node:crypto';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import type { TestRemote, TriggerScenario } from '@onlink/testkit';

/** A remote with the mock behind it. */
interface MockRemote extends TestRemote {
  readonly mock: NetsuiteMock;
}

type Scenario = TriggerScenario<MockRemote>;

const newEmployee = ({ mock }: MockRemote, nth: number, values = {}): number =>
  mock.store.insert('employee', {
    entityid: `New ${nth}`,
    isinactive: 'F',
    datecreated: wallNow(mock),
    ...values,
  });

/** What a test's mock thinks the time is: its account is in UTC. */
const wallNow = (mock: NetsuiteMock): number => Math.floor(mock.clock.now() / 1_000);

const newTransaction = ({ mock }: MockRemote, values: Record<string, string | number>): number =>
  mock.store.insert('transaction', { createddate: wallNow(mock), ...values });

const nthEmployee = ({ mock }: MockRemote, nth: number): number => mock.store.ids('employee')[nth] ?? 0;

/** One order of the nth happening, received by a receipt of its own. */
function receive(remote: MockRemote, nth: number): void {
  const order = newTransaction(remote, { type: 'PurchOrd', status: 'E', tranid: `PO${nth}` });
  const receipt = newTransaction(remote, { type: 'ItemRcpt', status: 'Y', tranid: `IR${nth}` });
  for (const line of [1, 2])
    remote.mock.store.insert('transactionline', {
      id: line,
      transaction: receipt,
      createdfrom: order,
      mainline: 'F',
    });
}

const told = new WeakMap<NetsuiteMock, string[]>();

/** Makes an employee and remembers what the script would have told of it. */
function tellOfEmployee(remote: MockRemote, nth: number): void {
  const id = newEmployee(remote, nth);
  const changedAt = `${new Date(remote.mock.clock.now()).toISOString().slice(0, 19)}Z`;
  const body = JSON.stringify({ recordType: 'employee', id: String(id), change: 'created', changedAt });
  told.set(remote.mock, [...(told.get(remote.mock) ?? []), body]);
}

/** What the kit must know of each trigger. */
export const TRIGGER_SCENARIOS: { readonly [name: string]: Scenario } = {
  'record-created': { params: { recordType: 'employee' }, happen: newEmployee },
  'record-updated': {
    params: { recordType: 'employee' },
    happen: (remote, nth) =>
      remote.mock.store.update('employee', nthEmployee(remote, nth), { title: `Title ${nth}` }),
  },
  'record-deleted': {
    params: { recordType: 'employee' },
    happen: ({ mock }) => {
      mock.store.delete('employee', mock.store.ids('employee').at(-1) ?? 0);
    },
  },
  'record-changed': {
    params: { recordType: 'employee' },
    happen: tellOfEmployee,
    deliver({ mock }, nth, { url, secret }) {
      const body = told.get(mock)?.[nth - 1] ?? '';
      const timestamp = String(Math.floor(mock.clock.now() / 1_000));
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
      const headers = { 'x-onlink-timestamp': timestamp, 'x-onlink-signature': signature };
      return { method: 'POST', url, headers, body: new TextEncoder().encode(body) };
    },
  },
  'employee-hired': {
    happen: (remote, nth) => {
      newEmployee(remote, nth, { hiredate: '2020-01-01' });
    },
  },
  'employee-terminated': {
    happen: (remote, nth) =>
      remote.mock.store.update('employee', nthEmployee(remote, nth), { releasedate: '2099-12-31' }),
  },
  'purchase-order-approved': {
    happen: (remote, nth) => {
      newTransaction(remote, { type: 'PurchOrd', status: 'B', tranid: `PO${nth}` });
    },
  },
  'purchase-order-received': { happen: receive },
};
