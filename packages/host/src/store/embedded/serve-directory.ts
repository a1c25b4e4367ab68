import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { type Served, serveRead } from './serve-reads.js';
import { addressOf, isInDirectory } from './socket-address.js';

/** A way in for others that want to read what this process holds. */
export interface DirectoryServer {
  /** Whether it listens in the directory itself, where every process that sees the directory can find that out. */
  readonly isInDirectory: boolean;
  /** From now on they are answered. Those that asked before have waited. */
  serve(served: Served): void;
  close(): Promise<void>;
}

/**
 * Listens for reads of other processes. Call it only while holding the directory: a socket file that is there belongs to
 * one that was killed. Where the file system has no sockets, others are refused instead of served.
 */
export async function serveDirectory(dir: string, token: string): Promise<DirectoryServer> {
  const served = withResolvers<Served>();
  const sockets = new Set<Socket>();
  const address = await addressOf(dir);
  const server = await listenAt(address, (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    void serveRead(socket, token, served.promise);
  });
  return {
    isInDirectory: server !== undefined && isInDirectory(address),
    serve: served.resolve,
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server === undefined) return;
      server.close();
      await once(server, 'close');
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
    if (process.platform !== 'win32') await rm(address, { force: true });
    server.listen(address);
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
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
