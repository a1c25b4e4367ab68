import { readdir, readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { storeFault } from '../store-fault.js';
import { isOnThisMachine, lives, type ProcessIdentity } from './process-identity.js';
import { addressOf, listens } from './socket-address.js';

/** Who holds a directory, or asks for it, as written into a lock file, which only the owner of the directory can read. */
export interface Holder extends ProcessIdentity {
  readonly command: string;
  /** ISO 8601; renewed while held. */
  readonly at: string;
  /** What another process says to read through this one; no two holders have the same. */
  readonly token: string;
  /** While it only asks for the directory: it may not get it. */
  readonly asks?: boolean;
  /** Whether it listens at the socket file in the directory for as long as it holds that. */
  readonly listens?: boolean;
}

/** A lock file and what it says; `holder` is missing where that makes no sense. */
export interface LockFile {
  readonly path: string;
  readonly holder: Holder | undefined;
}

/** A holder whose process cannot be looked at, and that was silent for longer, is taken to be dead. */
export const SILENT_MS = 30_000;
const LOCK_FILE = /^lock(-[\w-]+)?\.json$/;

/** Where the process with this token writes who it is. Each has a file of its own, so that none removes another's. */
export function lockFileOf(dir: string, token: string): string {
  return join(dir, `lock-${token.slice(0, 16)}.json`);
}

/** All lock files of a directory. */
export async function lockFiles(dir: string): Promise<readonly LockFile[]> {
  const names = (await readdir(dir)).filter((name) => LOCK_FILE.test(name));
  const files = await Promise.all(names.map((name) => readLock(join(dir, name))));
  return files.filter((file) => file !== undefined);
}

/** The holder of `dir`; `undefined` where nobody has it. */
export async function readHolder(dir: string): Promise<Holder | undefined> {
  for (const file of await lockFiles(dir).catch(() => [])) {
    if (file.holder !== undefined && file.holder.asks !== true && (await isLive(file))) return file.holder;
  }
  return undefined;
}

/**
 * Whether the process behind a lock file may still use the directory. Its number decides where it can be looked up, or its
 * socket where it is on this machine, so that a killed one strands nobody; elsewhere its heartbeat.
 */
export async function isLive({ path, holder }: LockFile): Promise<boolean> {
  const alive = holder === undefined ? 'unknown' : await isAlive(dirname(path), holder);
  if (alive !== 'unknown') return alive === 'yes';
  const said = holder === undefined ? Number.NaN : Date.parse(holder.at);
  const at = Number.isNaN(said) ? ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0) : said;
  return Date.now() - at < SILENT_MS;
}

async function isAlive(dir: string, holder: Holder): Promise<'yes' | 'no' | 'unknown'> {
  const alive = await lives(holder);
  if (alive !== 'unknown' || holder.listens !== true || !(await isOnThisMachine(holder))) return alive;
  return listens(await addressOf(dir));
}

async function readLock(path: string): Promise<LockFile | undefined> {
  try {
    return { path, holder: parseHolder(await readFile(path, 'utf8')) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // Of another user, say: whoever cannot be asked is there.
    return { path, holder: undefined };
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const read = JSON.parse(text) as Partial<Holder>;
    const { host, pid, bootId, pidNamespace, startedAtTicks, command, at, token, asks, listens: open } = read;
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
    return {
      host,
      pid,
      ...(typeof bootId === 'string' && { bootId }),
      ...(typeof pidNamespace === 'string' && { pidNamespace }),
      ...(typeof startedAtTicks === 'number' && { startedAtTicks }),
      command: String(command),
      at: String(at),
      token: String(token ?? ''),
      ...(asks === true && { asks }),
      ...(open === true && { listens: open }),
    };
  } catch {
    return undefined;
  }
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

/** The fault of a directory that this process held until it was silent for too long. */
export function takenAway(dir: string): Error {
  return storeFault({
    code: 'host/store-taken',
    retry: { afterMs: 5_000 },
    message: `Failed to use store "${dir}": this process gave no sign of life for ${SILENT_MS / 1_000} s, and another one has taken it since. Run the command again when that has ended.`,
  });
}
