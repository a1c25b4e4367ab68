import type { ActionScenario, KitOptions, StreamScenario, TestRemote } from '@onlink/testkit';
import { testConnector } from '@onlink/testkit/vitest';
import plugin from '../../src/index.js';
import { type BamboohrMock, createBamboohrMock } from '../mock/create-bamboohr-mock.js';

/** The mock as the kit sees a remote. */
interface MockRemote extends TestRemote {
  readonly mock: BamboohrMock;
  readonly now: () => number;
}

const EMPLOYEES = 33;
const PARAMS = { page_size: 10 };

const options: KitOptions<MockRemote> = {
  remote: ({ now }) => {
    const mock = createBamboohrMock({ employees: EMPLOYEES, now });
    return {
      ...{ mock, now, config: mock.config },
      fetch: (request) => mock.fetch(request),
      writes: () => mock.writes(),
      revoke: () => mock.revoke(),
    };
  },
  scenarios: {
    streams: {
      employee: employees(),
      jobInfo: table('jobInfo'),
      employmentStatus: table('employmentStatus'),
    },
    actions: { addEmployee: adding(), updateEmployee: updating(), terminateEmployee: terminating() },
    triggers: {
      employeeChanged: {
        happen: ({ mock }, nth) => void mock.store.update(idOf(mock, nth), { jobTitle: `Title ${nth}` }),
        deliver: ({ mock }, nth, { url, secret }) =>
          mock.webhook({
            ...{ url, privateKey: secret, type: 'employee.updated', changedFields: ['jobTitle'] },
            ...{ employeeId: idOf(mock, nth), at: changedAt(mock, nth) },
          }),
        subscriptions: ({ mock }) => mock.store.webhooks.size,
      },
      employeeHired: {
        happen: ({ mock }, nth) => void mock.store.add({ firstName: 'New', lastName: `Person ${nth}` }),
      },
    },
  },
};

testConnector(plugin, options);

function employees(): StreamScenario<MockRemote> {
  return {
    params: PARAMS,
    keys: ({ mock }) => [...mock.store.employees.keys()].map((id) => ({ id: String(id) })),
    tie: ({ mock, now }) => {
      for (const employee of mock.store.employees.values()) employee.changedAt = now() - 3_600_000;
    },
    touch: ({ mock }, nth) => void mock.store.update(idOf(mock, nth), { jobTitle: `Title ${nth}` }),
    remove: ({ mock }) => {
      const id = idOf(mock, 3);
      mock.store.remove(id);
      return { id: String(id) };
    },
    spoil: ({ mock }) => {
      const id = idOf(mock, 2);
      mock.store.employees.get(id)?.restricted.add('workEmail');
      return { id: String(id) };
    },
    fill: ({ mock }, rows) => mock.store.seed(Math.max(0, rows - mock.store.employees.size)),
    fillParams: {},
  };
}

function table(name: string): StreamScenario<MockRemote> {
  const rowsOf = ({ mock }: MockRemote) => mock.store.tables.get(name) ?? [];
  return {
    params: PARAMS,
    keys: (remote) => rowsOf(remote).map(({ id, employeeId }) => ({ rowKey: `${employeeId}:${id}` })),
    touch: (remote, nth) => void rowsOf(remote)[nth % EMPLOYEES]?.fields.set('date', '2024-01-01'),
    remove: (remote) => {
      const [, row] = rowsOf(remote);
      remote.mock.store.removeRow(name, row?.id ?? 0);
      return { rowKey: `${row?.employeeId}:${row?.id}` };
    },
    fill: ({ mock }, rows) => mock.store.seed(rows),
    fillParams: {},
  };
}

function adding(): ActionScenario<MockRemote> {
  return {
    input: () => ({
      firstName: 'Ada',
      lastName: "O'Neil",
      employeeNumber: 'N-1',
      workEmail: 'ada@acme.invalid',
    }),
    landed: ({ mock }) =>
      [...mock.store.employees.values()].filter(({ fields }) => fields.get('employeeNumber') === 'N-1')
        .length,
  };
}

function updating(): ActionScenario<MockRemote> {
  return {
    input: ({ mock }) => ({ id: String(idOf(mock, 1)), department: 'Research' }),
    landed: ({ mock }) =>
      [...mock.store.employees.values()].filter(({ fields }) => fields.get('department') === 'Research')
        .length,
    inputs: ({ mock }) => [
      { id: String(idOf(mock, 1)), jobTitle: 'Lead' },
      { id: '999999', jobTitle: 'Lead' },
      { id: String(idOf(mock, 2)), jobTitle: 'Lead' },
    ],
  };
}

function terminating(): ActionScenario<MockRemote> {
  return {
    input: ({ mock }) => ({
      id: String(idOf(mock, 1)),
      date: '2026-08-31',
      terminationType: 'Resignation (Voluntary)',
      terminationReason: 'Relocation',
      eligibleForRehire: 'Yes',
    }),
    landed: ({ mock }) =>
      (mock.store.tables.get('employmentStatus') ?? []).filter(
        ({ fields }) => fields.get('employmentStatus') === 'Terminated',
      ).length,
  };
}

/** When the nth employee changed last: a webhook may be sent much later. */
function changedAt(mock: BamboohrMock, nth: number): number {
  return mock.store.employees.get(idOf(mock, nth))?.changedAt ?? 0;
}

/** The nth employee from 1 on, over and over. */
function idOf(mock: BamboohrMock, nth: number): number {
  const ids = [...mock.store.employees.keys()];
  return ids[(nth - 1 + ids.length) % ids.length] ?? 0;
}
