import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openStore, type Store } from '@onlink/host/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHolder } from '../../src/store/embedded/holder.js';
import { addressOf } from '../../src/store/embedded/socket-address.js';
import { all, begin, rows } from './support/import-run.js';

/** More than a page of the store and than a socket holds at once. */
const OBJECTS = 1_200;
const HOLDER = `
  const { openStore } = await import(process.argv[1]);
  await openStore({ dataDir: process.argv[2] });
  console.log('open');
  setInterval(() => {}, 1_000_000);
`;

describe('a store that another process holds', () => {
  let dataDir: string;
  let holder: Store;
  let guest: Store;
  let run: Awaited<ReturnType<typeof begin>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'onlink-through-'));
    holder = await openStore({ dataDir, command: 'onlink import run' });
    guest = await openStore({ dataDir });
    run = await begin(holder);
    const long = 'x'.repeat(2_000);
    await run.commit({
      rows: rows(...Array.from({ length: OBJECTS }, (_, index) => [`${index}`, `${index} ${long}`] as const)),
    });
  });
  afterAll(async () => {
    await guest.close();
    await holder.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('shows how far an import is while it runs', async () => {
    expect(await guest.imports.status(run.name)).toEqual(await holder.imports.status(run.name));
    expect((await guest.imports.status(run.name))?.lastRun).toMatchObject({ status: 'running' });
    expect(await guest.imports.status('no such import')).toBeUndefined();
  });

  it('shows its objects, all of them and in order, and no more than were asked for', async () => {
    expect(await guest.objects.types()).toEqual([{ objectType: run.type, count: OBJECTS }]);
    expect(await guest.objects.count(run.type)).toBe(OBJECTS);
    expect(await guest.objects.count('no such type')).toBe(0);
    expect(await all(guest, run.type)).toEqual(await all(holder, run.type));
    const three: string[] = [];
    for await (const { key } of guest.objects.list(run.type, { limit: 3 })) three.push(key);
    expect(three).toEqual(['0', '1', '2']);
  });

  it('serves many at once, and one that leaves half-way', async () => {
    const leave = async (): Promise<void> => {
      for await (const _ of guest.objects.list(run.type)) break;
    };
    const counted = Array.from({ length: 10 }, () => guest.objects.count(run.type));
    await leave();
    expect(await Promise.all(counted)).toEqual(new Array(10).fill(OBJECTS));
  });

  it('gives nobody a secret, and lets nobody write', async () => {
    const busy = { code: 'host/store-busy', message: expect.stringContaining(`(process ${process.pid})`) };
    await expect(guest.connections.list()).rejects.toMatchObject(busy);
    await expect(guest.connections.get('demo')).rejects.toMatchObject(busy);
    await expect(begin(guest)).rejects.toMatchObject(busy);
    await expect(guest.maintain()).rejects.toMatchObject(busy);
  });

  it('shows one tenant nothing of another', async () => {
    const other = await openStore({ dataDir, tenant: 'other' });
    await expect(other.objects.types()).rejects.toMatchObject({ code: 'host/store-lost' });
  });

  it.each([
    ['another token', { token: 'wrong', tenant: 'default', read: 'types', args: [] }],
    ['what is not served', { tenant: 'default', read: 'constructor', args: [] }],
    ['no request', 'GET / HTTP/1.1'],
    ['a request without end', 'x'.repeat(100_000)],
  ])('gives not a byte for %s', async (_, request) => {
    const token = (await readHolder(dataDir))?.token;
    const line = typeof request === 'string' ? request : JSON.stringify({ token, ...request });
    const socket = connect(await addressOf(dataDir));
    let received = '';
    socket.on('data', (chunk) => {
      received += String(chunk);
    });
    socket.on('error', () => undefined);
    socket.write(`${line}\n`);
    // Not by `once`: a reset is as good an end as any.
    await new Promise((resolve) => socket.on('close', resolve));
    expect(received).toBe('');
  });
});

describe('a store whose holder was killed', () => {
  it('says so in one line to whoever read through it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'onlink-through-'));
    const entry = import.meta.resolve('@onlink/host/store');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, entry, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(createInterface({ input: child.stdout }), 'line');
      const guest = await openStore({ dataDir });
      expect(await guest.objects.types()).toEqual([]);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await expect(guest.objects.types()).rejects.toMatchObject({
        code: 'host/store-lost',
        message: expect.stringContaining('Run the command again.'),
      });
    } finally {
      child.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
