import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { storeFault } from '../store-fault.js';

/** Who holds a directory, as written into its lock file, which only the owner of the directory can read. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly command: string;
  /** ISO 8601; renewed while held. */
  readonly at: string;
  /** What another process says to read through this one. The address is open to every user of the machine. */
  readonly token: string;
}

const LOCK_FILE = 'lock.json';

/** Where the holder of `dir` writes who it is. */
export function lockFileOf(dir: string): string {
  return join(dir, LOCK_FILE);
}

/** What the lock file of `dir` says; `undefined` where there is none or it makes no sense. */
export async function readHolder(dir: string): Promise<Holder | undefined> {
  try {
    const { host, pid, command, at, token } = JSON.parse(
      await readFile(lockFileOf(dir), 'utf8'),
    ) as Partial<Holder>;
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
    return { host, pid, command: String(command), at: String(at), token: String(token ?? '') };
  } catch {
    return undefined;
  }
}

/**
 * Where the holder of `dir` listens. Linux: a name that is no file and is free at once when its process dies. Windows: a
 * pipe. Elsewhere: a socket file.
 */
export async function addressOf(dir: string): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(dir))
    .digest('hex');
  const name = `onlink-${digest.slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}-${userInfo().uid}.sock`);
}

/** The fault of a directory that another process holds. */
export function busy(dir: string, holder: Holder | undefined): Error {
  const who =
    holder === undefined
      ? 'another process'
      : `"${holder.command}" (process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`})`;
  return storeFault({
    code: 'host/store-busy',
    retry: { afterMs: 5_000 },
    message: `Failed to open store "${dir}": ${who} has it. Wait for that to end or stop it, or set DATABASE_URL to a PostgreSQL, which any number of commands can share.`,
  });
}
