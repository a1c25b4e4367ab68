import type { JsonObject, Partition, ReadEvent } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../builders.js';
import { type Reading, readWhole } from '../reading.js';

const STREAM_NAMES = ['employee', 'department', 'location', 'classification', 'subsidiary'];

const aMock = (employees: number): NetsuiteMock =>
  createNetsuiteMock({ employees, seed: 7, now: () => NOON_MS });

/** Cuts a range of IDs in two at a place between its ends. */
function cutAt(partition: Partition, share: number): readonly Partition[] {
  const [after, last] = [Number(partition.bounds['afterId']), Number(partition.bounds['lastId'])];
  if (!Number.isFinite(last) || last - after < 2) return [partition];
  const middle = String(after + 1 + Math.floor((last - after - 2) * share));
  return [
    { ...partition, id: 'low', bounds: { ...partition.bounds, lastId: middle } },
    { ...partition, id: 'high', bounds: { ...partition.bounds, afterId: middle } },
  ];
}

/** Everything that a full read of a stream yields, as a host would ask for it. */
const readAll = async (mock: NetsuiteMock, reading: Reading): Promise<readonly ReadEvent[]> =>
  (await readWhole(mock, reading)).events;

function recordsOf(events: readonly ReadEvent[]): JsonObject[] {
  return events.flatMap((event) => (event.kind === 'records' ? event.records : []));
}

describe('reading from a NetSuite that verifies signatures', () => {
  it.each(STREAM_NAMES)('gives every row of %s once, in order of id', async (stream) => {
    const mock = aMock(2_345);
    const ids = recordsOf(await readAll(mock, { stream })).map(({ id }) => Number(id));
    expect(ids).toEqual([...mock.store.ids(stream)].map(Number).sort((left, right) => left - right));
    expect(ids.length).toBeGreaterThan(0);
  });

  it('gives the same employees whatever the page size', async () => {
    const mock = aMock(300);
    const whole = recordsOf(await readAll(mock, { stream: 'employee' }));
    const pageSizes = fc.integer({ min: 5, max: 1_000 });
    await fc.assert(
      fc.asyncProperty(pageSizes, async (pageSize) => {
        const params = { page_size: String(pageSize) };
        expect(recordsOf(await readAll(mock, { stream: 'employee', params }))).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same rows of each family whatever the page size and however it is cut into parts', async () => {
    const families = [
      ...[
        'employee',
        'vendor',
        'account',
        'entitystatus',
        'transaction',
        'purchaseorder',
        'purchaseorderline',
      ],
      ...['transactionline', 'transactionaccountingline', 'customrecord_ncfar_asset'],
    ];
    const mock = createNetsuiteMock({
      employees: 30,
      rows: { purchaseOrders: 12, expenseReports: 3, journalEntries: 3, assets: 20, vendors: 8, items: 8 },
      seed: 7,
      now: () => NOON_MS,
    });
    const key = (record: JsonObject): string => String(record['id']);
    const whole = new Map<string, readonly JsonObject[]>();
    for (const stream of families) whole.set(stream, (await readWhole(mock, { stream })).records);
    const cases = fc.record({
      stream: fc.constantFrom(...families),
      pageSize: fc.integer({ min: 1, max: 40 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
      backwards: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ stream, pageSize, cuts, backwards }) => {
        const arrange = (partitions: readonly Partition[]): readonly Partition[] => {
          let parts = partitions;
          for (const share of cuts)
            parts = parts.flatMap((part, index) => (index === 0 ? cutAt(part, share) : [part]));
          return backwards ? [...parts].reverse() : parts;
        };
        const { records } = await readWhole(mock, { stream, params: { page_size: pageSize }, arrange });
        const byKey = (left: JsonObject, right: JsonObject): number => (key(left) < key(right) ? -1 : 1);
        expect([...records].sort(byKey)).toEqual([...(whole.get(stream) ?? [])].sort(byKey));
      }),
      { numRuns: 25 },
    );
  });

  it('cuts a stream with sparse and crowded IDs into parts of even work', async () => {
    const mock = aMock(9_500);
    for (let nth = 0; nth < 3_000; nth += 1)
      mock.store.insert('employee', { id: 50_000_000 + nth, entityid: `Late ${nth}` });
    const { partitions, records } = await readWhole(mock, { stream: 'employee', fields: ['entityid'] });
    expect(partitions.map(({ weight }) => weight)).toEqual([4_000, 4_000, 4_500, 0]);
    const counts = partitions.slice(0, -1).map(({ bounds }) => {
      const [after, last] = [Number(bounds['afterId']), Number(bounds['lastId'])];
      return records.filter(({ id }) => Number(id) > after && Number(id) <= last).length;
    });
    expect(counts).toEqual([4_000, 4_000, 4_500]);
  });

  it('tells by reports which rows are gone: all in a full read, the new ones in a later one', async () => {
    for (const [stream, table] of [
      ['employee', 'employee'],
      ['purchaseorder', 'transaction'],
      ['customrecord_ncfar_asset', 'customrecord_ncfar_asset'],
    ] as const) {
      let nowMs = NOON_MS;
      const mock = createNetsuiteMock({
        employees: 9,
        seed: 7,
        timeZone: 'Pacific/Auckland',
        now: () => nowMs,
      });
      const [first = 0, second = 0, other = 0] = (await readWhole(mock, { stream })).records.map(({ id }) =>
        Number(id),
      );
      mock.store.delete(table, first);
      // A record of another type with the number of one that is there.
      mock.store.insert('deletedrecord', {
        recordid: other,
        recordtypeid: -9,
        scriptid: stream,
        type: 'Other',
      });
      const full = await readWhole(mock, { stream, nowMs });
      expect(full.deleted).toEqual([{ id: String(first) }]);
      nowMs += 48 * 3_600_000;
      mock.store.delete(table, second);
      const later = await readWhole(mock, {
        stream,
        nowMs,
        mode: 'incremental',
        covered: [{ from: new Date(0).toISOString(), to: new Date(nowMs - 3_600_000).toISOString() }],
      });
      expect(later.deleted).toEqual([{ id: String(second) }]);
    }
  });

  it('lets deletions show by absence where the role may not see them on record', async () => {
    const mock = aMock(5);
    mock.account.withholdPermission('Deleted Records');
    const { stream, partitions } = await readWhole(mock, { stream: 'employee' });
    expect(stream.deletes).toBe('by-absence');
    expect(partitions.map(({ id }) => id)).not.toContain('deletions');
  });

  it('finds custom record types and custom fields with labels, kinds and references, by two queries', async () => {
    const mock = aMock(3);
    mock.customization.defineCustomList('customlist_colour', { 1: 'Red', 2: 'Blue' });
    mock.customization.defineCustomRecord({
      scriptId: 'customrecord_badge',
      name: 'Badge',
      fields: [
        {
          scriptId: 'custrecord_badge_colour',
          label: 'Colour',
          kind: 'reference',
          target: 'customlist_colour',
        },
        { scriptId: 'custrecord_badge_valid', label: 'Valid until', kind: 'date' },
        { scriptId: 'custrecord_badge_cost', label: 'Cost', kind: 'number' },
      ],
    });
    mock.customization.defineCustomField({
      scriptId: 'custbody_cost_centre',
      label: 'Cost centre',
      kind: 'text',
      appliesTo: ['purchaseOrder'],
    });
    mock.store.insert('customrecord_badge', {
      name: 'B-1',
      custrecord_badge_colour: 2,
      custrecord_badge_valid: '2026-12-31',
      custrecord_badge_cost: 1.5,
    });
    const { stream, records } = await readWhole(mock, { stream: 'customrecord_badge' });
    expect(stream).toMatchObject({
      title: 'Badge',
      dynamic: true,
      key: ['id'],
      cursor: { field: 'lastmodified' },
    });
    expect(stream.schema['properties']).toMatchObject({
      custrecord_badge_valid: { title: 'Valid until', format: 'date' },
    });
    expect(records).toMatchObject([
      {
        id: '1',
        name: 'B-1',
        custrecord_badge_colour: { id: '2', name: 'Blue' },
        custrecord_badge_valid: '2026-12-31',
        custrecord_badge_cost: 1.5,
      },
    ]);
    const asked = mock.journal.length;
    const [order] = (await readWhole(mock, { stream: 'purchaseorder' })).records;
    expect(order).toHaveProperty('custbody_cost_centre', null);
    const [employee] = (await readWhole(mock, { stream: 'employee' })).records;
    expect(employee).toMatchObject({ custentity_remote_worker: expect.any(Boolean) });
    expect(mock.journal.length).toBeGreaterThan(asked);
  });

  it('gives only lines of the type of transaction that was asked for, and one of them by its key', async () => {
    const mock = aMock(3);
    const { records } = await readWhole(mock, { stream: 'purchaseorderline' });
    const orders = new Set((await readWhole(mock, { stream: 'purchaseorder' })).records.map(({ id }) => id));
    expect(records.every(({ transaction }) => orders.has(String((transaction as JsonObject)['id'])))).toBe(
      true,
    );
    const id = String(records[3]?.['id']);
    const found = await readWhole(mock, {
      stream: 'purchaseorderline',
      filters: [{ path: 'id', equals: id }],
    });
    expect(found.records).toEqual([records[3]]);
    const status = { path: 'status', equals: 'G' };
    const billed = (await readWhole(mock, { stream: 'purchaseorder', filters: [status] })).records;
    expect(new Set(billed.map((row) => (row['status'] as JsonObject)['name']))).toEqual(
      new Set(['Purchase Order : Fully Billed']),
    );
  });

  it('ends each partition by saying that it is complete, after a checkpoint', async () => {
    const arrange = (partitions: readonly Partition[]) => partitions.slice(0, 1);
    const kinds = (await readAll(aMock(1_500), { stream: 'employee', arrange }))
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'progress');
    expect(kinds.at(-1)).toBe('complete');
    expect(kinds.at(-2)).toBe('checkpoint');
  });

  it('gives typed values: references with names, booleans and ISO dates', async () => {
    const [employee] = recordsOf(await readAll(aMock(1), { stream: 'employee' }));
    expect(employee).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      department: { id: expect.any(String), name: expect.any(String) },
      isinactive: expect.any(Boolean),
      hiredate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('gives only the fields asked for, and the key', async () => {
    const records = recordsOf(await readAll(aMock(3), { stream: 'employee', fields: ['email'] }));
    expect(records.map((record) => Object.keys(record).sort())).toEqual(Array(3).fill(['email', 'id']));
  });

  it('gives the rows that any filter line lets through', async () => {
    const mock = aMock(400);
    const all = recordsOf(await readAll(mock, { stream: 'employee' }));
    const wanted = all[17]?.['email'] as string;
    const department = String((all[3]?.['department'] as JsonObject | undefined)?.['id']);
    const filters = [
      { path: 'email', equals: wanted },
      { path: 'department', equals: department },
    ];
    const expected = all.filter(
      (record) =>
        record['email'] === wanted || (record['department'] as JsonObject | null)?.['id'] === department,
    );
    const found = recordsOf(await readAll(mock, { stream: 'employee', filters }));
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(1);
  });

  it('says which columns an account lacks, and reads the rest', async () => {
    const mock = aMock(1);
    mock.account.setFeature('Classes', false);
    const events = await readAll(mock, { stream: 'employee' });
    const codes = events.flatMap((event) => (event.kind === 'notice' ? [event.fault.code] : []));
    expect(new Set(codes)).toEqual(new Set(['netsuite/field-unavailable']));
    expect(recordsOf(events).length).toBeGreaterThan(0);
  });

  it('signs each request afresh', async () => {
    const mock = aMock(2_500);
    await readAll(mock, { stream: 'employee' });
    const nonces = mock.journal.map(
      ({ login }) => /oauth_nonce%3D(\w+?)%26/.exec(login.baseString ?? '')?.[1],
    );
    expect(nonces.length).toBeGreaterThan(3);
    expect(nonces.every((nonce) => nonce !== undefined)).toBe(true);
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
