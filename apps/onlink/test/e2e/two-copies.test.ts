import { mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { installPacked } from '@onlink/packing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addConnection } from './support/demo-connection.js';
import { mustRunOnlink } from './support/run-onlink.js';

let workDir: string;
beforeAll(async () => {
  workDir = await realpath(await mkdtemp(join(tmpdir(), 'onlink-copies-')));
});
afterAll(() => rm(workDir, { recursive: true }));

it('checks and reads through a packed plugin with a core and a zod of other versions than the host, and a tsyringe of its own', async () => {
  const modules = join(workDir, 'node_modules');
  await installPacked(['@onlink/connector-netsuite', 'tsyringe', 'reflect-metadata', 'zod-oldest'], workDir);
  // The oldest zod that a plugin may bring, in place of the host's.
  await rm(join(modules, 'zod'), { recursive: true });
  await rename(join(modules, 'zod-oldest'), join(modules, 'zod'));
  expect(await versionOf(join(modules, 'zod'))).toBe('4.1.13');
  expect(await versionOf(join(modules, 'zod'))).not.toBe(await versionOf(hostsZod()));
  for (const copy of ['@onlink/core', 'zod', 'tsyringe']) {
    expect(await realpath(join(modules, copy))).toBe(join(modules, copy));
  }
  const plugin = join(modules, '@onlink', 'connector-netsuite', 'dist');
  // A core that is a minor ahead of the host's: the plugin was built against it, and asks for nothing new.
  await replaceIn(join(modules, '@onlink', 'core', 'dist', 'api-version.js'), /minor: \d+/, 'minor: 99');
  await replaceIn(join(plugin, 'manifest.json'), /("major":\s*1,\s*"minor":\s*)\d+/, '$199');
  // The plugin's own tsyringe runs in the host's process beside the host's.
  await replaceIn(
    join(plugin, 'index.js'),
    /^/,
    `import 'reflect-metadata';\nimport { container } from 'tsyringe';\ncontainer.register('mine', { useValue: 1 });\n`,
  );

  const mock = createNetsuiteMock({ employees: 30, seed: 5 });
  const listening = await mock.listen();
  try {
    const options = { dataDir: join(workDir, 'data'), env: {} };
    const plugins = ['--plugins', modules];
    const { stdout: listed } = await mustRunOnlink(['connectors', '--json', ...plugins], options);
    expect(JSON.parse(listed).connectors).toMatchObject([{ id: 'netsuite' }]);
    const access = { url: listening.url, credentials: mock.credentials };
    await addConnection('demo', access, { ...options, extraArgs: plugins });
    await mustRunOnlink(['check', 'demo', ...plugins], options);
    const { stdout } = await mustRunOnlink(['read', 'demo', 'employee', ...plugins], options);
    expect(stdout.trimEnd().split('\n')).toHaveLength(30);
  } finally {
    await listening.close();
  }
});

async function replaceIn(file: string, pattern: RegExp, replacement: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(pattern);
  await writeFile(file, text.replace(pattern, replacement));
}

async function versionOf(packageDir: string): Promise<string> {
  return JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')).version;
}

/** The zod that the command itself runs on: that of the runtime, which checks manifests with it. */
function hostsZod(): string {
  const host = createRequire(import.meta.url).resolve('@onlink/host');
  const runtime = createRequire(host).resolve('@onlink/runtime');
  return join(createRequire(runtime).resolve('zod/package.json'), '..');
}
