import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { openScratchDatabase } from '@onlink/scratch-database';
import { afterAll, beforeAll, describe, expect, it, type TaskMeta } from 'vitest';
import { type CountedMock, serveCounted } from './support/counted-mock.js';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { compareEmployees, NO_DIFFERENCES } from './support/employee-objects.js';
import { killAt, measureWholeRun, runToTheEnd, spreadOf } from './support/kill-trials.js';
import type { RunOptions } from './support/run-onlink.js';

const EMPLOYEES = 5_000;
const PAGE_ROWS = 250;
const REVERSED = fileURLToPath(new URL('./support/reversed-onlink.mjs', import.meta.url));
const KILLS = Number(process.env['ONLINK_KILLS'] ?? 20);
/** Printed, so that the instants can be had again. */
const SEED = Number(process.env['ONLINK_SEED'] ?? Date.now() % 100_000);

const mock = createNetsuiteMock({ employees: EMPLOYEES, seed: 7 });
let remote: CountedMock;
let workDir: string;
let importFile: string;

beforeAll(async () => {
  remote = await serveCounted(mock);
  workDir = await mkdtemp(join(tmpdir(), 'onlink-kill-'));
  // Small pages: more commits, so more instants between two of them.
  importFile = await writeEmployeesImport(workDir, [`config:page_size=${PAGE_ROWS}`]);
});
afterAll(async () => {
  await remote.close();
  await rm(workDir, { recursive: true, force: true });
});

describe('an import killed at a random page and run again', () => {
  it(`ends with exactly the ${EMPLOYEES} objects in the embedded store, ${KILLS} times (seed ${SEED})`, async ({
    task,
  }) => {
    await survivesKills('embedded', task.meta, await embeddedStore('embedded'));
  }, 3_600_000);

  it(`ends with exactly the ${EMPLOYEES} objects in PostgreSQL, ${KILLS} times (seed ${SEED})`, async ({
    skip,
    task,
  }) => {
    const scratch = await openScratchDatabase();
    if ('skipped' in scratch) return skip(scratch.skipped);
    try {
      const options = { dataDir: join(workDir, 'postgres'), env: { DATABASE_URL: scratch.url } };
      await addConnection('demo', remote.access, options);
      const withoutImports = async () => {
        await scratch.forgetImports();
        return options;
      };
      await survivesKills('PostgreSQL', task.meta, withoutImports);
    } finally {
      await scratch.drop();
    }
  }, 3_600_000);

  it('is caught losing rows when the checkpoint is saved before them (a control that must fail)', async () => {
    const fresh = await embeddedStore('control');
    const subject = aSubject(SEED + 2);
    const whole = await measureWholeRun(subject, { ...(await fresh()), script: REVERSED });
    let lost = 0;
    for (let trial = 0; lost === 0 && trial < 20; trial += 1) {
      const options = await fresh();
      await killAt(subject, { whole, share: subject.random() }, { ...options, script: REVERSED });
      // With the real command, also after the control: what was lost stays lost.
      await runToTheEnd(subject, options);
      lost = (await compareEmployees(mock, options)).lost.length;
    }
    expect(lost).toBeGreaterThan(0);
  }, 3_600_000);
});

/** Makes a store with the connection in it and nothing imported, and forgets the one before. */
type FreshStore = () => Promise<RunOptions>;

async function survivesKills(name: string, meta: TaskMeta, fresh: FreshStore): Promise<void> {
  const subject = aSubject(SEED);
  const whole = await measureWholeRun(subject, await fresh());
  const durable: number[] = [];
  // An import may end by itself just before its kill: that trial does not count, and another one takes its place.
  for (let trial = 0; durable.length < KILLS && trial < 2 * KILLS + 5; trial += 1) {
    const options = await fresh();
    // One in each of as many stretches, so that all of the import is hit and not one part of it by chance.
    const share = (durable.length + subject.random()) / KILLS;
    if (!(await killAt(subject, { whole, share }, options))) continue;
    durable.push(await runToTheEnd(subject, options));
    expect(await compareEmployees(mock, options)).toEqual(NO_DIFFERENCES);
  }
  const spread = spreadOf(durable, EMPLOYEES);
  const pages = durable.map((count) => count / PAGE_ROWS).sort((left, right) => left - right);
  process.stdout.write(
    `${name}, seed ${SEED}: ${JSON.stringify(spread)}, pages durable when killed: ${pages.join(' ')}\n`,
  );
  Object.assign(meta, { spread });
  expect(spread.kills).toBe(KILLS);
  expect(spread.between, 'most fell between the first page and the last').toBeGreaterThan(KILLS / 2);
}

function aSubject(seed: number) {
  return { remote, importFile, random: seededRandom(seed) };
}

/** Data directories that are copies of one. */
async function embeddedStore(name: string): Promise<FreshStore> {
  const template = join(workDir, name);
  await addConnection('demo', remote.access, { dataDir: template });
  const dataDir = join(workDir, `${name}-trial`);
  return async () => {
    await rm(dataDir, { recursive: true, force: true });
    await cp(template, dataDir, { recursive: true });
    return { dataDir };
  };
}

/** A small generator (mulberry32), so that a failing run can be had again from its seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
