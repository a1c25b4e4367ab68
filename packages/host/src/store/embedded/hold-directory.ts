import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { storeFault } from '../store-fault.js';

/** A directory held by this process. */
export interface HeldDirectory {
  release(): Promise<void>;
}

/** Who holds a directory, as written into its lock file. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly command: string;
  /** ISO 8601; renewed while held. */
  readonly at: string;
}

const LOCK_FILE = 'lock.json';
const HEARTBEAT_MS = 5_000;
/** A holder on another machine that was silent for longer is taken to be dead. */
const SILENT_MS = 30_000;

/**
 * Takes a directory for this process alone: two processes in one embedded store lose each other's rows without a word.
 *
 * On one machine the system's own hold on a listening address decides, which ends with the process however that ends. For
 * a directory shared between machines, and to name the holder, a file there says who it is and is renewed.
 *
 * @throws `host/store-busy`, which names the holder's process
 */
export async function holdDirectory(dir: string, command: string): Promise<HeldDirectory> {
  const path = join(dir, LOCK_FILE);
  const server = await listenAt(addressOf(await realpath(dir)));
  if (server === undefined) throw busy(dir, await readHolder(path));
  const other = await readHolder(path);
  if (other !== undefined && other.host !== hostname() && Date.now() - Date.parse(other.at) < SILENT_MS) {
    await closed(server);
    throw busy(dir, other);
  }
  const write = async (): Promise<void> => {
    const holder: Holder = { host: hostname(), pid: process.pid, command, at: new Date().toISOString() };
    await writeFile(`${path}.tmp`, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    await rename(`${path}.tmp`, path);
  };
  await write();
  let writing: Promise<unknown> = Promise.resolve();
  const heartbeat = setInterval(() => {
    // A missed beat harms nothing on one machine; the next one tells.
    writing = write().catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      await writing;
      await rm(path, { force: true });
      await closed(server);
    },
  };
}

/** Linux: a name that is no file and is free at once when its process dies. Windows: a pipe. Elsewhere: a socket file. */
function addressOf(realDir: string): string {
  const name = `onlink-${createHash('sha256').update(realDir).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}-${userInfo().uid}.sock`);
}

async function listenAt(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  try {
    server.listen(address);
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  }
  if (address.startsWith('\0') || process.platform === 'win32' || (await answers(address))) return undefined;
  // A socket file outlives a killed process; nobody answers behind this one.
  await rm(address, { force: true });
  return listenAt(address);
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { host, pid, command, at } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
    return { host, pid, command: String(command), at: String(at) };
  } catch {
    return undefined;
  }
}

function busy(dir: string, holder: Holder | undefined): Error {
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
