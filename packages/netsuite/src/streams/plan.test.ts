import type { Partition, PlanRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, NOON_MS } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { employee } from './employee.js';
import { plan } from './plan.js';
import { describeStream } from './stream-catalog.js';

const NOON = new Date(NOON_MS).toISOString();

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
    expect(await planWith(remote)).toEqual([
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

  it('cuts a large stream into ranges whose weights add up', async () => {
    const bend: Parameters<typeof createKeysetRemote>[0]['bend'] = (page) => {
      page.items = [{ row_count: '120001', first_id: '1', last_id: '300000' }];
    };
    const partitions = await planWith(createKeysetRemote({ ids: [], bend }));
    expect(partitions.map(({ id }) => id)).toEqual(['1..100000', '100001..200000', '200001..300000']);
    expect(partitions.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(120_001);
    expect(partitions.every(({ covers }) => covers === undefined)).toBe(true);
  });

  it('plans an empty partition for a stream without rows, so that a complete read can still be told', async () => {
    expect(await planWith(createKeysetRemote({ ids: [] }))).toMatchObject([{ id: 'empty', weight: 0 }]);
  });

  it('asks in incremental mode for what changed since the last covered moment less a day', async () => {
    const remote = createKeysetRemote({ ids: [4] });
    const covered = [
      { from: '1970-01-01T00:00:00.000Z', to: '2026-01-10T08:30:00.000Z' },
      { from: '2026-01-10T08:30:00.000Z', to: '2026-02-01T00:00:05.000Z' },
    ];
    const [partition] = await planWith(remote, { mode: 'incremental', covered });
    expect(remote.seen[0]).toMatchObject({
      q: expect.stringContaining("WHERE (lastmodifieddate >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS'))"),
      params: ['2026-01-31 00:00:05'],
    });
    expect(partition).toMatchObject({
      bounds: { since: '2026-01-31 00:00:05' },
      covers: { from: '2026-02-01T00:00:05.000Z', to: NOON },
    });
  });

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
