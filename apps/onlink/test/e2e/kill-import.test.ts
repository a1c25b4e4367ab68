import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNetsuiteMock, type ListeningMock } from '@onlink/netsuite-mock';
import { openScratchDatabase, type ScratchDatabase } from '@onlink/scratch-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { mustRunOnlink, type RunOptions, startOnlink } from './support/run-onlink.js';

const EMPLOYEES = 5_000;
const REVERSED = fileURLToPath(new URL('./support/reversed-onlink.mjs', import.meta.url));
const KILLS = Number(process.env['ONLINK_KILLS'] ?? 20);
/** Printed when a test fails, so that the instants can be had again. */
const SEED = Number(process.env['ONLINK_SEED'] ?? Date.now() % 100_000);

const mock = createNetsuiteMock({ employees: EMPLOYEES, seed: 7 });
let listening: ListeningMock;
let workDir: string;
let importFile: string;

beforeAll(async () => {
  listening = await mock.listen();
  workDir = await mkdtemp(join(tmpdir(), 'onlink-kill-'));
  // Small pages: more commits, so more instants between two of them.
  importFile = await writeEmployeesImport(workDir, ['config:page_size=250']);
});
afterAll(async () => {
  await listening.close();
  await rm(workDir, { recursive: true, force: true });
});

describe('an import killed at a random instant and run again', () => {
  it(`ends with exactly the ${EMPLOYEES} objects in the embedded store, ${KILLS} times (seed ${SEED})`, async () => {
    const template = await embeddedTemplate('embedded');
    const random = seededRandom(SEED);
    const wholeMs = await timeOf({ dataDir: await copyOf(template, 'timed') });
    for (let trial = 0; trial < KILLS; trial += 1) {
      const dataDir = await copyOf(template, `trial-${trial}`);
      await killAfter((0.25 + random() * 0.75) * wholeMs, { dataDir });
      await runToTheEnd({ dataDir });
      expect(await lostOrDoubled({ dataDir })).toEqual(NOTHING);
      await rm(dataDir, { recursive: true });
    }
  }, 3_600_000);

  it(`ends with exactly the ${EMPLOYEES} objects in PostgreSQL, ${KILLS} times (seed ${SEED})`, async ({
    skip,
  }) => {
    const scratch = await openScratchDatabase();
    if ('skipped' in scratch) return skip(scratch.skipped);
    const options = postgresOptions(scratch, join(workDir, 'postgres'));
    await addConnection('demo', access(), options);
    const random = seededRandom(SEED + 1);
    const wholeMs = await timeOf(options);
    for (let trial = 0; trial < KILLS; trial += 1) {
      await scratch.forgetImports();
      await killAfter((0.25 + random() * 0.75) * wholeMs, options);
      await runToTheEnd(options);
      expect(await lostOrDoubled(options)).toEqual(NOTHING);
    }
    await scratch.drop();
  }, 3_600_000);

  it('is caught losing rows when the checkpoint is saved before them (a control that must fail)', async () => {
    const template = await embeddedTemplate('control');
    const random = seededRandom(SEED + 2);
    const wholeMs = await timeOf({ dataDir: await copyOf(template, 'control-timed'), script: REVERSED });
    let lost = 0;
    for (let trial = 0; lost === 0 && trial < 20; trial += 1) {
      const dataDir = await copyOf(template, `control-${trial}`);
      await killAfter((0.5 + random() * 0.5) * wholeMs, { dataDir, script: REVERSED });
      await runToTheEnd({ dataDir });
      lost = (await lostOrDoubled({ dataDir })).lost.length;
    }
    expect(lost).toBeGreaterThan(0);
  }, 3_600_000);
});

const NOTHING = { lost: [], doubled: [], wrong: [] };

function access() {
  return { url: listening.url, credentials: mock.credentials };
}

/** A data directory with the connection in it and nothing imported; each trial begins with a copy. */
async function embeddedTemplate(name: string): Promise<string> {
  const dataDir = join(workDir, name);
  await addConnection('demo', access(), { dataDir });
  return dataDir;
}

async function copyOf(template: string, name: string): Promise<string> {
  const dataDir = join(workDir, name);
  await cp(template, dataDir, { recursive: true });
  return dataDir;
}

function postgresOptions(scratch: ScratchDatabase, dataDir: string): RunOptions {
  return { dataDir, env: { DATABASE_URL: scratch.url } };
}

async function timeOf(options: RunOptions): Promise<number> {
  const startedAt = performance.now();
  await mustRunOnlink(['import', 'run', importFile], options);
  return performance.now() - startedAt;
}

async function killAfter(delayMs: number, options: RunOptions): Promise<void> {
  const { child, finished } = startOnlink(['import', 'run', importFile], options);
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  await finished;
  clearTimeout(timer);
}

/** With the real command, also after the control: what was lost stays lost. */
async function runToTheEnd({ script: _script, ...options }: RunOptions): Promise<void> {
  await mustRunOnlink(['import', 'run', importFile], options);
}

/** Holds the objects against the account itself, key by key and field by field. */
async function lostOrDoubled({ script: _script, ...options }: RunOptions) {
  const { stdout } = await mustRunOnlink(['objects', 'Employee', '--format', 'ndjson'], options);
  const objects = stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { key: string; attributes: { [name: string]: unknown } });
  const byKey = new Map(objects.map((object) => [object.key, object.attributes]));
  const employees = mock.store
    .ids('employee')
    .map((id) => ({ id, email: mock.store.find('employee', id)?.['email'] }));
  return {
    lost: employees.map(({ id }) => String(id)).filter((id) => !byKey.has(id)),
    doubled: objects.map(({ key }) => key).filter((key, index, keys) => keys.indexOf(key) !== index),
    wrong: employees
      .filter(
        ({ id, email }) => byKey.has(String(id)) && byKey.get(String(id))?.['Email'] !== (email ?? undefined),
      )
      .map(({ id }) => String(id)),
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
