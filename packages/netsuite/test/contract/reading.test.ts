import type { Filter, JsonObject, ReadEvent, Stream } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connector } from '../../src/connector.js';
import { NOON_MS } from '../builders.js';
import { callOn, configOf } from '../mock-call.js';

const STREAM_NAMES = ['employee', 'department', 'location', 'classification', 'subsidiary'];

const aMock = (employees: number): NetsuiteMock =>
  createNetsuiteMock({ employees, seed: 7, now: () => NOON_MS });

interface ReadRequest {
  readonly stream: string;
  readonly params?: JsonObject;
  readonly filters?: readonly Filter[];
  readonly fields?: readonly string[];
}

/** Everything that a full read of a stream yields, as a host would ask for it. */
async function readAll(mock: NetsuiteMock, request: ReadRequest): Promise<ReadEvent[]> {
  const { stream: name, params = {}, filters = [], fields } = request;
  const call = callOn(mock);
  const client = await connector.open(configOf(mock), { connectionId: 'c', rotateSecret: async () => {} });
  const streams: Stream[] = [];
  for await (const stream of connector.discover?.(client, { stream: name }, call) ?? []) streams.push(stream);
  const stream = streams[0] as Stream;
  const events: ReadEvent[] = [];
  const planning = { stream, mode: 'full', covered: [], params, filters } as const;
  for await (const partition of connector.source?.plan(client, planning, call) ?? []) {
    const reading = { stream, partition, params, filters, limit: 1e9, ...(fields && { fields }) };
    for await (const event of connector.source?.read(client, reading, call) ?? []) events.push(event);
  }
  return events;
}

function recordsOf(events: readonly ReadEvent[]): JsonObject[] {
  return events.flatMap((event) =>
    event.kind === 'records' ? (event.records as readonly JsonObject[]) : [],
  );
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
      { numRuns: 20 },
    );
  });

  it('ends each partition by saying that it is complete, after a checkpoint', async () => {
    const kinds = (await readAll(aMock(1_500), { stream: 'employee' }))
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
    mock.account.setFeature('Subsidiaries', false);
    const events = await readAll(mock, { stream: 'location' });
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
