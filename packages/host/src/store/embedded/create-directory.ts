import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { storeFault } from '../store-fault.js';

const MAKER = fileURLToPath(new URL('./initialize-directory.js', import.meta.url));

/**
 * Makes the database directory where it is not there, whole or not at all: in a sibling, renamed when it is ready. Another
 * process makes it, because that takes some 800 MB, which this one would keep.
 *
 * Call it only while holding the directory.
 */
export async function createDirectory(databaseDir: string): Promise<void> {
  if ((await stat(join(databaseDir, 'PG_VERSION')).catch(() => undefined)) !== undefined) return;
  const temporary = `${databaseDir}.new`;
  // What is left of an attempt that was killed.
  await rm(temporary, { recursive: true, force: true });
  const child = spawn(process.execPath, [MAKER, temporary], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-2_000);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    await rm(temporary, { recursive: true, force: true });
    const reason = stderr.trim().split('\n').at(-1) || `its process ended with ${code ?? 'a signal'}`;
    throw storeFault({
      code: 'host/store-not-created',
      retry: 'after-fix',
      message: `Failed to create store "${databaseDir}": ${reason}. Check that the disk has 100 MB free and that this user may write there, then run the command again.`,
    });
  }
  await rename(temporary, databaseDir);
}
