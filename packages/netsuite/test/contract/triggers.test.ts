import { isFault, type JsonObject } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { add, aMovingMock, idsOf, type MovingMock, type Watcher, watch } from '../watcher.js';

const NOON = '2026-03-02T12:00:00Z';
const MINUTE_MS = 60_000;
const EMPLOYEE = { recordType: 'employee' };

const order = (world: MovingMock, status: string): number =>
  add(world, 'transaction', { type: 'PurchOrd', status, tranid: 'PO7' });

function receive(world: MovingMock, from: number): number {
  const receipt = add(world, 'transaction', { type: 'ItemRcpt', status: 'Y', tranid: 'IR8' });
  world.mock.store.insert('transactionline', { id: 1, transaction: receipt, createdfrom: from });
  return receipt;
}

interface Case {
  readonly title: string;
  readonly trigger: string;
  readonly params?: JsonObject;
  readonly before?: (world: MovingMock) => number;
  /** Lets it happen; gives the internal ID that the event has. */
  readonly happen: (world: MovingMock, made: number) => number;
  /** What follows `type:ID:` in the event's ID, and `type` itself. */
  readonly type?: string;
  readonly event: string;
  readonly record: JsonObject;
}

const AT = '2026-03-02T12:01:00Z';

const CASES: readonly Case[] = [
  {
    title: 'a new vendor',
    trigger: 'record-created',
    params: { recordType: 'Vendor' },
    happen: (world) => add(world, 'vendor', { companyname: 'Acme', isinactive: 'F' }),
    type: 'vendor',
    event: 'created',
    record: { companyname: 'Acme', isinactive: 'F', email: null },
  },
  {
    title: 'a new custom record',
    trigger: 'record-created',
    params: { recordType: 'customrecord_laptop' },
    before: ({ mock }) => {
      mock.customization.defineCustomRecord({ scriptId: 'customrecord_laptop', name: 'Laptop', fields: [] });
      return 0;
    },
    happen: (world) => add(world, 'customrecord_laptop', { name: 'L-1' }),
    type: 'customrecord_laptop',
    event: 'created',
    record: { name: 'L-1' },
  },
  {
    title: 'what a webhook should have told of',
    trigger: 'record-changed',
    params: { ...EMPLOYEE, change: 'any' },
    happen: (world) => add(world, 'employee', { entityid: 'Dee' }),
    event: 'created',
    record: { entityid: 'Dee' },
  },
  {
    title: 'a changed employee',
    trigger: 'record-updated',
    params: EMPLOYEE,
    happen({ mock }) {
      const id = mock.store.ids('employee')[2] ?? 0;
      mock.store.update('employee', id, { title: 'Lead' });
      return id;
    },
    event: `updated:${AT}`,
    record: { title: 'Lead' },
  },
  {
    title: 'a changed department, which has no time of creation',
    trigger: 'record-updated',
    params: { recordType: 'department' },
    happen: ({ mock }) => mock.store.insert('department', { name: 'New', isinactive: 'F' }),
    type: 'department',
    event: `updated:${AT}`,
    record: { name: 'New' },
  },
  {
    title: 'a deleted employee',
    trigger: 'record-deleted',
    params: EMPLOYEE,
    before: (world) => add(world, 'employee', { entityid: 'Gone' }),
    happen({ mock }, id) {
      mock.store.delete('employee', id);
      return id;
    },
    event: 'deleted',
    record: { name: 'Gone', context: 'UI' },
  },
  {
    title: 'a deleted purchase order, and no deleted receipt',
    trigger: 'record-deleted',
    params: { recordType: 'purchaseorder' },
    before: (world) => order(world, 'B'),
    happen(world, id) {
      world.mock.store.delete('transaction', add(world, 'transaction', { type: 'ItemRcpt' }));
      world.mock.store.delete('transaction', id);
      return id;
    },
    type: 'purchaseorder',
    event: 'deleted',
    record: { name: 'PO7' },
  },
  {
    title: 'a hire date that lies ahead',
    trigger: 'employee-hired',
    happen: (world) => add(world, 'employee', { hiredate: '2026-05-01', entityid: 'Ann' }),
    event: 'hired:2026-05-01',
    record: { hiredate: '2026-05-01', entityid: 'Ann' },
  },
  {
    title: 'a release date',
    trigger: 'employee-terminated',
    before: (world) => add(world, 'employee', { entityid: 'Bob' }),
    happen({ mock }, id) {
      mock.store.update('employee', id, { releasedate: '2026-03-02' });
      return id;
    },
    event: 'terminated:2026-03-02',
    record: { releasedate: '2026-03-02' },
  },
  {
    title: 'an approval of an order that waited at the start',
    trigger: 'purchase-order-approved',
    before: (world) => order(world, 'A'),
    happen({ mock }, id) {
      mock.store.update('transaction', id, { status: 'B' });
      return id;
    },
    type: 'purchaseorder',
    event: 'approved',
    record: { tranid: 'PO7' },
  },
  {
    title: 'a receipt of an order',
    trigger: 'purchase-order-received',
    before: (world) => order(world, 'B'),
    happen(world, id) {
      receive(world, id);
      return id;
    },
    type: 'purchaseorder',
    event: 'received:RECEIPT',
    record: { tranid: 'IR8' },
  },
];

async function happened({ before, happen, trigger, params }: Case): Promise<{
  readonly watcher: Watcher;
  readonly world: MovingMock;
  readonly id: number;
}> {
  const world = aMovingMock('2026-03-02T11:00:00Z');
  const made = before?.(world) ?? 0;
  world.moveTo(Date.parse(NOON));
  const watcher = watch(world, trigger, params);
  expect(await watcher.poll()).toEqual([]);
  world.move(MINUTE_MS);
  return { watcher, world, id: happen(world, made) };
}

/** The ID that a case's one event has; a receipt is the newest transaction. */
function expectedId({ type = 'employee', event }: Case, { mock }: MovingMock, id: number): string {
  const receipt = mock.store.ids('transaction').at(-1) ?? 0;
  return `${type}:${id}:${event.replace('RECEIPT', String(receipt))}`;
}

describe('polling for what happened', () => {
  it.each(CASES)('tells of $title once, with its fields', async (given) => {
    const { watcher, world, id } = await happened(given);
    const [event, ...more] = await watcher.poll();
    expect(event).toMatchObject({
      id: expectedId(given, world, id),
      at: AT,
      order: `${given.type ?? 'employee'}:${id}`,
      data: { id: String(id), changedAt: AT, record: given.record },
    });
    expect(more).toEqual([]);
    world.move(MINUTE_MS);
    expect(await watcher.poll()).toEqual([]);
  });

  it.each([
    { title: 'an employee who is changed after the hire', trigger: 'employee-hired' },
    { title: 'a change of one who left long ago', trigger: 'employee-terminated', left: '2019-01-01' },
  ])('does not tell of $title again', async ({ trigger, left }) => {
    const world = aMovingMock('2026-03-02T10:00:00Z');
    const old = add(world, 'employee', { hiredate: '2018-01-01', ...(left && { releasedate: left }) });
    world.moveTo(Date.parse(NOON));
    const watcher = watch(world, trigger);
    const added = trigger === 'employee-hired' ? add(world, 'employee', { hiredate: '2026-03-09' }) : old;
    const first = await watcher.poll();
    expect(idsOf(first)).toEqual(trigger === 'employee-hired' ? [`employee:${added}:hired:2026-03-09`] : []);
    for (const id of [old, added]) {
      world.move(4 * 3_600_000);
      world.mock.store.update('employee', id, { title: 'Changed' });
      expect(await watcher.poll()).toEqual([]);
    }
  });

  it('does not tell of an approval that was there before the start, whatever happens to the order', async () => {
    const world = aMovingMock('2026-03-02T10:00:00Z');
    const approved = order(world, 'B');
    world.moveTo(Date.parse(NOON));
    const watcher = watch(world, 'purchase-order-approved');
    await watcher.poll();
    world.move(MINUTE_MS);
    world.mock.store.update('transaction', approved, { status: 'F' });
    const waiting = order(world, 'A');
    expect(await watcher.poll()).toEqual([]);
    world.move(24 * 3_600_000);
    world.mock.store.update('transaction', waiting, { status: 'B' });
    const straight = order(world, 'B');
    expect(idsOf(await watcher.poll())).toEqual([
      `purchaseorder:${waiting}:approved`,
      `purchaseorder:${straight}:approved`,
    ]);
  });

  it('leaves out columns that the account lacks', async () => {
    const world = aMovingMock(NOON);
    world.mock.account.setFeature('Departments', false);
    const watcher = watch(world, 'record-created', EMPLOYEE);
    const id = add(world, 'employee', { entityid: 'Cy' });
    const [event] = await watcher.poll();
    expect(event).toMatchObject({
      id: `employee:${id}:created`,
      data: { record: { entityid: 'Cy', department: null } },
    });
  });
});

/** Faults that pass; each is met once, by the first, second or third request. */
const PASSING = ['concurrency-limit', 'unexpected-error', 'reset-after-commit'] as const;

describe('each trigger while NetSuite fails', () => {
  const over = CASES.flatMap((given) => PASSING.map((fault) => ({ ...given, fault })));

  it.each(over)('tells of $title once, after $fault', async (given) => {
    for (const nth of [1, 2, 3]) {
      const { watcher, world, id } = await happened(given);
      world.mock.faults.arm({ fault: given.fault, nth });
      for (let tries = 0; tries < 3; tries += 1) await watcher.poll().catch(assertPassing);
      expect(idsOf(watcher.events)).toEqual([expectedId(given, world, id)]);
    }
  });
});

function assertPassing(thrown: unknown): void {
  if (!isFault(thrown) || typeof thrown.retry === 'string') throw thrown;
}

describe('what a trigger is given wrong', () => {
  it.each([
    ['record-updated', { recordType: 'unicorn' }, undefined, 'netsuite/record-type'],
    ['record-created', { recordType: 'department' }, undefined, 'netsuite/no-creation-time'],
    ['record-updated', EMPLOYEE, { afterId: '3' }, 'netsuite/unreadable-state'],
    ['record-updated', EMPLOYEE, { floor: { time: 'noon' }, seen: {} }, 'netsuite/unreadable-state'],
    [
      'employee-hired',
      {},
      { floor: { time: '2026-01-01 00:00:00' }, seen: {}, told: [3] },
      'netsuite/unreadable-state',
    ],
  ])('%s of %j with state %j is a fault of one line', async (trigger, params, state, code) => {
    const watcher = watch(aMovingMock(NOON), trigger, params, state && { state });
    await expect(watcher.poll()).rejects.toMatchObject({
      code,
      message: expect.not.stringContaining('\n'),
    });
    expect(watcher.requests).toBe(0);
  });

  it('a role without the permission Deleted Records is told so', async () => {
    const world = aMovingMock(NOON);
    world.mock.account.withholdPermission('Deleted Records');
    const watcher = watch(world, 'record-deleted', EMPLOYEE);
    await expect(watcher.poll()).rejects.toMatchObject({ code: 'netsuite/hidden-table', retry: 'after-fix' });
    expect(watcher.state()).toBeUndefined();
  });
});
