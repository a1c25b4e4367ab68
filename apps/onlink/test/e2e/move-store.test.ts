import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNetsuiteMock, type ListeningMock } from '@onlink/netsuite-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { mustRunOnlink, runOnlink } from './support/run-onlink.js';

const EMPLOYEES = 300;
const mock = createNetsuiteMock({ employees: EMPLOYEES, seed: 5 });
let listening: ListeningMock;
let workDir: string;
let yaml: string;
let archive: string;

beforeAll(async () => {
  listening = await mock.listen();
  workDir = await mkdtemp(join(tmpdir(), 'onlink-move-'));
  yaml = await writeEmployeesImport(workDir);
  archive = join(workDir, 'store.ndjson');
  const dataDir = join(workDir, 'old');
  await addConnection('demo', { url: listening.url, credentials: mock.credentials }, { dataDir });
  await mustRunOnlink(['import', 'run', yaml], { dataDir });
  await mustRunOnlink(['store', 'export', archive], { dataDir });
});
afterAll(async () => {
  await listening.close();
  await rm(workDir, { recursive: true });
});

describe('moving a store', () => {
  it('writes a file for its owner alone, with no secret to be read in it', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    const text = await readFile(archive, 'utf8');
    for (const name of ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'] as const) {
      expect(text).not.toContain(mock.credentials[name]);
    }
  });

  it('brings connections, objects and checkpoints along; with the key, secrets open', async () => {
    const dataDir = join(workDir, 'new');
    const { stdout } = await mustRunOnlink(['store', 'import', archive], { dataDir });
    expect(stdout).toMatch(/^Imported \d+ rows from .*vault\.key/);
    expect((await runOnlink(['check', 'demo'], { dataDir })).stderr).toMatch(/^Failed to .*\n$/);
    await copyFile(join(workDir, 'old', 'vault.key'), join(dataDir, 'vault.key'));
    const { run } = JSON.parse((await mustRunOnlink(['import', 'run', yaml, '--json'], { dataDir })).stdout);
    expect(run.counts).toMatchObject({ created: 0, updated: 0, unchanged: EMPLOYEES });
  });

  it('never overwrites a file, and leaves none behind when it fails', async () => {
    const dataDir = join(workDir, 'old');
    const before = await readFile(archive, 'utf8');
    expect(await runOnlink(['store', 'export', archive], { dataDir })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Failed to write "${archive}": there is such a file already. Name another one, or move that away.\n`,
    });
    expect(await readFile(archive, 'utf8')).toBe(before);
    const missing = join(workDir, 'missing', 'x.ndjson');
    expect((await runOnlink(['store', 'export', missing], { dataDir })).stderr).toMatch(
      /^Failed to write .*no such file or folder.*\n$/,
    );
    expect((await readdir(workDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each(['missing.ndjson', 'folder'])('says in one line that it cannot read %s', async (name) => {
    const path = join(workDir, name);
    if (name === 'folder') await mkdir(path);
    const finished = await runOnlink(['store', 'import', path], { dataDir: join(workDir, 'unused') });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toMatch(/^Failed to read ".*": (there is no such file|it is a folder).*\n$/);
  });
});
