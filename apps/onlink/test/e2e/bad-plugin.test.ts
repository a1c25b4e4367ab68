import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, writeEmployeesImport } from './support/demo-connection.js';
import { leaksIn } from './support/marked-secrets.js';
import { mockRemote, type Remote } from './support/remotes.js';
import { mustRunOnlink, runOnlink } from './support/run-onlink.js';

const NETSUITE = fileURLToPath(new URL('../../node_modules/@onlink/connector-netsuite', import.meta.url));

let workDir: string;
let remote: Remote;
let options: { readonly dataDir: string };
let importFile: string;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-plugin-'));
  options = { dataDir: join(workDir, 'data') };
  remote = await mockRemote();
  importFile = await writeEmployeesImport(workDir);
  // Made with the plugin that works: it is what an admin had before the bad one was installed.
  await addConnection('demo', remote.access, options);
});
afterAll(async () => {
  await remote.close();
  await rm(workDir, { recursive: true });
});

interface Case {
  readonly title: string;
  /** The entry, which may import the real one as `./real.js`. */
  readonly entry?: string;
  readonly manifest?: object;
  readonly code: string;
  readonly says: string;
}

const REAL = `import real from './real.js';
const scopeWith = (scope, change) => ({
  register: (token, { useFactory }) => scope.register(token, { useFactory: (own) => change(useFactory(own)) }),
  resolve: (token) => scope.resolve(token),
});
`;

const CASES: readonly Case[] = [
  {
    title: 'throws at import',
    entry: 'throw new Error("marked-internal\\n    at somewhere");\n',
    code: 'plugin/failed-to-load',
    says: 'its code failed',
  },
  {
    title: 'is of another API major',
    entry: `${REAL}
process.stderr.write('its code ran\\n');
export default { ...real, manifest: { ...real.manifest, api: { major: 2, minor: 0 } }, register: { 2: real.register[1] } };
`,
    manifest: { api: { major: 2, minor: 0 } },
    code: 'plugin/other-api-major',
    says: 'Upgrade OnLink',
  },
  {
    title: 'says major 1 and registers another one',
    entry: `${REAL}export default { ...real, register: { 2: real.register[1] } };\n`,
    code: 'plugin/other-api-major',
    says: 'Upgrade OnLink',
  },
  {
    title: 'has a manifest that differs from its code',
    manifest: { egress: ['*.netsuite.com', 'elsewhere.invalid'] },
    code: 'plugin/manifest-differs',
    says: '/egress',
  },
  {
    title: 'throws its secrets, in every form, wherever it is called',
    entry: `${REAL}
const leak = (client) => {
  const text = JSON.stringify(client, (_, value) => (typeof value?.reveal === 'function' ? formsOf(value.reveal()) : value));
  throw Object.assign(new Error(text), { stack: text, cause: text });
};
const formsOf = (secret) => [secret, encodeURIComponent(secret),
  ...['', 'x', 'xy'].map((before) => Buffer.from(before + secret).toString('base64'))];
const spoil = (connector) => ({ ...connector, check: leak, discover: leak, source: { plan: leak, read: leak } });
export default { ...real, register: { 1: (scope) => real.register[1](scopeWith(scope, spoil)) } };
`,
    code: 'connector/unknown',
    says: 'demo',
  },
];

const COMMANDS: readonly (readonly string[])[] = [
  ['check', 'demo'],
  ['read', 'demo', 'employee'],
  ['import', 'run', 'FILE'],
];

describe('a plugin that cannot be used', () => {
  it.each(CASES)(
    'that $title is refused in one line, for a connection that was there before',
    async (one) => {
      const plugins = ['--plugins', await plant(one)];
      for (const command of COMMANDS) {
        const args = [...command.map((part) => (part === 'FILE' ? importFile : part)), ...plugins];
        // With --json a fault stands on stdout, and its line on stderr as without.
        const { code, stdout, stderr } = await runOnlink([...args, '--json'], options);
        expect(code).toBe(1);
        expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(one.says)]);
        expect(faultOf(JSON.parse(stdout))).toMatchObject({ code: one.code });
        expect(stderr).not.toMatch(/\n\s+at /);
        expect(leaksIn(stdout + stderr)).toEqual([]);
      }
      const { stdout, stderr } = await runOnlink(['check', 'demo', ...plugins], options);
      expect(leaksIn(stdout + stderr)).toEqual([]);
      // With the one that works it goes on as before.
      expect((await mustRunOnlink(['read', 'demo', 'employee', '--limit', '1'], options)).stdout).toMatch(
        /^\{/,
      );
    },
  );

  it.each(CASES.slice(0, 4))('that $title makes no connection', async (one) => {
    const args = ['connection', 'add', 'x', '--connector', 'netsuite', '--plugins', await plant(one)];
    const plain = await runOnlink(args, options);
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('Failed to ')]);
    const { stdout } = await mustRunOnlink(['connection', 'list', '--json'], options);
    expect(JSON.parse(stdout).connections).toMatchObject([{ name: 'demo' }]);
  });
});

/** A check says its faults item by item. */
function faultOf(document: { fault?: object; items?: readonly { fault?: object }[] }): object | undefined {
  return document.fault ?? document.items?.[0]?.fault;
}

/** The NetSuite connector as it is, all its code, with what the case puts in place of the entry and in the manifest. */
async function plant({ title, entry, manifest = {} }: Case): Promise<string> {
  const plugins = join(workDir, title.replaceAll(/\W+/g, '-'));
  const dir = join(plugins, 'netsuite');
  await rm(plugins, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await cp(join(NETSUITE, 'package.json'), join(dir, 'package.json'));
  await cp(join(NETSUITE, 'dist'), join(dir, 'dist'), { recursive: true });
  await symlink(join(NETSUITE, 'node_modules'), join(dir, 'node_modules'));
  const manifestPath = join(dir, 'dist', 'manifest.json');
  const original = JSON.parse(await readFile(manifestPath, 'utf8')) as object;
  await writeFile(manifestPath, JSON.stringify({ ...original, ...manifest }));
  if (entry !== undefined) {
    await cp(join(dir, 'dist', 'index.js'), join(dir, 'dist', 'real.js'));
    await writeFile(join(dir, 'dist', 'index.js'), entry);
  }
  return plugins;
}
