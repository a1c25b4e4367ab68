import type { JsonObject } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { anEmployeeId, scenarioOn } from '../action-scenarios.js';
import { actionCallOn, actionOf, aWorld, runOn } from '../run-on-mock.js';
import { WRONG_INPUTS } from '../wrong-inputs.js';

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

describe('a wrong input', () => {
  it.each(WRONG_INPUTS)('%s %j is refused by %s, naming %s', async (name, input, code, names) => {
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
