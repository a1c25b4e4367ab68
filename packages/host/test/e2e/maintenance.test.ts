import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, openDatabase, openStore } from '@onlink/host/store';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, rows } from './support/import-run.js';

const ROWS = 1_500;
const many = (value: string) =>
  rows(...Array.from({ length: ROWS }, (_, index) => [`${index}`, value] as const));

let workDir: string;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-maintain-'));
  await (await openStore({ dataDir: join(workDir, 'template') })).close();
});
afterAll(() => rm(workDir, { recursive: true, force: true }));

/** An empty store: copying one is quicker than making one. */
async function emptyStore(name: string): Promise<string> {
  await cp(join(workDir, 'template'), join(workDir, name), { recursive: true });
  return join(workDir, name);
}

/** Pages of a table that PostgreSQL knows to hold no dead row: only a vacuum finds that out. */
async function cleanPages(dataDir: string): Promise<number> {
  const database = await openDatabase({ dataDir });
  try {
    const { rows: found } = await sql<{ pages: number }>`
      select relallvisible as pages from pg_class where oid = 'onlink.object'::regclass`.execute(database.db);
    return Number(found[0]?.pages);
  } finally {
    await database.close();
  }
}

describe('the embedded store', () => {
  it('is vacuumed when enough was written, by however many processes, and not before', async () => {
    const dataDir = await emptyStore('short');
    const writeIn = async (value: string, cut = false): Promise<void> => {
      const store = await openStore({ dataDir });
      const run = await begin(store);
      await run.commit({ rows: many(value).slice(0, 600) });
      // A process that was killed ends no run.
      if (!cut) await store.imports.end(run.runId, 'complete', new Date().toISOString());
      if (!cut) await store.maintain();
      await store.close();
    };
    await writeIn('one');
    expect(await cleanPages(dataDir)).toBe(0);
    await writeIn('two', true);
    expect(await cleanPages(dataDir)).toBe(0);
    await writeIn('three');
    expect(await cleanPages(dataDir)).toBeGreaterThan(0);
  });

  it('is vacuumed within a long run', async () => {
    const dataDir = await emptyStore('long');
    const store = await openStore({ dataDir, maintainAfterRows: ROWS });
    const run = await begin(store);
    await run.commit({ rows: many('one') });
    await store.close();
    expect(await cleanPages(dataDir)).toBeGreaterThan(0);
  });

  it('is never vacuumed where that is switched off', async () => {
    const dataDir = await emptyStore('off');
    const store = await openStore({ dataDir, maintainAfterRows: 0 });
    const run = await begin(store);
    await run.commit({ rows: many('one') });
    await store.maintain();
    await store.close();
    expect(await cleanPages(dataDir)).toBe(0);
  });

  it('gives timers and sockets a turn at least once for each 1,000 rows it writes, and while it is vacuumed', async () => {
    const database = await openDatabase({ dataDir: await emptyStore('turns'), maintainAfterRows: 1 });
    const store = createStore(database);
    try {
      const run = await begin(store);
      const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
        let turns = 0;
        let running = true;
        const turn = (): void => {
          turns += 1;
          if (running) setImmediate(turn);
        };
        setImmediate(turn);
        await work();
        running = false;
        return turns;
      };
      const long = rows(...Array.from({ length: 10_000 }, (_, index) => [`${index}`, 'x'] as const));
      expect(await turnsDuring(() => run.commit({ rows: long }))).toBeGreaterThanOrEqual(10);
      const again = rows(['1', 'other']);
      // At least one for each table.
      expect(await turnsDuring(() => run.commit({ rows: again }))).toBeGreaterThanOrEqual(8);
    } finally {
      await store.close();
    }
  });
});
