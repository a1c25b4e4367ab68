import type { JsonObject } from '@onlink/core';
import type { NetsuiteMock, RowObject } from '@onlink/netsuite-mock';
import type { ActionScenario, TestRemote } from '@onlink/testkit';

/** The mock as a remote: how often a request wrote is counted where it is answered. */
export interface MockRemote extends TestRemote {
  readonly mock: NetsuiteMock;
}

/** Writes are told by method; a query is a POST that reads, and a RESTlet is read by GET. */
export function mockRemote(mock: NetsuiteMock): MockRemote {
  let writes = 0;
  return {
    mock,
    config: { ...mock.credentials },
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const response = await mock.fetch(request);
      const isRead = request.method === 'GET' || request.method === 'OPTIONS' || pathname.includes('/query/');
      if (!isRead && response.status < 300) writes += 1;
      return response;
    },
    writes: () => writes,
  };
}

type Scenario = ActionScenario<MockRemote>;

/** How many rows of a table have these values. */
export function countOf(mock: NetsuiteMock, table: string, wanted: RowObject): number {
  const entries = Object.entries(wanted);
  return mock.store.ids(table).filter((id) => {
    const row = mock.store.find(table, id);
    return entries.every(([column, value]) => row?.[column] === value);
  }).length;
}

/** An employee who is no user of the mock's own, by its ID. */
export function anEmployeeId({ store }: NetsuiteMock): number {
  return store.ids('employee').at(-1) ?? 0;
}

const NEW_EMPLOYEE = { firstName: 'Nadia', lastName: 'Newcomer', subsidiary: '1' } as const;

const onEmployee = (before: RowObject, input: JsonObject, after: RowObject): Scenario => ({
  input: ({ mock }) => {
    mock.store.update('employee', anEmployeeId(mock), before);
    return { employee: String(anEmployeeId(mock)), ...input };
  },
  landed: ({ mock }) => {
    const row = mock.store.find('employee', anEmployeeId(mock));
    return Object.entries(after).every(([column, value]) => row?.[column] === value) ? 1 : 0;
  },
});

const roleLines = ({ mock }: MockRemote): number =>
  countOf(mock, 'employeeroles', { entity: anEmployeeId(mock), role: 11 });

/** What the kit must know of each action, on a mock of a few employees. */
export const ACTION_SCENARIOS: { readonly [name: string]: Scenario } = {
  'create-employee': {
    input: () => ({ ...NEW_EMPLOYEE, department: 'Engineering', hireDate: '2026-03-02' }),
    landed: ({ mock }) => countOf(mock, 'employee', { lastname: 'Newcomer' }),
    inputs: () => [
      NEW_EMPLOYEE,
      { firstName: 'Olga', lastName: 'Other', subsidiary: '1', email: 'olga@example.com' },
      { firstName: 'Paul', lastName: 'Nowhere', department: 'No such department' },
      { firstName: 'Quin', lastName: 'Wrong', subsidiary: '1', fields: 'gender:={"id":"zzz"}' },
    ],
  },
  'update-employee': {
    ...onEmployee({ title: 'Clerk' }, { title: 'Engineer' }, { title: 'Engineer' }),
    inputs: ({ mock }) => {
      const [first = 0, second = 0] = mock.store.ids('employee').slice(-2);
      return [
        { employee: String(first), title: 'One' },
        { employee: String(second), title: 'Two' },
        { employee: 'nobody@example.com', title: 'Three' },
        { employee: '999999', title: 'Four' },
      ];
    },
  },
  'terminate-employee': onEmployee(
    { isinactive: 'F', giveaccess: 'T', releasedate: null },
    { releaseDate: '2026-03-31', terminationCategory: 'VOLUNTARY' },
    { isinactive: 'T', giveaccess: 'F' },
  ),
  'reactivate-employee': onEmployee(
    { isinactive: 'T', releasedate: '2026-01-31' },
    {},
    { isinactive: 'F', releasedate: null },
  ),
  'give-employee-access': {
    ...onEmployee({ giveaccess: 'F' }, { role: 'Accounts Payable Clerk', email: 'a@example.com' }, {}),
    landed: (remote) =>
      remote.mock.store.find('employee', anEmployeeId(remote.mock))?.['giveaccess'] === 'T'
        ? roleLines(remote)
        : 0,
  },
  'remove-employee-access': onEmployee({ giveaccess: 'T' }, {}, { giveaccess: 'F' }),
  'add-employee-role': {
    input: ({ mock }) => ({ employee: String(anEmployeeId(mock)), role: '11' }),
    landed: roleLines,
  },
  'remove-employee-role': {
    input: ({ mock }) => {
      for (const role of [11, 15]) mock.store.insert('employeeroles', { entity: anEmployeeId(mock), role });
      return { employee: String(anEmployeeId(mock)), role: 'Accounts Payable Clerk' };
    },
    landed: (remote) =>
      roleLines(remote) === 0 && countOf(remote.mock, 'employeeroles', { role: 15 }) === 1 ? 1 : 0,
  },
  'find-employee': {
    input: ({ mock }) => {
      mock.store.update('employee', anEmployeeId(mock), { email: 'found@example.com' });
      return { by: 'e-mail', value: 'Found@example.com' };
    },
    landed: () => 0,
  },
  'create-vendor': {
    input: () => ({ companyName: 'Newly Ltd', subsidiary: '1', category: 'Hardware' }),
    landed: ({ mock }) => countOf(mock, 'vendor', { companyname: 'Newly Ltd' }),
    inputs: () => [
      { companyName: 'Many A', subsidiary: '1' },
      { companyName: 'Many B', subsidiary: '1', externalId: 'many-b' },
      { companyName: 'Many C', subsidiary: '99' },
    ],
  },
  'update-vendor': {
    input: ({ mock }) => ({ vendor: String(mock.store.ids('vendor')[0]), phone: '+44 1', isInactive: 'no' }),
    landed: ({ mock }) => countOf(mock, 'vendor', { phone: '+44 1' }),
  },
  'create-purchase-order': {
    input: ({ mock }) => ({
      vendor: String(mock.store.ids('vendor')[0]),
      item: '301',
      quantity: 2,
      rate: 10.5,
      moreItems: '302 | 1 | 7.5 | A cable\n303',
      memo: 'For Nadia',
    }),
    landed: ({ mock }) => countOf(mock, 'transaction', { memo: 'For Nadia', type: 'PurchOrd' }),
  },
  'create-requisition': {
    input: ({ mock }) => ({
      requestor: String(anEmployeeId(mock)),
      expenseAccount: '23',
      amount: 99.5,
      memo: 'A desk',
    }),
    landed: ({ mock }) => countOf(mock, 'transaction', { memo: 'A desk', type: 'PurchReq' }),
  },
  'upsert-record': {
    input: () => ({
      recordType: 'employee',
      externalId: 'hr-1',
      mode: 'job',
      fields: 'firstName=Ursula\nlastName=Upsert\nsubsidiary:={"id":"1"}',
    }),
    landed: ({ mock }) => countOf(mock, 'employee', { lastname: 'Upsert', externalid: 'hr-1' }),
    inputs: () =>
      ['hr-2', 'hr-3', 'not an id'].map((externalId) => ({
        recordType: 'employee',
        externalId,
        fields: `firstName=U\nlastName=${externalId}\nsubsidiary:={"id":"1"}`,
      })),
  },
  'get-record': {
    input: ({ mock }) => ({ recordType: 'employee', id: String(anEmployeeId(mock)), lines: 'yes' }),
    landed: () => 0,
  },
  'update-record': {
    input: ({ mock }) => ({
      recordType: 'employee',
      id: String(anEmployeeId(mock)),
      fields: 'custentity_badge_no=A7\ncustentity_remote_worker:=true',
    }),
    landed: ({ mock }) =>
      countOf(mock, 'employee', { custentity_badge_no: 'A7', custentity_remote_worker: 'T' }),
  },
  'delete-record': {
    input: ({ mock }) => {
      const id = mock.store.insert('employee', { entityid: 'Short stay', isinactive: 'F' });
      return { recordType: 'employee', id: String(id) };
    },
    landed: ({ mock }) => countOf(mock, 'deletedrecord', { name: 'Short stay' }),
  },
  'run-suiteql': {
    input: () => ({ query: 'SELECT id FROM employee WHERE id > ? ORDER BY id', parameters: '0', limit: 5 }),
    landed: () => 0,
  },
  'call-restlet': {
    input: ({ mock }) => {
      mock.registerRestlet({
        script: 6,
        deploy: 1,
        post: (_, { store }) => store.insert('department', { name: 'By a script', isinactive: 'F' }),
      });
      return { script: '6', deploy: '1', method: 'POST', parameters: 'why=test', body: '{"a":1}' };
    },
    landed: ({ mock }) => countOf(mock, 'department', { name: 'By a script' }),
  },
  request: {
    input: () => ({
      method: 'POST',
      path: '/services/rest/record/v1/department',
      body: '{"name":"By a request"}',
    }),
    landed: ({ mock }) => countOf(mock, 'department', { name: 'By a request' }),
  },
};

/** The input of a scenario, and how often its change is there. */
export function scenarioOn({ mock }: { readonly mock: NetsuiteMock }, name: string) {
  const scenario = ACTION_SCENARIOS[name];
  if (scenario === undefined) throw new Error(`no scenario "${name}"`);
  const remote = mockRemote(mock);
  const input = scenario.input(remote);
  return { input, landed: () => scenario.landed(remote) };
}
