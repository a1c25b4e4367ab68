import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installPacked } from '@onlink/packing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const ONLINK = fileURLToPath(new URL('../../../../apps/onlink/bin/onlink.mjs', import.meta.url));
const ROWS = 250;

let workDir: string;
/** The generated package: the only one in its folder, which is what the host is shown. */
let connectorDir: string;
let mock: ChildProcess | undefined;

beforeAll(async () => {
  workDir = realpathSync(mkdtempSync(join(tmpdir(), 'onlink-scaffolded-')));
  connectorDir = join(workDir, 'plugins', 'acme');
  const scaffoldDir = join(workDir, 'scaffold');
  mkdirSync(scaffoldDir);
  await installPacked(['create-onlink-connector'], scaffoldDir);
  const bin = join('node_modules', 'create-onlink-connector', 'bin', 'create-onlink-connector.mjs');
  await mustRun(process.execPath, [
    join(scaffoldDir, bin),
    connectorDir,
    ...['--id', 'acme-hr', '--title', 'Acme HR', '--auth', 'oauth1', '--package', '@acme/connector-acme-hr'],
    ...['--streams', 'employee,department', '--actions', 'addEmployee,renameEmployee,removeEmployee'],
  ]);
  await install(connectorDir);
});
afterAll(() => {
  // npm and what it started are one group.
  if (mock?.pid !== undefined && mock.exitCode === null) process.kill(-mock.pid);
  rmSync(workDir, { recursive: true });
});

/** What `npm install` does: what package.json names, and links to what they run. Releases are no part of this test. */
async function install(dir: string): Promise<void> {
  const { dependencies, devDependencies } = readManifest(dir);
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => name !== '@changesets/cli',
  );
  await installPacked(names, dir, { declarations: true });
  mkdirSync(join(dir, 'node_modules', '.bin'));
  for (const name of names) {
    const { version, bin = {} } = readManifest(join(dir, 'node_modules', name));
    expect([name, version]).toEqual([name, { ...dependencies, ...devDependencies }[name]]);
    for (const [command, script] of Object.entries(bin)) {
      symlinkSync(join('..', name, script), join(dir, 'node_modules', '.bin', command));
    }
  }
}

interface PackageJson {
  readonly version: string;
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
  readonly bin?: { readonly [command: string]: string };
}

function readManifest(dir: string): PackageJson {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
}

async function mustRun(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const options = {
    cwd: connectorDir,
    env: { PATH, HOME, npm_config_update_notifier: 'false', NO_COLOR: '1', ...env },
  };
  try {
    const isThere = command === process.execPath && !args[0]?.startsWith(connectorDir);
    return (await run(command, args, isThere ? { ...options, cwd: workDir } : options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}

it('type-checks, builds, keeps every rule and packs, with nothing but what a registry would give it', async () => {
  await mustRun('npm', ['run', 'check']);
  const tested = await mustRun('npm', ['test']);
  expect(tested).toContain('Wrote ./dist/manifest.json: acme-hr 0.1.0, 2 streams, 3 actions');
  expect(tested).toMatch(/Tests\s+\d+ passed/);
  const packed = await mustRun('npm', ['pack', '--json', '--dry-run', '--ignore-scripts']);
  const paths = (
    JSON.parse(packed) as readonly [{ readonly files: readonly { readonly path: string }[] }]
  )[0].files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['README.md', 'dist/index.js', 'dist/manifest.json', 'package.json']),
  );
  expect(paths.filter((path) => !/^(dist\/|README\.md$|package\.json$)/.test(path))).toEqual([]);
});

it('is compared with its last release as its CI does, the changesets that wait counted', async () => {
  const workflow = readFileSync(join(connectorDir, '.github', 'workflows', 'ci.yml'), 'utf8');
  const [, options = ''] = /npx onlink-manifest diff "\$RUNNER_TEMP\/package" (.*)\n/.exec(workflow) ?? [];
  const released = join(workDir, 'package');
  mkdirSync(join(released, 'dist'), { recursive: true });
  copyFileSync(join(connectorDir, 'package.json'), join(released, 'package.json'));
  const manifest = JSON.parse(readFileSync(join(connectorDir, 'dist', 'manifest.json'), 'utf8'));
  const { addEmployee: gone } = manifest.actions;
  writeFileSync(
    join(released, 'dist', 'manifest.json'),
    JSON.stringify({ ...manifest, actions: { ...manifest.actions, gone } }),
  );
  const diff = (step: string): Promise<string> => {
    writeFileSync(
      join(connectorDir, '.changeset', 'brave-cats.md'),
      `---\n'@acme/connector-acme-hr': ${step}\n---\n\nGone.\n`,
    );
    const bin = join(connectorDir, 'node_modules', '.bin', 'onlink-manifest');
    return mustRun(process.execPath, [bin, 'diff', released, ...options.split(' ')]);
  };
  await expect(diff('patch')).rejects.toThrow(/Write a changeset that says minor \(npx changeset\)/);
  expect(await diff('minor')).toContain('breaking  action "gone" is gone [action-removed]');
});

it('is found, checked and read by a host, against its own mock as a server', async () => {
  mock = spawn('npm', ['run', '--silent', 'mock', '--', String(ROWS)], {
    cwd: connectorDir,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: mock.stdout! })[Symbol.asyncIterator]();
  const { value: url } = await lines.next();
  const { value: credentials } = await lines.next();

  const secrets = Object.entries(JSON.parse(credentials) as Record<string, string>);
  const flags = secrets.flatMap(([name]) => ['--secret', `${name}=env:MOCK_${name}`]);
  const env = Object.fromEntries(secrets.map(([name, value]) => [`MOCK_${name}`, value]));
  await onlink(
    ['connection', 'add', 'demo', '--connector', 'acme-hr', '--set', `baseUrl=${url}`, ...flags],
    env,
  );

  const { items } = JSON.parse(await onlink(['check', 'demo', '--json'])) as {
    readonly items: readonly object[];
  };
  expect(items).toHaveLength(3);

  const file = join(workDir, 'employees.yaml');
  writeFileSync(
    file,
    'name: employees\nconnection: demo\nobjectType: Employee\nmapping: |\n  config:data_source=employee\n  key:id=ID\n  map:name=Name\n',
  );
  expect(await onlink(['import', 'run', file])).toContain(`${ROWS} created`);
});

function onlink(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const where = ['--data-dir', join(workDir, 'data'), '--plugins', join(workDir, 'plugins')];
  return mustRun(process.execPath, [ONLINK, ...args, ...where], env);
}
