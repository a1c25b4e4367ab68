import type { HttpResponse, Partition, PlanRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, anErrorReply, aReply, NOON_MS } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { coveredUntil } from './coverage.js';
import { employee } from './employee.js';
import { plan } from './plan.js';
import { describeStream } from './stream-catalog.js';

const NOON = new Date(NOON_MS).toISOString();
/** A stream whose deletions show by absence: it has no partition for them. */
const byAbsence: Partial<PlanRequest> = { stream: { ...describeStream(employee), deletes: 'by-absence' } };

async function planWith(remote: FakeRemote, overrides: Partial<PlanRequest> = {}): Promise<Partition[]> {
  const request: PlanRequest = { stream: describeStream(employee), mode: 'full', covered: [], ...overrides };
  const partitions: Partition[] = [];
  for await (const partition of plan(createClient(aConfig()), request, remote.call()))
    partitions.push(partition);
  return partitions;
}

describe('plan', () => {
  it('makes one partition of a small stream, its upper bound fixed', async () => {
    const remote = createKeysetRemote({ ids: [4, 9, 17] });
    expect(await planWith(remote, byAbsence)).toEqual([
      {
        id: '4..17',
        bounds: { afterId: '3', lastId: '17' },
        covers: { from: '1970-01-01T00:00:00.000Z', to: NOON },
        weight: 3,
      },
    ]);
    expect(remote.seen.map(({ q }) => q)).toEqual([
      'SELECT MIN(id) AS first_id, MAX(id) AS last_id, COUNT(*) AS row_count FROM employee',
    ]);
  });

  const large = (cuts: () => HttpResponse): FakeRemote =>
    createKeysetRemote({
      ids: [],
      answer: ({ q }) => (q.includes('ROWNUM') ? cuts() : undefined),
      bend: (page) => {
        page.items = [{ row_count: '12001', first_id: '1', last_id: '900000' }];
      },
    });
  const pageOf = (ids: readonly string[]) =>
    aReply(200, {
      items: ids.map((id) => ({ id })),
      hasMore: false,
      count: ids.length,
      totalResults: ids.length,
    });

  it('cuts a large stream where the data is: into ranges of as many rows each', async () => {
    const remote = large(() => pageOf(['5000', '880000', '899999']));
    const partitions = await planWith(remote, byAbsence);
    expect(partitions.map(({ id, weight }) => [id, weight])).toEqual([
      ['1..5000', 4_000],
      ['5001..880000', 4_000],
      ['880001..900000', 4_001],
    ]);
    expect(remote.seen.at(-1)?.q).toBe(
      'SELECT id FROM (SELECT id, ROWNUM AS place FROM (SELECT id FROM employee ORDER BY id)) WHERE MOD(place, 4000) = 0 ORDER BY id',
    );
  });

  it.each<[string, () => HttpResponse]>([
    [
      'refuses the question',
      () => anErrorReply(400, 'INVALID_PARAMETER', 'Search error occurred: Invalid or unsupported search.'),
    ],
    [
      'fails over it',
      () => anErrorReply(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: abc'),
    ],
    ['answers nonsense', () => pageOf(['9', '7'])],
  ])('cuts into equal widths where NetSuite %s', async (_, cuts) => {
    const partitions = await planWith(large(cuts), byAbsence);
    expect(partitions.map(({ id }) => id)).toEqual([
      ...['1..225000', '225001..450000', '450001..675000', '675001..900000'],
    ]);
    expect(partitions.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(12_001);
  });

  it('covers the stretch by all partitions together, and by no fewer', async () => {
    const partitions = await planWith(large(() => pageOf(['5000', '880000', '899999'])));
    expect(partitions.map(({ id }) => id)).toEqual([
      ...['1..5000', '5001..880000', '880001..900000', 'deletions'],
    ]);
    const covers = partitions.flatMap((partition) => partition.covers ?? []);
    expect(coveredUntil(covers)).toBe(NOON);
    for (let left = 0; left < covers.length; left += 1)
      expect(coveredUntil(covers.filter((_one, index) => index !== left))).toBeUndefined();
    expect(coveredUntil([...covers].reverse())).toBe(NOON);
  });

  it('plans an empty partition for a stream without rows, so that a complete read can still be told', async () => {
    expect(await planWith(createKeysetRemote({ ids: [] }), byAbsence)).toMatchObject([
      { id: 'empty', weight: 0 },
    ]);
  });

  it.each<[string, { readonly [column: string]: string }, { readonly [column: string]: string }, string]>([
    // What the account's newest change, and its clocks, say at noon UTC.
    [
      'the newest change in both clocks',
      { local_time: '2026-02-11 03:00:00', utc_time: '2026-02-10 13:00:00' },
      {},
      '2026-02-01 11:00:05',
    ],
    [
      'no change yet, clocks ten hours behind',
      {},
      { server_time: '2026-03-02 02:00:02', session_time: '2026-03-02 12:00:00' },
      '2026-01-31 11:00:05',
    ],
    [
      'clocks ahead: UTC and Pacific may be meant too',
      {},
      { server_time: '2026-03-02 13:00:01', session_time: '2026-03-02 13:00:01' },
      '2026-01-31 13:00:05',
    ],
    ['nothing usable: the westernmost zone', {}, { server_time: 'soon' }, '2026-01-31 09:00:05'],
  ])(
    'asks in incremental mode for what changed since the last covered moment, by %s',
    async (_, change, clocks, since) => {
      const rowOf = (row: { readonly [column: string]: string }) =>
        aReply(200, { items: [row], hasMore: false, count: 1, totalResults: 1 });
      const remote = createKeysetRemote({
        ids: [4],
        answer: ({ q }) => {
          if (q.includes('SYS_EXTRACT_UTC')) return rowOf(change);
          return q.includes('SYSDATE') ? rowOf(clocks) : undefined;
        },
      });
      const covered = [
        { from: '1970-01-01T00:00:00.000Z', to: '2026-01-10T08:30:00.000Z' },
        { from: '2026-01-10T08:30:00.000Z', to: '2026-02-01T00:00:05.000Z' },
      ];
      const partitions = await planWith(remote, { mode: 'incremental', covered });
      expect(remote.seen.at(-1)).toMatchObject({
        q: expect.stringContaining("WHERE (lastmodifieddate >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS'))"),
        params: [since],
      });
      expect(partitions.map(({ bounds }) => bounds['since'])).toEqual([since, since]);
      expect(coveredUntil([...covered, ...partitions.flatMap(({ covers = [] }) => covers)])).toBe(NOON);
    },
  );

  it('plans everything in incremental mode when nothing is covered yet', async () => {
    const remote = createKeysetRemote({ ids: [4] });
    await planWith(remote, { mode: 'incremental' });
    expect(remote.seen[0]?.q).not.toContain('WHERE');
  });

  it('compiles the filters into the query', async () => {
    const remote = createKeysetRemote({ ids: [4] });
    await planWith(remote, { filters: [{ path: 'isinactive', equals: 'false' }] });
    expect(remote.seen[0]).toMatchObject({ q: expect.stringContaining('isinactive = ?'), params: ['F'] });
  });

  it('refuses a count that is none', async () => {
    const remote = createKeysetRemote({
      ids: [4],
      bend: (page) => page.items.splice(0, 1, { row_count: 'many' }),
    });
    await expect(planWith(remote)).rejects.toMatchObject({ code: 'netsuite/malformed-page' });
  });

  it('refuses a stream that does not exist and lists those that do', async () => {
    const stream = { ...describeStream(employee), name: 'person' };
    await expect(planWith(createKeysetRemote({ ids: [] }), { stream })).rejects.toMatchObject({
      code: 'netsuite/unknown-stream',
      blame: 'input',
      message: expect.stringContaining('employee, department'),
    });
  });
});
