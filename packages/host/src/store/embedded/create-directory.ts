import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFault } from '../store-fault.js';
import { unpackDirectory } from './pack-directory.js';

/** A database with nothing in it, made when this package was built: to make one takes seconds and some 800 MB of memory. */
const EMPTY_DATABASE = new URL('./empty-database.bin', import.meta.url);

/**
 * Makes the database directory where it is not there, whole or not at all: in a sibling, renamed when it is ready.
 *
 * Call it only while holding the directory.
 */
export async function createDirectory(databaseDir: string): Promise<void> {
  if ((await stat(join(databaseDir, 'PG_VERSION')).catch(() => undefined)) !== undefined) return;
  const temporary = `${databaseDir}.new`;
  // What is left of an attempt that was killed.
  await rm(temporary, { recursive: true, force: true });
  try {
    await unpackDirectory(await readFile(EMPTY_DATABASE), temporary);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw storeFault({
      code: 'host/store-not-created',
      retry: 'after-fix',
      message: `Failed to create store "${databaseDir}": ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}. Check that the disk has 100 MB free and that this user may write there, then run the command again.`,
    });
  }
  await rename(temporary, databaseDir);
}
