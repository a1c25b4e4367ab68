import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@onlink/host/store';
import { openScratchDatabase, type ScratchDatabase } from '@onlink/scratch-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  all,
  attributes,
  begin,
  type CommitBatch,
  counts,
  NOW,
  partition,
  rows,
  unique,
} from './support/import-run.js';

const LATER = '2026-03-02T10:00:00.000Z';

/** One suite for both: whatever differs between them is a fault. */
describe.each(['embedded', 'postgres'] as const)('the %s store', (kind) => {
  let workDir: string;
  let scratch: ScratchDatabase | undefined;
  let missing: string | undefined;
  let store: Store;

  const open = (tenant?: string): Promise<Store> =>
    openStore({
      dataDir: join(workDir, 'data'),
      ...(scratch === undefined ? {} : { databaseUrl: scratch.url }),
      ...(tenant === undefined ? {} : { tenant }),
    });

  beforeAll(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'onlink-store-'));
    if (kind === 'postgres') {
      const opened = await openScratchDatabase();
      if ('skipped' in opened) missing = opened.skipped;
      else scratch = opened;
    }
    if (missing === undefined) store = await open();
  });
  afterAll(async () => {
    await store?.close();
    await scratch?.drop();
    await rm(workDir, { recursive: true, force: true });
  });

  const test = (name: string, work: () => Promise<void>): void => {
    it(name, ({ skip }) => (missing === undefined ? work() : skip(missing)));
  };

  test('is the one that was asked for', async () => {
    expect(store.kind).toBe(kind);
  });

  test('counts what it created, updated and found unchanged', async () => {
    const run = await begin(store);
    expect(await run.commit({ rows: rows(['1', 'a'], ['2', 'b']) })).toEqual(counts(2, 0, 0));
    expect(await run.commit({ rows: rows(['1', 'a'], ['2', 'B'], ['3', 'c']) })).toEqual(counts(1, 1, 1));
    expect(await attributes(store, run.type)).toEqual({ '1': 'a', '2': 'B', '3': 'c' });
  });

  test('keeps the time of creation when it updates, and touches nothing that is unchanged', async () => {
    const run = await begin(store);
    await run.commit({ rows: rows(['1', 'a'], ['2', 'b']) });
    await run.commit({ rows: rows(['1', 'a'], ['2', 'B']), now: LATER });
    const times = (await all(store, run.type)).map(({ createdAt, updatedAt }) => [createdAt, updatedAt]);
    expect(times).toEqual([
      [NOW, NOW],
      [NOW, LATER],
    ]);
  });

  const failures: readonly (readonly [string, Partial<CommitBatch>, string])[] = [
    ['a run that is not there', { runId: 'no-such-run' }, 'host/unknown-run'],
    ['a text that PostgreSQL cannot keep', { rows: rows(['8', 'x'], ['9', 'a\0b']) }, 'host/unstorable-text'],
    ['half a surrogate pair', { rows: rows(['8', 'x'], ['9', '\ud800']) }, 'host/unstorable-text'],
    ['half a surrogate pair in a key', { rows: rows(['\ud800', 'x']) }, 'host/unstorable-text'],
    ['a key twice', { rows: rows(['9', 'x'], ['9', 'y']) }, 'host/duplicate-key'],
  ];
  for (const [what, change, code] of failures) {
    test(`keeps nothing of a commit with ${what}: no row, no checkpoint, no count`, async () => {
      const run = await begin(store);
      await run.commit({ rows: rows(['1', 'a']), state: { after: '1' } });
      const batch = { rows: rows(['1', 'A'], ['8', 'x']), state: { after: '8' }, ...change };
      await expect(run.commit(batch)).rejects.toMatchObject({ code });
      expect(await attributes(store, run.type)).toEqual({ '1': 'a' });
      expect((await store.imports.status(run.name))?.lastRun?.counts).toMatchObject({ read: 1, created: 1 });
      expect((await begin(store, run)).begun.partitions[0]).toMatchObject({
        state: { after: '1' },
        rowsRead: 1,
      });
    });
  }

  test('names the object and the field that it cannot keep, without the text', async () => {
    const run = await begin(store);
    const row = { key: '7', attributes: { 'first/name': 'MARKED\0' }, hash: 'h' };
    const failing = run.commit({ rows: [row] });
    await expect(failing).rejects.toMatchObject({
      message: expect.stringContaining('"7": field "/first~1name"'),
    });
    await expect(failing).rejects.not.toMatchObject({ message: expect.stringContaining('MARKED') });
  });

  test('lets a run whose partition was taken over write nothing', async () => {
    const first = await begin(store);
    await first.commit({ rows: rows(['1', 'a']), state: { after: '1' } });
    const second = await begin(store, first);
    expect(second.begun).toMatchObject({ resumed: true, cycle: 1 });
    await expect(first.commit({ rows: rows(['1', 'late'], ['2', 'late']) })).rejects.toMatchObject({
      code: 'host/stale-fence',
    });
    expect(await second.commit({ rows: rows(['2', 'b']), done: true })).toEqual(counts(1, 0, 0));
    expect(await attributes(store, first.type)).toEqual({ '1': 'a', '2': 'b' });
  });

  test('marks the run before as interrupted, and its late end changes nothing', async () => {
    const first = await begin(store);
    const second = await begin(store, first);
    expect(await store.imports.end(first.runId, 'complete', LATER)).toMatchObject({ status: 'interrupted' });
    expect(await store.imports.end(second.runId, 'complete', LATER)).toMatchObject({
      status: 'complete',
      endedAt: LATER,
    });
  });

  test('goes on where the checkpoint is, and begins a new cycle after a finished one', async () => {
    const first = await begin(store);
    await first.commit({ rows: rows(['1', 'a']), state: { after: '1' }, stateVersion: 3 });
    const second = await begin(store, first);
    expect(second.claim).toMatchObject({ state: { after: '1' }, stateVersion: 3 });
    await second.commit({ rows: rows(['2', 'b']), done: true });
    const third = await begin(store, first);
    expect(third.begun).toMatchObject({ resumed: false, discarded: false, cycle: 2, partitions: [] });
    expect(third.claim.state).toBeUndefined();
  });

  test('throws checkpoints of another definition away, and says so; objects stay', async () => {
    const first = await begin(store);
    await first.commit({ rows: rows(['1', 'a']), state: { after: '1' } });
    const second = await begin(store, { ...first, definitionHash: 'other' });
    expect(second.begun).toMatchObject({ discarded: true, resumed: false, cycle: 2 });
    expect(await store.objects.count(first.type)).toBe(1);
  });

  test('holds to the plan that was read from, and takes a new one before that', async () => {
    const run = await begin(store);
    const planned = await store.imports.plan(run.name, [partition('x'), partition('y')]);
    expect(planned.map(({ partition }) => partition.id)).toEqual(['x', 'y']);
    const claim = await store.imports.claim(run.name, 'x');
    await run.commit({ partitionId: 'x', fence: claim.fence, rows: rows(['1', 'a']), state: 1 });
    const again = await store.imports.plan(run.name, [partition('z')]);
    expect(again.map(({ partition }) => partition.id)).toEqual(['x', 'y']);
    await expect(store.imports.claim(run.name, 'z')).rejects.toMatchObject({
      code: 'host/unknown-partition',
    });
  });

  test('refuses a plan with a partition twice', async () => {
    const run = await begin(store);
    await expect(store.imports.plan(run.name, [partition('x'), partition('x')])).rejects.toMatchObject({
      code: 'host/duplicate-partition',
    });
  });

  test('keeps every kind of JSON exactly, keys in their order', async () => {
    const run = await begin(store);
    const value = {
      z: 1e21,
      a: '0.10',
      list: [null, true, { ü: '𝄞' }],
      'with "quotes" \\': '\u0001',
      n: -0.5,
    };
    await run.commit({ rows: [{ key: 'k', attributes: value, hash: 'h' }] });
    expect(JSON.stringify((await all(store, run.type))[0]?.attributes)).toBe(JSON.stringify(value));
  });

  test('lists numeric keys by number and the others after them, over many pages', async () => {
    const run = await begin(store);
    const numbers = Array.from({ length: 1_203 }, (_unused, index) => String(index));
    const keys = [...numbers, '12345678901234567890123', 'Ärger', 'b', '007', '1e3', '-5'];
    await run.commit({ rows: [...keys].reverse().map((key) => ({ key, attributes: {}, hash: 'h' })) });
    const listed = (await all(store, run.type)).map(({ key }) => key);
    expect(listed.filter((key) => numbers.includes(key))).toEqual(numbers);
    expect([...listed].sort()).toEqual([...keys].sort());
    const some: string[] = [];
    for await (const { key } of store.objects.list(run.type, { limit: 501 })) some.push(key);
    expect(some).toEqual(listed.slice(0, 501));
  });

  test('counts objects of each type', async () => {
    const run = await begin(store);
    await run.commit({ rows: rows(['1', 'a'], ['2', 'b']) });
    expect(await store.objects.types()).toContainEqual({ objectType: run.type, count: 2 });
    expect(await store.objects.count('no such type')).toBe(0);
    expect(await all(store, 'no such type')).toEqual([]);
  });

  test('adds a connection once, replaces it whole and removes it without its objects', async () => {
    const name = unique();
    const connection = {
      name,
      connectorId: 'demo',
      connectorVersion: '1.0.0',
      configVersion: 1,
      config: { accountId: 'TSTDRV1' },
      secrets: [{ pointer: '/token', keyId: 'k', nonce: 'bm9uY2U=', ciphertext: 'Y2lwaGVy' }],
      createdAt: NOW,
      updatedAt: NOW,
    };
    expect(await store.connections.insert(connection)).toBe(true);
    expect(await store.connections.insert({ ...connection, config: {} })).toBe(false);
    expect(await store.connections.get(name)).toEqual(connection);
    const changed = { ...connection, config: { accountId: 'OTHER' }, secrets: [], updatedAt: LATER };
    expect(await store.connections.replace(changed)).toBe(true);
    expect(await store.connections.get(name)).toEqual(changed);
    expect((await store.connections.list()).map((one) => one.name)).toContain(name);
    expect(await store.connections.remove(name)).toBe(true);
    expect(await store.connections.remove(name)).toBe(false);
    expect(await store.connections.replace(changed)).toBe(false);
    expect(await store.connections.get(name)).toBeUndefined();
  });

  test('keeps what was committed over a close, and shows one tenant nothing of another', async () => {
    const run = await begin(store);
    await run.commit({ rows: rows(['1', 'a']), state: { after: '1' } });
    await store.close();
    const other = await open('other');
    try {
      expect(await other.objects.types()).toEqual([]);
      expect(await other.imports.status(run.name)).toBeUndefined();
      const theirs = await begin(other, run);
      expect(theirs.begun).toMatchObject({ cycle: 1, resumed: false });
      await theirs.commit({ rows: rows(['1', 'theirs']), done: true });
    } finally {
      await other.close();
    }
    store = await open();
    expect(await attributes(store, run.type)).toEqual({ '1': 'a' });
    expect((await begin(store, run)).claim.state).toEqual({ after: '1' });
  });

  test('can be closed twice', async () => {
    await store.close();
    await store.close();
    store = await open();
  });
});
