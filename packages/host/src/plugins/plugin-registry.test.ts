import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BRAND, isFault, type Manifest } from '@onlink/core';
import { createRootScope } from '@onlink/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPluginRegistry, type PluginRegistry } from './plugin-registry.js';

const GOOD = `
const BRAND = Symbol.for('onlink.connector/brand');
const manifest = MANIFEST;
const connector = { [BRAND]: 'connector@1', manifest };
globalThis.pluginsThatRan = [...(globalThis.pluginsThatRan ?? []), manifest.id];
export default { [BRAND]: 'plugin', manifest, register: { 1: (scope) =>
  scope.register(Symbol.for('onlink.connector/connector@1'), { useFactory: () => connector }) } };
`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onlink-plugins-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('the plugin registry', () => {
  it('finds packages and scoped packages by their onlink key, and runs none of their code', async () => {
    await plant('listed-only', { manifest: { id: 'listed-only' } });
    await plant('@acme/scoped', { manifest: { id: 'scoped' } });
    await mkdir(join(dir, 'no-plugin'));
    await writeFile(join(dir, 'no-plugin', 'package.json'), '{"name":"no-plugin"}');
    const ids = (await registry().list()).map((plugin) =>
      plugin.kind === 'usable' ? plugin.manifest.id : '?',
    );
    expect(ids).toEqual(['listed-only', 'scoped']);
    const ran = (globalThis as { pluginsThatRan?: readonly string[] }).pluginsThatRan ?? [];
    expect(ran).not.toContain('listed-only');
  });

  it('loads a connector once, through DI', async () => {
    await plant('loaded', { manifest: { id: 'loaded' } });
    const plugins = registry();
    const [first, second] = await Promise.all([plugins.load('loaded'), plugins.load('loaded')]);
    expect(first.connector[BRAND]).toBe('connector@1');
    expect(first).toBe(second);
  });

  it.each<[string, Planted, string]>([
    ['throws at import', { code: 'throw new Error("boom\\nsecond line")' }, 'plugin/failed-to-load'],
    ['exports no plugin', { code: 'export default {}' }, 'plugin/failed-to-load'],
    [
      'registers nothing',
      { code: GOOD.replace(/1: \(scope\)[^}]*}\) }/, '1: () => {} }') },
      'host/not-registered',
    ],
    ['is of another API major', { manifest: { api: { major: 2, minor: 0 } } }, 'plugin/other-api-major'],
    [
      'differs from its manifest',
      { code: GOOD.replace('MANIFEST', '{ ...MANIFEST, title: "Other" }') },
      'plugin/manifest-differs',
    ],
    ['needs what is not here', { manifest: { needs: ['teleport'] } }, 'plugin/missing-feature'],
    ['has a malformed manifest', { manifestText: '{' }, 'plugin/malformed-manifest'],
    [
      'has no manifest file',
      { onlink: { manifest: 'none.json', entry: 'index.mjs' } },
      'plugin/malformed-manifest',
    ],
    [
      'points outside its folder',
      { onlink: { manifest: '../../m.json', entry: 'index.mjs' } },
      'plugin/malformed-manifest',
    ],
  ])('refuses a plugin that %s, in one line, and lets the others work', async (_what, planted, code) => {
    await plant('bad', { ...planted, manifest: { id: 'bad', ...planted.manifest } });
    await plant('good', { manifest: { id: 'good' } });
    const plugins = registry();
    const failure = await plugins.load('bad').catch((error: unknown) => error);
    if (!isFault(failure)) throw failure;
    expect(failure.code).toBe(code);
    expect(failure.message).not.toContain('\n');
    expect((await plugins.load('good')).connector.manifest.id).toBe('good');
  });

  it('refuses an id and version that is installed twice, and names both places', async () => {
    await plant('one', { manifest: { id: 'twin' } });
    await plant('two', { manifest: { id: 'twin' } });
    const failure = await registry()
      .load('twin')
      .catch((error: unknown) => error);
    expect(isFault(failure) && failure.code).toBe('plugin/duplicate');
  });

  it('picks the pinned version, else the newest of its major, and never another major', async () => {
    for (const version of ['1.0.0', '1.9.0', '1.10.0', '2.0.0']) {
      await plant(`v${version}`, { manifest: { id: 'many', version } });
    }
    const plugins = registry();
    const version = async (pinned?: string): Promise<string> =>
      (await plugins.manifest('many', pinned)).version;
    expect(await version('1.0.0')).toBe('1.0.0');
    expect(await version('1.2.3')).toBe('1.10.0');
    expect(await version()).toBe('2.0.0');
    await expect(version('3.0.0')).rejects.toMatchObject({ code: 'plugin/not-installed' });
    await expect(plugins.manifest('absent')).rejects.toMatchObject({ code: 'plugin/not-installed' });
  });

  it('finds nothing, without failing, where there is no folder of packages', async () => {
    const plugins = createPluginRegistry({ pluginDirs: [], packageDirs: [join(dir, 'none')] }, aScope());
    expect(await plugins.list()).toEqual([]);
  });

  it('says which folder of plugins is not there, instead of finding nothing', async () => {
    const missing = join(dir, 'none');
    const plugins = createPluginRegistry({ pluginDirs: [missing], packageDirs: [] }, aScope());
    await expect(plugins.list()).rejects.toMatchObject({
      code: 'plugin/no-such-folder',
      message: expect.stringContaining(`"${missing}"`),
    });
  });
});

interface Planted {
  readonly manifest?: Partial<Manifest>;
  readonly manifestText?: string;
  readonly code?: string;
  readonly onlink?: unknown;
}

async function plant(name: string, planted: Planted): Promise<void> {
  const folder = join(dir, name);
  const manifest = JSON.stringify({ ...BASE, ...planted.manifest });
  await mkdir(folder, { recursive: true });
  const onlink = planted.onlink ?? { manifest: './manifest.json', entry: './index.mjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, onlink }));
  await writeFile(join(folder, 'manifest.json'), planted.manifestText ?? manifest);
  await writeFile(join(folder, 'index.mjs'), (planted.code ?? GOOD).replaceAll('MANIFEST', manifest));
}

const BASE: Manifest = {
  id: 'sample',
  version: '1.0.0',
  title: 'Sample',
  category: 'HR',
  api: { major: 1, minor: 0 },
  needs: [],
  config: { version: 1, schema: {}, secrets: [] },
  auth: [],
  stateVersion: 1,
  egress: [],
  checks: [],
  streams: [],
  actions: {},
  triggers: {},
  templates: [],
};

function registry(): PluginRegistry {
  return createPluginRegistry({ pluginDirs: [dir], packageDirs: [] }, aScope());
}

function aScope() {
  return createRootScope({ delay: async () => undefined });
}
