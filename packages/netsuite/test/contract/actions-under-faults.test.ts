import type { ItemOutcome, JsonObject } from '@onlink/core';
import { isFault } from '@onlink/core';
import { FAULT_NAMES, type FaultName, type FaultPlan } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { ACTION_SCENARIOS, countOf, scenarioOn } from '../action-scenarios.js';
import { actionCallOn, actionOf, aWorld, runOn, type World } from '../run-on-mock.js';

const NAMES = Object.keys(ACTION_SCENARIOS);

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
