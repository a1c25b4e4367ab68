import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { addressOf, busy, type Holder, lockFileOf, readHolder } from './holder.js';
import { type Served, serveRead } from './serve-reads.js';

/** A directory held by this process. */
export interface HeldDirectory {
  /** From now on other processes may read through this one. Those that asked before have waited. */
  serve(served: Served): void;
  release(): Promise<void>;
}

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
  const path = lockFileOf(dir);
  const token = randomBytes(32).toString('base64url');
  const served = withResolvers<Served>();
  const sockets = new Set<Socket>();
  const server = await listenAt(await addressOf(dir), (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    void serveRead(socket, token, served.promise);
  });
  if (server === undefined) throw busy(dir, await readHolder(dir));
  const other = await readHolder(dir);
  if (other !== undefined && other.host !== hostname() && Date.now() - Date.parse(other.at) < SILENT_MS) {
    await closed(server);
    throw busy(dir, other);
  }
  const write = async (): Promise<void> => {
    const holder: Holder = {
      host: hostname(),
      pid: process.pid,
      command,
      at: new Date().toISOString(),
      token,
    };
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
    serve: served.resolve,
    async release() {
      clearInterval(heartbeat);
      await writing;
      await rm(path, { force: true });
      for (const socket of sockets) socket.destroy();
      await closed(server);
    },
  };
}

async function listenAt(
  address: string,
  onConnection: (socket: Socket) => void,
): Promise<Server | undefined> {
  const server = createServer(onConnection);
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
  return listenAt(address, onConnection);
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

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
} {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
