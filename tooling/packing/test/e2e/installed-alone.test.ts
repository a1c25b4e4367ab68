import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPacked } from '@onlink/packing';
import { afterEach, expect, test } from 'vitest';
import type { Manifest } from '../../../bootstrap/workspace.mjs';
import { publishable } from '../../pack.mjs';

const run = promisify(execFile);
const folders: string[] = [];

async function installed(name: string, optionalPeers: boolean): Promise<string> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'packed-')));
  folders.push(dir);
  await installPacked([name], dir, { optionalPeers });
  return dir;
}

async function importAll(dir: string, specifiers: readonly string[]): Promise<unknown> {
  const program = `
    const empty = [];
    for (const specifier of ${JSON.stringify(specifiers)}) {
      if (Object.keys(await import(specifier)).length === 0) empty.push(specifier);
    }
    console.log(JSON.stringify({ empty }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: dir });
  return JSON.parse(stdout);
}

afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
});

const manifests = publishable().map(({ manifest }) => manifest);

function entriesOf({ name, exports = {} }: Manifest): readonly string[] {
  const subpaths = Object.keys(exports).filter((key) => !key.endsWith('.json'));
  return subpaths.map((key) => `${name}${key.slice(1)}`);
}

function binsOf({ bin = {} }: Manifest): readonly string[] {
  return typeof bin === 'string' ? [bin] : Object.values(bin);
}

const withOptionalPeers = manifests.filter(({ peerDependenciesMeta }) => peerDependenciesMeta !== undefined);

test.each(manifests)('$name works when installed alone', async (manifest) => {
  const { name, version } = manifest;
  const dir = await installed(name, false);
  const packed = readFileSync(join(dir, 'node_modules', name, 'package.json'), 'utf8');
  expect(packed).not.toContain('workspace:');
  expect(JSON.parse(packed).version).toBe(version);

  // With optional peers, only the main entry must do without them.
  const isMainOnly = withOptionalPeers.includes(manifest);
  const specifiers = entriesOf(manifest).filter((entry) => entry === name || !isMainOnly);
  expect(await importAll(dir, specifiers)).toEqual({ empty: [] });

  for (const bin of binsOf(manifest)) {
    const script = join(dir, 'node_modules', name, bin);
    const { stdout } = await run(process.execPath, [script, '--version'], { cwd: dir });
    expect(stdout).toContain(version);
  }
});

test.each(withOptionalPeers)('$name imports by every subpath with its optional peers', async (manifest) => {
  const dir = await installed(manifest.name, true);
  expect(await importAll(dir, entriesOf(manifest))).toEqual({ empty: [] });
});

test('refuses a name that nobody has', async () => {
  await expect(installed('@onlink/absent', false)).rejects.toThrow('Failed to install "@onlink/absent"');
});
