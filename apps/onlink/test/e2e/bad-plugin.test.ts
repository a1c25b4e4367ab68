import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOnlink } from './support/run-onlink.js';

const NETSUITE = fileURLToPath(new URL('../../node_modules/@onlink/connector-netsuite', import.meta.url));

let workDir: string;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-plugin-'));
});
afterAll(() => rm(workDir, { recursive: true }));

interface Case {
  readonly title: string;
  readonly entry?: string;
  readonly manifest?: object;
  readonly code: string;
}

const CASES: readonly Case[] = [
  {
    title: 'throws at import',
    entry: 'throw new Error("marked-internal\\n    at somewhere");\n',
    code: 'plugin/failed-to-load',
  },
  {
    title: 'is of another API major',
    manifest: { api: { major: 2, minor: 0 } },
    code: 'plugin/other-api-major',
  },
  {
    title: 'has a manifest that differs from its code',
    entry: `const brand = Symbol.for('onlink.connector/brand');
export default { [brand]: 'plugin', manifest: { id: 'netsuite' }, register: { 1: (scope) =>
  scope.register(Symbol.for('onlink.connector/connector@1'), { useFactory: () => ({ [brand]: 'connector@1', manifest: { id: 'other' } }) }) } };
`,
    code: 'plugin/manifest-differs',
  },
];

describe('a plugin that cannot be used', () => {
  it.each(CASES)('that $title is refused in one line, and no connection is made', async (one) => {
    const plugins = join(workDir, one.title.replaceAll(' ', '-'));
    await plant(join(plugins, 'netsuite'), one);
    const dataDir = join(workDir, 'data');
    const args = ['connection', 'add', 'x', '--connector', 'netsuite', '--plugins', plugins];
    const plain = await runOnlink(args, { dataDir });
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr.trimEnd().split('\n')).toHaveLength(1);
    const json = await runOnlink([...args, '--json'], { dataDir });
    expect(JSON.parse(json.stdout)).toMatchObject({ fault: { code: one.code } });
    const list = await runOnlink(['connection', 'list', '--json'], { dataDir });
    expect(JSON.parse(list.stdout)).toEqual({ connections: [] });
  });
});

/** A copy of the NetSuite connector, without its code, with what the case puts in place. */
async function plant(dir: string, { entry = 'export default {};\n', manifest }: Case): Promise<void> {
  const original = JSON.parse(await readFile(join(NETSUITE, 'dist', 'manifest.json'), 'utf8')) as object;
  await cp(join(NETSUITE, 'package.json'), join(dir, 'package.json'));
  await cp(join(NETSUITE, 'dist', 'manifest.json'), join(dir, 'dist', 'manifest.json'));
  await writeFile(join(dir, 'dist', 'manifest.json'), JSON.stringify({ ...original, ...manifest }));
  await writeFile(join(dir, 'dist', 'index.js'), entry);
}
