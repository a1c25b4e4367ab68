import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { storeFault } from '../store-fault.js';

/** Makes the data directory, for its owner alone, where it is not there. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await make(resolve(dataDir));
  } catch (error) {
    throw storeFault({
      code: 'host/store-not-writable',
      blame: 'config',
      retry: 'after-fix',
      message: `Failed to make data directory "${dataDir}": ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}. Name another one with --data-dir, or give this user the right to write there.`,
    });
  }
}

/**
 * Makes a directory and those above it. Not by `mkdir` with `recursive`: where a directory is there and yet says ENOENT to a
 * new one, as /proc does, Node 20 tries again without end, on a thread that no signal stops.
 */
async function make(dir: string): Promise<void> {
  const error = await makeOne(dir);
  if (error === undefined) return;
  if (error.code !== 'ENOENT' || dirname(dir) === dir) throw error;
  await make(dirname(dir));
  const again = await makeOne(dir);
  if (again !== undefined) throw again;
}

async function makeOne(dir: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(dir, { mode: 0o700 });
  } catch (error) {
    const there = await stat(dir).catch(() => undefined);
    return there?.isDirectory() === true ? undefined : (error as NodeJS.ErrnoException);
  }
  return undefined;
}
