import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { mockRemote, type Remote } from './support/remotes.js';
import { mustRunOnlink, runOnlink } from './support/run-onlink.js';

const BIN = fileURLToPath(new URL('../../bin/onlink.mjs', import.meta.url));
/** Of Linux: a file on a disk that is always full. */
const FULL = '/dev/full';

let workDir: string;
let dataDir: string;
let remote: Remote;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-output-'));
  dataDir = join(workDir, 'data');
  remote = await mockRemote();
  await addConnection('demo', remote.access, { dataDir });
  await mustRunOnlink(['import', 'run', await writeEmployeesImport(workDir)], { dataDir });
});
afterAll(async () => {
  await remote.close();
  await rm(workDir, { recursive: true });
});

describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  it.each([
    ['records', ['read', 'demo', 'employee']],
    ['a document of records', ['read', 'demo', 'employee', '--json']],
    ['a table', ['objects', 'Employee']],
    ['objects', ['objects', 'Employee', '--format', 'ndjson']],
  ])('fails the command that writes %s there, in one line that blames nobody else', async (_, args) => {
    const full = await open(FULL, 'w');
    const child = spawn(process.execPath, [BIN, ...args, '--data-dir', dataDir], {
      stdio: ['ignore', full.fd, 'pipe'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    await full.close();
    const lines = stderr
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('Read '));
    expect(lines).toEqual([
      expect.stringMatching(/^Failed to write the output \(ENOSPC\): the disk is full/),
    ]);
    expect(code).toBe(1);
  });
});

describe('what is told in one line', () => {
  it.each([
    [
      'a mistyped setting',
      'config:page_sise=10',
      'line 14": data source "employee" has no setting "page_sise"',
    ],
    [
      'a setting out of its range',
      'config:page_size=5000',
      'line 14": "page_size" must be a whole number from 1',
    ],
    [
      'a filter that no value can fit',
      'filter:isinactive=maybe',
      'line 14": "isinactive" must be true or false',
    ],
    [
      'a limit of nothing',
      'config:data_limit=0',
      'line 14": config:data_limit must be a whole number from 1',
    ],
  ])('%s', async (_, line, says) => {
    const file = await writeEmployeesImport(workDir, [line]);
    const finished = await runOnlink(['import', 'run', file], { dataDir });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(says)]);
  });

  it('a folder of plugins that is not there', async () => {
    const missing = join(workDir, 'plugnis');
    const finished = await runOnlink(['connectors', '--plugins', missing], { dataDir });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toContain(`"${missing}": there is no such folder`);
  });
});
