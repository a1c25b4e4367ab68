import { mkdir } from 'node:fs/promises';
import { storeFault } from '../store-fault.js';

/** Makes the data directory, for its owner alone, where it is not there. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeFault({
      code: 'host/store-not-writable',
      blame: 'config',
      retry: 'after-fix',
      message: `Failed to make data directory "${dataDir}": ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}. Name another one with --data-dir, or give this user the right to write there.`,
    });
  }
}
