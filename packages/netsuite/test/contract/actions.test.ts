import { type ItemOutcome, isFault, type JsonObject } from '@onlink/core';
import { FAULT_NAMES, type FaultName, type FaultPlan } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { ACTION_SCENARIOS, anEmployeeId, countOf, mockRemote } from '../action-scenarios.js';
import { actionCallOn, actionOf, aWorld, runOn, type World } from '../run-on-mock.js';

const NAMES = Object.keys(ACTION_SCENARIOS);

/** The input of a scenario, and how often its change is there. */
function scenarioOn(world: World, name: string) {
  const scenario = ACTION_SCENARIOS[name];
  if (scenario === undefined) throw new Error(`no scenario "${name}"`);
  const remote = mockRemote(world.mock);
  const input = scenario.input(remote);
  return { input, landed: () => scenario.landed(remote) };
}

/** What a fault needs to know, beside its name. */
const MORE: { readonly [fault: string]: JsonObject } = {
  latency: { distribution: { kind: 'fixed', delayMs: 1 } },
  'slow-catalog': {},
  'clock-skew': { skewMs: 60_000 },
  'permission-revoked': { permission: 'REST Web Services' },
};

/** Faults that last until a person mends them. */
const LASTING = new Set(['permission-revoked', 'token-revoked']);

/** How many requests each action sends where nothing goes wrong. */
const REQUESTS = new Map<string, number>();

async function requestsOf(name: string): Promise<number> {
  const world = aWorld();
  let requests = REQUESTS.get(name);
  if (requests !== undefined) return requests;
  await runOn(world, name, { input: scenarioOn(world, name).input });
  requests = world.mock.journal.length;
  REQUESTS.set(name, requests);
  return requests;
}

/** What is wrong with an action whose nth request meets a fault. */
async function judge(name: string, fault: FaultName, nth: number): Promise<readonly string[]> {
  const world = aWorld();
  const { retry, effect } = actionOf(name);
  const { input, landed } = scenarioOn(world, name);
  world.mock.faults.arm({ fault, nth, ...MORE[fault] } as FaultPlan);
  const result = await runOn(world, name, { input });
  const there = landed();
  const wrong: string[] = [];
  if (there > 1) wrong.push(`the change is there ${there} times`);
  if (result.kind === 'done' && effect !== 'none' && there !== 1)
    wrong.push('it says done, and nothing is there');
  if (result.kind !== 'done' && result.kind !== 'failed') wrong.push(`it ended "${result.kind}"`);
  if (result.kind === 'failed') {
    const { code, message, effect: said } = result.fault;
    if (there === 1 && said === 'none') wrong.push(`it says that nothing was changed (${code})`);
    if (/[\r\n]|undefined/.test(message)) wrong.push(`its message is "${message}"`);
    if (!LASTING.has(fault) && (retry !== 'never' || effect === 'none')) wrong.push(`it gave up: ${message}`);
  }
  return wrong.map((what) => `${name}, request ${nth}: ${what}`);
}

describe('every action under every fault of the mock', () => {
  it.each(FAULT_NAMES)(
    'gives under %s, at any request, the right result or a fault that is true',
    async (fault) => {
      const wrong: string[] = [];
      for (const name of NAMES)
        for (let nth = 1; nth <= (await requestsOf(name)); nth += 1)
          wrong.push(...(await judge(name, fault, nth)));
      expect(wrong).toEqual([]);
    },
  );
});

describe('a piece of work', () => {
  it.each(['create-employee', 'create-vendor', 'create-purchase-order', 'create-requisition'])(
    '%s is found again by its key after a process ended in the middle',
    async (name) => {
      const world = aWorld();
      const { input, landed } = scenarioOn(world, name);
      await runOn(world, name, { input });
      const again = await runOn(world, name, { input, progress: { kind: 'sent', attempts: 1 } });
      expect(again).toMatchObject({ kind: 'done', reconciled: true, output: { outcome: 'created' } });
      expect(landed()).toBe(1);
    },
  );

  it('with an external ID of the admin is not made twice, and never takes somebody else for its own', async () => {
    const world = aWorld();
    const input = { firstName: 'Eva', lastName: 'Own', subsidiary: '1', externalId: 'hr-7' };
    expect(await runOn(world, 'create-employee', { input })).toMatchObject({ kind: 'done' });
    const sent = { kind: 'sent', attempts: 1 } as const;
    expect(await runOn(world, 'create-employee', { input, progress: sent })).toMatchObject({
      kind: 'done',
      reconciled: true,
      output: { externalId: 'hr-7' },
    });
    const other = { ...input, lastName: 'Else' };
    expect(await runOn(world, 'create-employee', { input: other, progress: sent, work: '2' })).toMatchObject({
      kind: 'failed',
      fault: { code: 'netsuite/already-exists', effect: 'none' },
    });
    expect(countOf(world.mock, 'employee', { externalid: 'hr-7' })).toBe(1);
  });

  it('that runs twice at once makes one record', async () => {
    const world = aWorld();
    const input = { firstName: 'Ray', lastName: 'Race', subsidiary: '1' };
    await Promise.all([1, 2, 3].map(() => runOn(world, 'create-employee', { input })));
    expect(countOf(world.mock, 'employee', { lastname: 'Race' })).toBe(1);
    await runOn(world, 'create-employee', { input: { ...input, entityId: 'Ray 2' }, work: '2' });
    expect(countOf(world.mock, 'employee', { lastname: 'Race' })).toBe(2);
  });
});

describe('what is written', () => {
  it('is what was given, names looked up without regard to case', async () => {
    const world = aWorld();
    world.mock.store.update('employee', anEmployeeId(world.mock), { employeetype: 2 });
    const input = {
      firstName: 'Ada',
      lastName: 'Typed',
      subsidiary: '1',
      department: 'ENGINEERING',
      employeeType: 'contractor',
      hireDate: '2026-03-02',
      expenseLimit: 12.5,
      phone: '',
      fields: 'custentity_badge_no=B 7\n\ncustentity_remote_worker:=true\nfax=',
    };
    const result = await runOn(world, 'create-employee', { input });
    const id = result.kind === 'done' ? (result.output as JsonObject)['id'] : undefined;
    const got = await runOn(world, 'get-record', { input: { recordType: 'employee', id: String(id) } });
    expect(got).toMatchObject({
      output: {
        record: {
          department: { refName: 'Engineering' },
          employeetype: { id: '2' },
          hireDate: '2026-03-02',
          expenselimit: 12.5,
          custentity_badge_no: 'B 7',
          custentity_remote_worker: true,
        },
      },
    });
  });

  it('ends an employment: release date, inactive, no access', async () => {
    const world = aWorld();
    const { input } = scenarioOn(world, 'terminate-employee');
    await runOn(world, 'terminate-employee', { input });
    const row = world.mock.store.find('employee', anEmployeeId(world.mock));
    expect(row).toMatchObject({ isinactive: 'T', giveaccess: 'F', terminationcategory: 'VOLUNTARY' });
    expect(row?.['releasedate']).not.toBeNull();
  });

  it('is read back, so that what the role may not write is not taken for written', async () => {
    const world = aWorld();
    world.mock.customization.restrictField('employee', 'giveAccess');
    const { input } = scenarioOn(world, 'terminate-employee');
    expect(await runOn(world, 'terminate-employee', { input })).toMatchObject({
      kind: 'failed',
      fault: {
        code: 'netsuite/field-not-written',
        effect: 'applied',
        message: expect.stringContaining('"giveAccess"'),
      },
    });
    world.mock.customization.restrictField('employee', 'department');
    const made = scenarioOn(world, 'create-employee');
    expect(await runOn(world, 'create-employee', { input: made.input })).toMatchObject({
      kind: 'done',
      output: { outcome: 'created', notWritten: 'department' },
    });
  });

  it('replaces a sublist as a whole, so that a second try adds no line', async () => {
    const world = aWorld();
    const input = {
      recordType: 'employee',
      id: String(anEmployeeId(world.mock)),
      fields: 'addressBook:={"items":[{"label":"Home","addressBookAddress":{"addr1":"Main St 1"}}]}',
    };
    for (let time = 0; time < 3; time += 1) await runOn(world, 'update-record', { input });
    expect(world.mock.store.count('employeeaddressbookentityaddress')).toBe(1);
  });

  it('is not sent in a dry run, and shown', async () => {
    const world = aWorld();
    const { input, landed } = scenarioOn(world, 'create-purchase-order');
    const result = await runOn(world, 'create-purchase-order', { input, dryRun: true });
    expect(landed()).toBe(0);
    expect(JSON.parse(String((result as { output?: JsonObject }).output?.['preview']))).toMatchObject({
      item: {
        items: [
          { item: { id: '301' }, quantity: 2, rate: 10.5 },
          { quantity: 1, rate: 7.5 },
          { quantity: 1 },
        ],
      },
    });
  });
});

/** Inputs that are wrong, and what the fault must say. */
const WRONG: readonly (readonly [name: string, input: JsonObject, code: string, names: string])[] = [
  ['create-employee', { firstName: 'A' }, 'input/invalid', 'lastName'],
  ['create-employee', { firstName: 'A', lastName: 'B', hireDate: '2026-02-30' }, 'input/invalid', 'hireDate'],
  ['create-employee', { firstName: 'A', lastName: 'B', nope: 'x' }, 'input/invalid', 'nope'],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', department: 'Nowhere' },
    'netsuite/no-such-name',
    '"department"',
  ],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', department: '999' },
    'netsuite/invalid-value',
    '"department"',
  ],
  ['create-employee', { firstName: 'A', lastName: 'B' }, 'netsuite/missing-value', 'Subsidiary'],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', externalId: 'a|b' },
    'netsuite/external-id',
    '"externalId"',
  ],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', fields: 'title=x\nnonsense' },
    'netsuite/field-line',
    'line 2',
  ],
  ['create-employee', { firstName: 'A', lastName: 'B', fields: 'x:={' }, 'netsuite/field-line', 'line 1'],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', title: 'x', fields: 'title=y' },
    'netsuite/field-line',
    '"title"',
  ],
  [
    'create-employee',
    { firstName: 'A', lastName: 'B', subsidiary: '1', fields: 'fristName=y' },
    'netsuite/unknown-field',
    '"fristName"',
  ],
  ['update-employee', { employee: 'nobody@example.com', title: 'x' }, 'netsuite/no-such-name', '"employee"'],
  ['update-employee', { employee: '101' }, 'netsuite/nothing-to-write', 'input'],
  ['terminate-employee', { employee: '101' }, 'input/invalid', 'releaseDate'],
  ['add-employee-role', { employee: '101', role: 'Emperor' }, 'netsuite/no-such-name', '"role"'],
  ['add-employee-role', { employee: '101', role: 'eid:x' }, 'netsuite/record-id', '"role"'],
  ['create-purchase-order', { vendor: 'Nobody Ltd', item: '301' }, 'netsuite/no-such-name', '"vendor"'],
  ['create-purchase-order', { vendor: '1' }, 'netsuite/no-lines', '"item"'],
  ['create-purchase-order', { vendor: '1', moreItems: '301 | two' }, 'netsuite/purchase-line', 'line 1'],
  ['create-requisition', { requestor: '101', amount: 5 }, 'netsuite/no-lines', '"expenseAccount"'],
  ['upsert-record', { recordType: 'no such', externalId: 'x' }, 'netsuite/record-type', '"recordType"'],
  [
    'upsert-record',
    { recordType: 'emplyee', externalId: 'x', fields: 'a=b' },
    'netsuite/unknown-record-type',
    'emplyee',
  ],
  ['get-record', { recordType: 'employee', id: '../x' }, 'netsuite/record-id', '"id"'],
  ['get-record', { recordType: 'employee', id: '99999' }, 'netsuite/no-such-record', 'employee "99999"'],
  ['delete-record', { recordType: 'employee', id: '99999' }, 'netsuite/no-such-record', 'employee "99999"'],
  ['update-record', { recordType: 'employee', id: '101' }, 'netsuite/nothing-to-write', '"fields"'],
  ['run-suiteql', { query: 'SELECT nope FROM employee' }, 'netsuite/unknown-column', '"nope"'],
  ['run-suiteql', { query: 'SELECT id FROM employee', limit: 5_000 }, 'input/invalid', 'limit'],
  ['call-restlet', { script: '77', deploy: '1', method: 'GET' }, 'netsuite/no-such-restlet', '77/1'],
  ['call-restlet', { script: 'x', deploy: '1', method: 'GET' }, 'input/invalid', 'script'],
  ['request', { method: 'GET', path: 'https://evil.invalid/x' }, 'netsuite/other-host', '"path"'],
  ['request', { method: 'GET', path: '//evil.invalid/x' }, 'netsuite/other-host', '"path"'],
  [
    'request',
    { method: 'POST', path: '/services/rest/record/v1/employee', body: '{' },
    'netsuite/request-body',
    '"body"',
  ],
];

describe('a wrong input', () => {
  it.each(WRONG)('%s %j is refused by %s, naming %s', async (name, input, code, names) => {
    const world = aWorld();
    const writes: string[] = [];
    const result = await runOn(world, name, { input, onRequest: ({ effect }) => void writes.push(effect) });
    expect(result).toMatchObject({ kind: 'failed', fault: { code, blame: 'input', effect: 'none' } });
    if (result.kind !== 'failed') return;
    expect(result.fault.message).toContain(names);
    expect(result.fault.message).toMatch(/^Failed to [^\r\n]+\.$/);
    expect(writes.filter((effect) => effect !== 'none').length).toBeLessThanOrEqual(1);
  });

  it('names the candidates where a name fits several, and takes the active one of a name that others have left', async () => {
    const world = aWorld();
    for (const inactive of ['F', 'F', 'T'])
      world.mock.store.insert('department', { name: 'Twin', fullname: 'Twin', isinactive: inactive });
    const input = { firstName: 'A', lastName: 'B', subsidiary: '1', department: 'twin' };
    expect(await runOn(world, 'create-employee', { input })).toMatchObject({
      fault: { code: 'netsuite/ambiguous-name', message: expect.stringMatching(/IDs \d+, \d+, \d+/) },
    });
    const [first = 0] = world.mock.store.ids('department').slice(-3);
    world.mock.store.update('department', first, { isinactive: 'T' });
    expect(await runOn(world, 'create-employee', { input })).toMatchObject({ kind: 'done' });
  });

  it('says which permission the role lacks', async () => {
    const world = aWorld();
    world.mock.account.withholdPermission('Vendors');
    const { input } = scenarioOn(world, 'create-vendor');
    expect(await runOn(world, 'create-vendor', { input })).toMatchObject({
      fault: { code: 'netsuite/record-permission', blame: 'permission', effect: 'none' },
    });
  });
});

describe('many at once', () => {
  const many = async (world: World, name: string, inputs: readonly JsonObject[], work = '1') => {
    const outcomes: ItemOutcome<JsonObject>[] = [];
    const run = actionOf(name).runMany?.(world.client, inputs, actionCallOn(world, { work }));
    for await (const outcome of run ?? []) outcomes.push(outcome as ItemOutcome<JsonObject>);
    return outcomes.sort((left, right) => left.index - right.index);
  };
  const people = (count: number): JsonObject[] =>
    Array.from({ length: count }, (_, index) => ({
      firstName: 'Many',
      lastName: `Person ${index}`,
      subsidiary: '1',
    }));

  it('writes 230 in three requests, each with its own result', async () => {
    const world = aWorld({ asyncJobDelayMs: 12_000 });
    const inputs = people(230);
    inputs[150] = { firstName: 'Many', lastName: 'Wrong', subsidiary: '99' };
    const outcomes = await many(world, 'create-employee', inputs);
    expect(outcomes.map(({ index }) => index)).toEqual(inputs.map((_, index) => index));
    expect(outcomes.filter(({ fault }) => fault !== undefined).map(({ index }) => index)).toEqual([150]);
    expect(outcomes[150]?.fault).toMatchObject({
      code: 'netsuite/invalid-value',
      blame: 'input',
      effect: 'none',
    });
    expect(countOf(world.mock, 'employee', { firstname: 'Many' })).toBe(229);
    const id = Number(outcomes[229]?.output?.['id']);
    expect(world.mock.store.find('employee', id)).toMatchObject({ lastname: 'Person 229' });
    expect(world.mock.journal.filter(({ method }) => method === 'PUT')).toHaveLength(3);
  });

  it('finds the same jobs under the same key, and writes nothing twice', async () => {
    const world = aWorld();
    world.mock.faults.arm({ fault: 'reset-after-commit', route: 'record.batch', nth: 1 });
    const lost = await many(world, 'create-vendor', [{ companyName: 'Batch', subsidiary: '1' }]);
    expect(lost[0]?.fault).toMatchObject({ effect: 'unknown' });
    expect(isFault(lost[0]?.fault)).toBe(true);
    const found = await many(world, 'create-vendor', [{ companyName: 'Batch', subsidiary: '1' }]);
    expect(found[0]?.output).toMatchObject({ outcome: 'created' });
    expect(countOf(world.mock, 'vendor', { companyname: 'Batch' })).toBe(1);
  });
});

describe('a job', () => {
  it('is asked about until it is over, and taken once for its key', async () => {
    const world = aWorld({ asyncJobDelayMs: 20_000 });
    const { input, landed } = scenarioOn(world, 'upsert-record');
    world.mock.faults.arm({ fault: 'reset-after-commit', route: 'record.upsert', nth: 1 });
    const kinds: string[] = [];
    const result = await runOn(world, 'upsert-record', { input, save: ({ kind }) => void kinds.push(kind) });
    expect(result).toMatchObject({ kind: 'done', output: { outcome: 'upserted', externalId: 'hr-1' } });
    expect(kinds).toContain('pending');
    expect(landed()).toBe(1);
  });

  it('that fails gives its fault, with the field named', async () => {
    const world = aWorld({ asyncJobDelayMs: 1_000 });
    const input = {
      recordType: 'employee',
      externalId: 'x-1',
      mode: 'job',
      fields: 'firstName=A\nlastName=B\nsubsidiary=77',
    };
    expect(await runOn(world, 'upsert-record', { input })).toMatchObject({
      kind: 'failed',
      fault: {
        code: 'netsuite/invalid-value',
        effect: 'none',
        message: expect.stringContaining('"subsidiary"'),
      },
    });
  });
});

describe('live choices', () => {
  it('are searched by a part of the name, and leave out what is inactive', async () => {
    const world = aWorld();
    const load = actionOf('create-employee').options?.['department'];
    const found = await load?.(world.client, { search: 'engin', partial: {} }, actionCallOn(world));
    const labels = found?.items.map(({ label }) => label) ?? [];
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.every((label) => label.includes('Engin'))).toBe(true);
    const id = Number(found?.items[0]?.value);
    world.mock.store.update('department', id, { isinactive: 'T' });
    const left = await load?.(world.client, { search: 'engin', partial: {} }, actionCallOn(world));
    expect(left?.items.map(({ label }) => label)).toEqual(labels.slice(1));
  });

  it('come in pages of 100 without a gap', async () => {
    const world = aWorld({ employees: 230 });
    const load = actionOf('create-employee').options?.['supervisor'];
    const values: unknown[] = [];
    for (let page: unknown; ; ) {
      const next = await load?.(
        world.client,
        { partial: {}, ...(page !== undefined && { page: page as string }) },
        actionCallOn(world),
      );
      values.push(...(next?.items ?? []).map(({ value }) => value));
      page = next?.page;
      if (page === undefined) break;
    }
    expect(values).toEqual(world.mock.store.ids('employee').map(String));
  });
});

describe('finding an employee', () => {
  it.each([
    ['e-mail', 'FOUND@example.com'],
    ['external ID', 'hr-9'],
    ['employee ID', 'Found Person'],
  ])('goes by %s', async (by, value) => {
    const world = aWorld();
    const id = anEmployeeId(world.mock);
    world.mock.store.update('employee', id, {
      email: 'found@example.com',
      externalid: 'hr-9',
      entityid: 'Found Person',
    });
    expect(await runOn(world, 'find-employee', { input: { by, value } })).toMatchObject({
      kind: 'done',
      output: { found: true, id: String(id), inactive: expect.any(Boolean) },
    });
  });

  it('says that there is none, and refuses to choose among several', async () => {
    const world = aWorld();
    expect(
      await runOn(world, 'find-employee', { input: { by: 'e-mail', value: 'no@example.com' } }),
    ).toMatchObject({
      output: { found: false },
    });
    for (const id of world.mock.store.ids('employee').slice(-2))
      world.mock.store.update('employee', id, { email: 'two@example.com', isinactive: 'F' });
    expect(
      await runOn(world, 'find-employee', { input: { by: 'e-mail', value: 'two@example.com' } }),
    ).toMatchObject({
      fault: { code: 'netsuite/ambiguous-name' },
    });
  });
});
