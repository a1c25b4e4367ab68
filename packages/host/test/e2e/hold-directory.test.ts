import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openStore, type Store } from '@onlink/host/store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFiles } from '../../src/store/embedded/holder.js';

/** A process of its own that opens the store, says so, and keeps it. */
const HOLDER = `
  const { openStore } = await import(process.argv[1]);
  await openStore({ dataDir: process.argv[2], command: 'onlink import run' });
  console.log('open');
  setInterval(() => {}, 1_000_000);
`;

describe('the embedded store', () => {
  /** A closed store: copying one is quicker than making one. */
  let template: string;
  let workDir: string;
  let dataDir: string;
  const stores: Store[] = [];
  const children: ReturnType<typeof spawn>[] = [];

  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), 'onlink-hold-template-'));
    await (await openStore({ dataDir: template })).close();
  });
  afterAll(() => rm(template, { recursive: true }));
  beforeEach(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'onlink-hold-'));
    dataDir = join(workDir, 'data');
    await cp(template, dataDir, { recursive: true });
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await killed(child);
    for (const store of stores.splice(0)) await store.close();
    await rm(workDir, { recursive: true, force: true });
  });

  async function open(dir = dataDir): Promise<Store> {
    const store = await openStore({ dataDir: dir, command: 'onlink objects' });
    stores.push(store);
    return store;
  }

  async function openElsewhere(): Promise<ReturnType<typeof spawn>> {
    const entry = import.meta.resolve('@onlink/host/store');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, entry, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(createInterface({ input: child.stdout }), 'line');
    return child;
  }

  it('is held by one process, which the refusal names', async () => {
    const child = await openElsewhere();
    await expect((await open()).connections.list()).rejects.toMatchObject({
      code: 'host/store-busy',
      message: expect.stringContaining(`"onlink import run" (process ${child.pid})`),
    });
  });

  it('is free as soon as its holder was killed, without a word', async () => {
    await killed(await openElsewhere());
    expect(await (await open()).connections.list()).toEqual([]);
  });

  it('is held under whatever name its directory has', async () => {
    await open();
    const alias = join(workDir, 'alias');
    await symlink(dataDir, alias);
    await expect((await open(alias)).connections.list()).rejects.toMatchObject({ code: 'host/store-busy' });
  });

  it('is free again once closed, and leaves no lock file', async () => {
    await (await open()).close();
    expect(await readdir(dataDir)).toEqual(['database']);
    await open();
  });

  it('belongs to its owner alone', async () => {
    dataDir = join(workDir, 'made');
    await open();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    for (const { path } of await lockFiles(dataDir)) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('starts from nothing where making its directory was cut off', async () => {
    dataDir = join(workDir, 'cut-off');
    const leftover = join(dataDir, 'database.new');
    await mkdir(leftover, { recursive: true });
    await writeFile(join(leftover, 'PG_VERSION'), '');
    await open();
    expect(await readdir(dataDir)).not.toContain('database.new');
  });

  it('refuses a directory of another PostgreSQL, and says what opens it', async () => {
    await writeFile(join(dataDir, 'database', 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toMatchObject({
      code: 'host/store-other-version',
      message: expect.stringContaining('made by PostgreSQL 17'),
    });
    await writeFile(join(dataDir, 'database', 'PG_VERSION'), '18\n');
    await open();
  });

  it('refuses a data directory where none can ever be made, instead of trying for ever', async ({ skip }) => {
    if (process.platform !== 'linux') return skip('no /proc');
    await expect(open('/proc/onlink/data')).rejects.toMatchObject({
      code: 'host/store-not-writable',
      message: expect.stringMatching(/ENOENT\. Name another one with --data-dir/),
    });
  });

  it('refuses a data directory that cannot be made, in one line', async () => {
    await writeFile(join(workDir, 'file'), '');
    await expect(open(join(workDir, 'file', 'data'))).rejects.toMatchObject({
      code: 'host/store-not-writable',
      message: expect.stringMatching(/ENOTDIR\. Name another one with --data-dir/),
    });
  });
});

async function killed(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
