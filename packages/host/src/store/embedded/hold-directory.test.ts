import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HeldDirectory, holdDirectory } from './hold-directory.js';
import { readHolder, SILENT_MS } from './holder.js';
import { ownIdentity, type ProcessIdentity } from './process-identity.js';

/** No machine gives a process such a number. */
const NO_PID = 2 ** 30;

let dir: string;
let own: ProcessIdentity;
const held: HeldDirectory[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onlink-lock-'));
  own = await ownIdentity();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const each of held.splice(0)) await each.release();
  await rm(dir, { recursive: true, force: true });
});

async function hold(): Promise<HeldDirectory> {
  const holding = await holdDirectory(dir, 'onlink objects');
  held.push(holding);
  return holding;
}

async function lock(part: object, ageMs = 0): Promise<string> {
  const path = join(dir, 'lock-of-another.json');
  const at = new Date(Date.now() - ageMs).toISOString();
  await writeFile(
    path,
    JSON.stringify({ ...own, command: 'onlink import run', token: 'theirs', at, ...part }),
  );
  return path;
}

const LATER_NAMESAKE = process.platform === 'linux' ? { startedAtTicks: 1 } : { pid: NO_PID };
const ELSEWHERE = { host: 'other-machine', pid: 7, bootId: randomUUID() };
const CONTAINER = { pid: NO_PID, pidNamespace: 'pid:[1]' };

describe('a directory with a lock file', () => {
  it.each([
    ['this very process', {}],
    ['a process that lives, however long it was silent', {}, SILENT_MS * 10],
    ['another machine that gave a sign of life', ELSEWHERE],
    ['an earlier start of this machine, a moment ago', { bootId: randomUUID() }],
    ['another container, whose processes cannot be seen here', CONTAINER],
    ['a process that only asks for it', { asks: true }],
  ])('is refused when it is of %s', async (_, part, ageMs = 0) => {
    const path = await lock(part, ageMs);
    await expect(hold()).rejects.toMatchObject({
      code: 'host/store-busy',
      message: expect.stringContaining('"onlink import run" (process '),
    });
    expect(await readdir(dir)).toEqual([path.slice(dir.length + 1)]);
  });

  it.each([
    ['a process that was killed, a moment ago', { pid: NO_PID }],
    // Off Linux a process cannot be told from a later one of its number; there, of one that was killed.
    ['a process whose number another one has by now', LATER_NAMESAKE],
    ['another machine that has gone silent', ELSEWHERE, SILENT_MS + 1_000],
    ['an earlier start of this machine', { bootId: randomUUID() }, SILENT_MS + 1_000],
    ['another container that has gone silent', CONTAINER, SILENT_MS + 1_000],
    ['another container, of a process that listened here and was killed', { ...CONTAINER, listens: true }],
  ])('is taken when it is of %s', async (_, part, ageMs = 0) => {
    const path = await lock(part, ageMs);
    await hold();
    expect(await readdir(dir)).not.toContain(path.slice(dir.length + 1));
    expect(await readHolder(dir)).toMatchObject({
      host: hostname(),
      pid: process.pid,
      command: 'onlink objects',
    });
  });

  it('is refused while one that makes no sense is new', async () => {
    await writeFile(join(dir, 'lock.json'), '{');
    await expect(hold()).rejects.toMatchObject({ code: 'host/store-busy' });
  });
});

describe('a directory that many ask for at once', () => {
  it('is held by one of them and no more', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => hold()));
    expect(asked.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await Promise.all(held.splice(0).map((each) => each.release()));
    expect(await readdir(dir)).toEqual([]);
    await hold();
  });
});

describe('a directory that is held', () => {
  it('says so anew, with what it takes to find the holder', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'Date'], now: 1_000_000 });
    await hold();
    const first = await readHolder(dir);
    expect(first).toMatchObject({ ...own, at: new Date(1_000_000).toISOString() });
    vi.advanceTimersByTime(5_000);
    await vi.waitFor(async () =>
      expect(await readHolder(dir)).toEqual({ ...first, at: new Date(1_005_000).toISOString() }),
    );
  });

  it('is not used on after another took it while this process was stopped', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'Date'], now: 1_000_000 });
    const holding = await hold();
    const [name = ''] = (await readdir(dir)).filter((each) => each.endsWith('.json'));
    vi.setSystemTime(1_000_000 + SILENT_MS + 1_000);
    expect(() => holding.assertHeld()).not.toThrow();
    await rm(join(dir, name));
    const theirs = await lock(ELSEWHERE);
    expect(() => holding.assertHeld()).toThrow(expect.objectContaining({ code: 'host/store-taken' }));
    vi.advanceTimersByTime(60_000);
    await holding.release();
    expect(await readFile(theirs, 'utf8')).toContain('other-machine');
    expect((await readdir(dir)).filter((each) => each.endsWith('.json'))).toEqual(['lock-of-another.json']);
  });
});
