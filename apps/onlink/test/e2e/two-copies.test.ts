import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
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

it('loads and reads through a packed plugin that has its own copies of core, zod and tsyringe', async () => {
  await installPacked(['@onlink/connector-netsuite', 'tsyringe', 'reflect-metadata'], workDir);
  const modules = join(workDir, 'node_modules');
  for (const copy of ['@onlink/core', 'zod', 'tsyringe']) {
    expect(await realpath(join(modules, copy))).toBe(join(modules, copy));
  }
  // The plugin's own tsyringe runs in the host's process beside the host's.
  const entry = join(modules, '@onlink', 'connector-netsuite', 'dist', 'index.js');
  const code = await readFile(entry, 'utf8');
  await writeFile(
    entry,
    `import 'reflect-metadata';\nimport { container } from 'tsyringe';\ncontainer.register('mine', { useValue: 1 });\n${code}`,
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
    const { stdout } = await mustRunOnlink(['read', 'demo', 'employee', ...plugins], options);
    expect(stdout.trimEnd().split('\n')).toHaveLength(30);
  } finally {
    await listening.close();
  }
});
