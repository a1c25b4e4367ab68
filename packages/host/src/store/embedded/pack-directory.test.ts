import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packDirectory, unpackDirectory } from './pack-directory.js';

let workDir = '';
beforeEach(() => {
  workDir = mkdtempSync(join(tmpdir(), 'onlink-pack-'));
});
afterEach(() => rmSync(workDir, { recursive: true }));

async function packed(): Promise<Uint8Array> {
  const from = join(workDir, 'from');
  mkdirSync(join(from, 'base', '1'), { recursive: true });
  mkdirSync(join(from, 'empty'));
  writeFileSync(join(from, 'base', '1', 'rows'), Uint8Array.from([0, 255, 10]));
  writeFileSync(join(from, 'nothing'), '');
  return packDirectory(from);
}

it('gives back names, contents and empty folders', async () => {
  const to = join(workDir, 'to');
  await unpackDirectory(await packed(), to);
  expect(readdirSync(to, { recursive: true }).sort()).toEqual([
    'base',
    'base/1',
    'base/1/rows',
    'empty',
    'nothing',
  ]);
  expect([...readFileSync(join(to, 'base', '1', 'rows'))]).toEqual([0, 255, 10]);
  expect(statSync(join(to, 'nothing')).size).toBe(0);
});

it('lets nobody but the owner in', async () => {
  const to = join(workDir, 'to');
  await unpackDirectory(await packed(), to);
  const rights = (path: string): number => statSync(join(to, path)).mode & 0o777;
  expect([rights('.'), rights('base'), rights('base/1/rows')]).toEqual([0o700, 0o700, 0o600]);
});

it('writes nothing into a directory that is there', async () => {
  const to = join(workDir, 'to');
  mkdirSync(to);
  await expect(unpackDirectory(await packed(), to)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readdirSync(to)).toEqual([]);
});
