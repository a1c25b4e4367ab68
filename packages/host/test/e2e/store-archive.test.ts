import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@onlink/host/store';
import { openScratchDatabase, type ScratchDatabase } from '@onlink/scratch-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all, begin, NOW, rows } from './support/import-run.js';

/** More than two pages. */
const OBJECTS = 1_100;
const CONNECTION = {
  name: 'demo',
  connectorId: 'netsuite',
  connectorVersion: '0.1.0',
  configVersion: 1,
  config: { accountId: 'TSTDRV1', note: 'Zoë\n"quoted" \u2028 \\u0041' },
  secrets: [{ pointer: '/tokenSecret', keyId: 'k', nonce: 'bm9uY2U=', ciphertext: 'c2VhbGVk' }],
  createdAt: NOW,
  updatedAt: NOW,
};

describe('an archive of the store', () => {
  let workDir: string;
  const opened: Store[] = [];
  const scratches: ScratchDatabase[] = [];
  let source: Store;
  let lines: string[];
  let run: Awaited<ReturnType<typeof begin>>;

  beforeAll(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'onlink-archive-'));
    source = await openEmbedded('source');
    await source.connections.insert(CONNECTION);
    const failed = await begin(source);
    await source.imports.end(failed.runId, 'failed', NOW);
    run = await begin(source);
    await run.commit({
      rows: rows(...Array.from({ length: OBJECTS }, (_, index) => [`${index}`, `v${index}`] as const)),
      state: { after: '9007199254740993', empty: null },
    });
    lines = await exported(source);
  });
  afterAll(async () => {
    for (const store of opened.splice(0)) await store.close();
    for (const scratch of scratches.splice(0)) await scratch.drop();
    await rm(workDir, { recursive: true, force: true });
  });

  async function openEmbedded(name: string): Promise<Store> {
    const store = await openStore({ dataDir: join(workDir, name) });
    opened.push(store);
    return store;
  }

  async function openPostgres(tenant = 'default'): Promise<Store | { readonly skipped: string }> {
    const scratch = await openScratchDatabase();
    if ('skipped' in scratch) return scratch;
    scratches.push(scratch);
    const store = await openStore({ dataDir: workDir, databaseUrl: scratch.url, tenant });
    opened.push(store);
    return store;
  }

  it('begins with what it is, holds a line for each row, and ends with their number', () => {
    const [head, ...rest] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(head).toEqual({
      format: 'onlink-store',
      version: 1,
      tables: '0002-commits-and-upkeep',
      tenant: 'default',
    });
    expect(rest.at(-1)).toEqual({ end: true, rows: rest.length - 1 });
    expect(rest.filter(({ table }) => table === 'object')).toHaveLength(OBJECTS);
  });

  it('brings everything into another database, where the import goes on', async ({ skip }) => {
    const target = await openPostgres();
    if ('skipped' in target) return skip(target.skipped);
    expect(await target.archive.import(from(lines), 'x.ndjson')).toEqual({ rows: lines.length - 2 });
    expect(await target.connections.list()).toEqual(await source.connections.list());
    expect(await all(target, run.type)).toEqual(await all(source, run.type));
    expect(await target.imports.status(run.name)).toEqual(await source.imports.status(run.name));
    const next = await begin(target, run);
    expect(next.begun).toMatchObject({ resumed: true });
    expect(next.claim.state).toEqual({ after: '9007199254740993', empty: null });
    expect(next.claim.fence).toBeGreaterThan(run.claim.fence);
  });

  it('can be imported into an embedded store, and exported from there unchanged', async () => {
    const target = await openEmbedded('target');
    await target.archive.import(from(lines), 'x.ndjson');
    expect(await exported(target)).toEqual(lines);
  });

  it('of older tables can be imported too: what was added since has its defaults', async () => {
    const target = await openEmbedded('older');
    const older = lines.map((line) =>
      line.replace('0002-commits-and-upkeep', '0001-tables').replace(/,"commits":\d+/, ''),
    );
    expect(older).not.toEqual(lines);
    await target.archive.import(from(older), 'x.ndjson');
    expect(await target.imports.status(run.name)).toEqual(await source.imports.status(run.name));
    expect((await begin(target, run)).claim).toMatchObject({ commits: 0 });
  });

  it('is refused by a store that holds anything, which stays as it is', async () => {
    await expect(source.archive.import(from(lines), 'x.ndjson')).rejects.toMatchObject({
      code: 'host/store-not-empty',
      message: expect.stringContaining('already holds connection rows'),
    });
    expect(await exported(source)).toEqual(lines);
  });

  it('is whole or not there: a wrong line is named, and nothing is kept', async () => {
    const target = await openEmbedded('broken');
    const last = lines.length;
    const cases: readonly [wrong: readonly string[], message: RegExp][] = [
      [[], /line 1 is missing: the file is cut short/],
      [['{}', ...lines.slice(1)], /line 1 does not say "format":"onlink-store"/],
      [
        [lines[0]?.replace('0002', '0009') ?? '', ...lines.slice(1)],
        /line 1 does not say "tables":"0002-commits-and-upkeep"/,
      ],
      [
        [lines[0]?.replace('"default"', '"other"') ?? '', ...lines.slice(1)],
        /line 1 does not say "tenant":"default"/,
      ],
      [lines.slice(0, -1), new RegExp(`line ${last} is missing`)],
      [
        lines.filter((_, index) => index !== 5),
        new RegExp(`line ${last - 1} counts ${last - 2} rows where there are ${last - 3}`),
      ],
      [[...lines, lines[1] ?? ''], new RegExp(`line ${last + 1} comes after the end`)],
      [lines.with(700, lines[700]?.slice(0, -9) ?? ''), /line 701 is not a row of a table/],
      [lines.with(1, '{"table":"migration","row":{}}'), /line 2 is not a row of a table/],
      [
        lines.with(700, lines[701] ?? ''),
        /line \d+ to line \d+ hold a row that does not fit table "object" \(23505\)/,
      ],
      [
        lines.with(1, '{"table":"connection","row":{"name":"marked-value","config_version":"marked-value"}}'),
        /line 2 to line 2 hold a row that does not fit table "connection" \(22P02\)/,
      ],
    ];
    for (const [wrong, message] of cases) {
      const fault = await target.archive.import(from(wrong), 'x.ndjson').catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'host/bad-archive', message: expect.stringMatching(message) });
      expect((fault as Error).message).not.toMatch(/marked-value|\n/);
      expect(await exported(target)).toHaveLength(2);
    }
    await target.archive.import(from(lines), 'x.ndjson');
    expect(await all(target, run.type)).toHaveLength(OBJECTS);
  });
});

async function exported(store: Store): Promise<string[]> {
  const lines: string[] = [];
  const { rows: count } = await store.archive.export(async (some) => {
    lines.push(...some);
  });
  expect(lines).toHaveLength(count + 2);
  return lines;
}

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
