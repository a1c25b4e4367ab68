import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { installPacked } from '@onlink/packing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const SECRETS = ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'];
const IMPORT = `name: employees
connection: demo
objectType: Employee
mapping: |
  config:data_source=employee
  key:id=NetSuite ID
  map:email=Email
`;

describe('the command as it is published', () => {
  let dir: string;
  beforeAll(async () => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'packed-command-')));
    await installPacked(['onlink', '@onlink/netsuite-mock-server'], dir);
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const onlink = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> => {
    const script = join(dir, 'node_modules', 'onlink', 'bin', 'onlink.mjs');
    const { PATH } = process.env;
    const options = { cwd: dir, env: { PATH, HOME: dir, ...env } };
    return (await run(process.execPath, [script, ...args], options)).stdout;
  };

  it('finds the connectors that are installed beside it', async () => {
    const { connectors, refused } = JSON.parse(await onlink(['connectors', '--json']));
    expect(connectors).toMatchObject([{ id: 'netsuite' }]);
    expect(refused).toEqual([]);
  });

  it('imports from the published mock', async () => {
    const server = join(dir, 'node_modules', '@onlink', 'netsuite-mock-server', 'bin', 'netsuite-mock.mjs');
    const mock = spawn(process.execPath, [server, '--port', '0', '--employees', '12', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = await once(createInterface({ input: mock.stdout }), 'line');
      const { url, accountId, ...secrets } = JSON.parse(line);
      const flags = SECRETS.flatMap((name) => ['--secret', `${name}=env:MOCK_${name}`]);
      const env = Object.fromEntries(SECRETS.map((name) => [`MOCK_${name}`, secrets[name]]));
      const add = ['connection', 'add', 'demo', '--connector', 'netsuite', '--set', `accountId=${accountId}`];
      await onlink([...add, '--set', `baseUrl=${url}`, ...flags], env);
      writeFileSync(join(dir, 'employees.yaml'), IMPORT);
      const { run: imported, objects } = JSON.parse(
        await onlink(['import', 'run', 'employees.yaml', '--json']),
      );
      expect(imported).toMatchObject({ status: 'complete', counts: { read: 12, created: 12 } });
      expect(objects).toBe(12);
    } finally {
      const ended = once(mock, 'exit');
      mock.kill('SIGTERM');
      await ended;
    }
  });
});
