import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@onlink/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildManifest } from './build-manifest.js';
import { main } from './main.js';

const MANIFEST: Manifest = {
  id: 'sample',
  version: '1.2.3',
  title: 'Sample',
  category: 'HR',
  api: { major: 1, minor: 0 },
  needs: [],
  config: { version: 1, schema: {}, secrets: [] },
  auth: [],
  stateVersion: 1,
  egress: ['api.invalid'],
  checks: [],
  streams: [],
  actions: {},
  triggers: {},
  templates: [],
};
const PACKAGE = {
  name: 'sample-connector',
  version: '1.2.3',
  type: 'module',
  onlink: { entry: './entry.js', manifest: './onlink.manifest.json' },
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onlink-manifest-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true });
});

/** Writes a package, its entry as the text of a module. */
async function plant(packageJson: unknown, entry = entryOf(MANIFEST)): Promise<void> {
  await writeFile(join(dir, 'package.json'), JSON.stringify(packageJson));
  await writeFile(join(dir, 'entry.js'), entry);
}

function entryOf(manifest: unknown): string {
  return `export default { [Symbol.for('onlink.connector/brand')]: 'plugin', manifest: ${JSON.stringify(manifest)}, register: {} };`;
}

describe('building a manifest', () => {
  it('writes what the plugin says, and a line about it', async () => {
    await plant(PACKAGE);
    expect(await buildManifest(dir)).toBe(
      'Wrote ./onlink.manifest.json: sample 1.2.3, 0 streams, 0 actions, 0 triggers.',
    );
    const text = await readFile(join(dir, 'onlink.manifest.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(MANIFEST);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each<[string, unknown, string | undefined, RegExp]>([
    [
      'a package.json without the key',
      { ...PACKAGE, onlink: undefined },
      undefined,
      /lacks the text "onlink\.entry"/,
    ],
    ['a package.json that is no object', null, undefined, /lacks the text "name"/],
    [
      'an entry that throws',
      PACKAGE,
      'throw new Error("no\\n    at somewhere")',
      /importing "\.\/entry\.js" failed: no\. Mend/,
    ],
    [
      'an entry that is no plugin',
      PACKAGE,
      'export default {}',
      /does not export a plugin.*Export what definePlugin gives/,
    ],
    [
      'another version',
      PACKAGE,
      entryOf({ ...MANIFEST, version: '2.0.0' }),
      /says version "2\.0\.0" and package\.json "1\.2\.3"/,
    ],
    ['a malformed manifest', PACKAGE, entryOf({ ...MANIFEST, id: 'Not An Id' }), /"id"|id/],
  ])('refuses %s in one line, and writes nothing', async (_, packageJson, entry, message) => {
    await plant(packageJson, entry);
    const fault = await buildManifest(dir).catch((error: unknown) => error as Error);
    expect(String((fault as Error).message)).toMatch(message);
    expect((fault as Error).message).not.toContain('\n');
    expect(await readdir(dir)).toEqual(['entry.js', 'package.json']);
  });

  it('leaves no file behind where it cannot write', async () => {
    await plant(PACKAGE);
    await mkdir(join(dir, 'onlink.manifest.json'));
    await expect(buildManifest(dir)).rejects.toThrow(/cannot be written \((EISDIR|EPERM|ENOTEMPTY|EEXIST)\)/);
    expect(await readdir(dir)).toEqual(['entry.js', 'onlink.manifest.json', 'package.json']);
  });
});

describe('the command onlink-manifest', () => {
  function listen() {
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        said[name] += String(text);
        return true;
      });
    }
    return said;
  }

  it('builds, and exits 0', async () => {
    await plant(PACKAGE);
    const said = listen();
    expect(await main(['build', dir])).toBe(0);
    expect(said).toEqual({ stdout: expect.stringMatching(/^Wrote .*\n$/), stderr: '' });
  });

  it('says a fault in one line, and exits 1', async () => {
    const said = listen();
    expect(await main(['build', join(dir, 'missing')])).toBe(1);
    expect(said).toEqual({
      stdout: '',
      stderr: expect.stringMatching(/^onlink-manifest: Failed to build .*ENOENT.*\n$/),
    });
  });

  it.each([[[]], [['make']], [['build', '--force']], [['build', 'a', 'b']]])(
    'takes no %j, and exits 2',
    async (args) => {
      const said = listen();
      expect(await main(args)).toBe(2);
      expect(said.stderr).toMatch(/^onlink-manifest: wrong usage\. .*\n$/);
    },
  );

  it('says its usage and its version', async () => {
    const said = listen();
    expect(await main(['--help'])).toBe(0);
    expect(await main(['--version'])).toBe(0);
    expect(said.stdout).toMatch(/^Usage: onlink-manifest build[\s\S]*\d+\.\d+\.\d+\n$/);
  });
});
