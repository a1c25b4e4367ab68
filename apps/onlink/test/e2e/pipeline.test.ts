import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNetsuiteMock, type ListeningMock } from '@onlink/netsuite-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { type Finished, mustRunOnlink, runOnlink } from './support/run-onlink.js';

const EMPLOYEES = 2_300;
const mock = createNetsuiteMock({ employees: EMPLOYEES, seed: 11 });
let listening: ListeningMock;
let workDir: string;
let file: string;

beforeAll(async () => {
  listening = await mock.listen();
  workDir = await mkdtemp(join(tmpdir(), 'onlink-pipeline-'));
  file = await writeEmployeesImport(workDir);
  await addConnection('demo', { url: listening.url, credentials: mock.credentials }, { dataDir: dataDir() });
  await mustRunOnlink(['import', 'run', file], { dataDir: dataDir() });
});
afterAll(async () => {
  await listening.close();
  await rm(workDir, { recursive: true });
});

const dataDir = () => join(workDir, 'data');
const onlink = (...args: string[]): Promise<Finished> => mustRunOnlink(args, { dataDir: dataDir() });
const json = async (...args: string[]) => JSON.parse((await onlink(...args, '--json')).stdout);

describe('the main job', () => {
  it('imports again without writing what has not changed', async () => {
    const { run, objects } = await json('import', 'run', file);
    expect(run).toMatchObject({
      status: 'complete',
      counts: { read: EMPLOYEES, created: 0, updated: 0, unchanged: EMPLOYEES, refused: 0 },
    });
    expect(objects).toBe(EMPLOYEES);
  });

  it('updates what has changed over there, and that alone', async () => {
    const [id = 0] = mock.store.ids('employee');
    mock.store.update('employee', id, { email: 'changed@example.com' });
    const { run } = await json('import', 'run', file);
    expect(run.counts).toMatchObject({ created: 0, updated: 1, unchanged: EMPLOYEES - 1 });
    expect((await onlink('objects', 'Employee', '--format', 'csv')).stdout).toContain('changed@example.com');
  });

  it('runs several files in one go, and keeps what was done before one that fails', async () => {
    const departments = join(workDir, 'departments.yaml');
    const lines = 'mapping: |\n  config:data_source=department\n  key:id=Id\n';
    await writeFile(departments, `name: departments\nconnection: demo\nobjectType: Department\n${lines}`);
    const { imports } = await json('import', 'run', departments, file);
    expect(imports).toMatchObject([
      {
        import: 'departments',
        run: { status: 'complete', counts: { created: mock.store.count('department') } },
      },
      { import: 'employees', run: { status: 'complete', counts: { unchanged: EMPLOYEES } } },
    ]);
    const missing = ['import', 'run', departments, join(workDir, 'none.yaml'), file];
    const plain = await runOnlink(missing, { dataDir: dataDir() });
    expect(plain).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Department: .*\n$/) });
    expect(plain.stderr).toContain('none.yaml');
    const { stdout } = await runOnlink([...missing, '--json'], { dataDir: dataDir() });
    expect(JSON.parse(stdout)).toMatchObject({
      imports: [{ import: 'departments' }],
      fault: { code: 'cli/no-such-file' },
    });
  });

  it('goes on in the next run where a limit stopped this one', async () => {
    const first = await json('import', 'run', file, '--limit', '1000');
    expect(first.run).toMatchObject({ status: 'capped', counts: { read: 1_000 } });
    const second = await json('import', 'run', file);
    expect(second.run).toMatchObject({ status: 'complete', counts: { read: EMPLOYEES - 1_000 } });
    expect((await json('import', 'status', file)).status).toMatchObject({
      // The rows, and the deletions of them.
      partitions: { total: 2, done: 2 },
      lastRun: { status: 'complete' },
    });
  });

  it('says in words what it did', async () => {
    const { stdout } = await onlink('import', 'run', file);
    expect(stdout).toMatch(/^Employee: 2,300 read, 0 created, 0 updated, 2,300 unchanged in [\d.]+ s\.\n$/);
  });

  it('says which check failed, and which were only not tried because of that', async () => {
    const options = { dataDir: join(workDir, 'refused') };
    const credentials = { ...mock.credentials, tokenSecret: 'f'.repeat(64) };
    await addConnection('demo', { url: listening.url, credentials }, options);
    const { code, stdout, stderr } = await runOnlink(['check', 'demo'], options);
    const lines = stdout.trimEnd().split('\n');
    const states = lines.map((line) => line.slice(0, 11).trim()).filter((state) => state !== '');
    expect(states.slice(0, 3)).toEqual(['ok', 'ok', 'FAILED']);
    expect(new Set(states.slice(3))).toEqual(new Set(['not tried']));
    // Below what failed: what it needs, and every cause that it may have.
    const below = lines.filter((line) => line.startsWith(' '.repeat(11))).map((line) => line.trim());
    expect(below[0]).toMatch(/^needs: Setup > /);
    const numbers = below.slice(2, -1).map((line) => line.split(' ', 1)[0]);
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers).toEqual(numbers.map((_, index) => `(${index + 1})`));
    expect(below.at(-1)).toContain('Login Audit Trail');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Failed to sign in .*\n$/) });
    expect(stderr.length).toBeLessThan(500);
  });

  it('checks every capability', async () => {
    const { ok, items } = await json('check', 'demo');
    expect(ok).toBe(true);
    expect(items.length).toBeGreaterThan(4);
  });

  it('discovers streams and the fields of one', async () => {
    const { streams } = await json('discover', 'demo');
    expect(streams.map(({ name }: { name: string }) => name)).toContain('department');
    const { stdout } = await onlink('discover', 'demo', 'employee');
    expect(stdout).toMatch(/^hiredate +date /m);
    // What a mapping line can say of a reference.
    expect(stdout).toMatch(/^supervisor\.id +string +Supervisor$/m);
    expect(stdout).toMatch(/^supervisor\.name +string +Supervisor$/m);
    expect(stdout).not.toMatch(/^supervisor +object/m);
    expect(stdout).toContain('map:PATH=Attribute');
  });

  it('reads bare records, as many and as wide as asked for', async () => {
    const { stdout } = await onlink('read', 'demo', 'employee', '--limit', '3', '--fields', 'email');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(3);
    for (const record of records) expect(Object.keys(record).sort()).toEqual(['email', 'id']);
    expect((await json('read', 'demo', 'department')).records.length).toBeGreaterThan(3);
  });

  it('shows objects in each format', async () => {
    expect((await json('objects', 'Employee', '--limit', '2')).objects).toHaveLength(2);
    const lines = (await onlink('objects', 'Employee', '--format', 'ndjson')).stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(EMPLOYEES);
    expect((await onlink('objects', 'Employee', '--limit', '5')).stdout).toContain(
      '5 of 2,300 Employee objects',
    );
  });

  it('shows a connection without its secrets, and changes only what is given', async () => {
    const { connection } = await json('connection', 'show', 'demo');
    expect(Object.values(connection.secrets)).toEqual(['set', 'set', 'set', 'set']);
    expect(JSON.stringify(connection)).not.toContain(mock.credentials.tokenSecret);
    await onlink(
      'connection',
      'set',
      'demo',
      '--set',
      `accountId=${mock.credentials.accountId.toLowerCase()}`,
    );
    expect((await json('check', 'demo')).ok).toBe(true);
    const again = ['connection', 'add', 'demo', '--connector', 'netsuite'];
    expect((await runOnlink(again, { dataDir: dataDir() })).code).toBe(1);
  });

  it('signs in the other way, and goes back without asking for anything again', async () => {
    mock.account.setIntegrationBoxes({ clientCredentials: true, scopes: ['rest_webservices', 'restlets'] });
    mock.account.setPermissionLevel('Log in using OAuth 2.0 Access Tokens', 'Full');
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { id } = mock.account.uploadCertificate({ certificate });
    const keyFile = join(workDir, 'key.pem');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const secrets = ['--secret', 'clientId=env:TEST_CLIENT', '--secret', `privateKey=file:${keyFile}`];
    const scopes = 'scopes=rest_webservices restlets';
    const auth = ['--set', 'auth=oauth2', '--set', `certificateId=${id}`, '--set', scopes];
    await mustRunOnlink(['connection', 'set', 'demo', ...auth, ...secrets], {
      dataDir: dataDir(),
      env: { TEST_CLIENT: mock.credentials.consumerKey },
    });
    const { connection } = await json('connection', 'show', 'demo');
    expect(connection.secrets).toEqual({ clientId: 'set', privateKey: 'set' });
    expect((await json('check', 'demo')).ok).toBe(true);
    expect(mock.journal.some(({ route }) => route === 'oauth2.token')).toBe(true);
    await onlink('connection', 'set', 'demo', '--set', 'auth=tba');
    mock.clearJournal();
    expect((await json('check', 'demo')).ok).toBe(true);
    expect(mock.journal.some(({ route }) => route === 'oauth2.token')).toBe(false);
  });

  it('opens no store for what needs none', async () => {
    const unused = join(workDir, 'unused');
    const { stdout } = await mustRunOnlink(['connectors'], { dataDir: unused });
    expect(stdout).toContain('netsuite');
    await expect(readdir(unused)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
