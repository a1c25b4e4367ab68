import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asUnprivileged, type Identity, unprivilegedIdentity } from './unprivileged.js';

const run = promisify(execFile);

/** A PostgreSQL that belongs to this process. */
export interface LocalServer {
  readonly url: string;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

/** Nothing here outlives the tests, so nothing is forced to disk. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses='];

/**
 * Makes a cluster in a temporary folder and serves it on a socket there, which only this user can reach. As root it runs
 * as another user, because PostgreSQL refuses root.
 *
 * @throws Error with what the programs said
 */
export async function startServer(binaries: string): Promise<LocalServer> {
  const identity = await unprivilegedIdentity();
  const dir = await mkdtemp(join(tmpdir(), 'onlink-pg-'));
  try {
    if (identity !== undefined) await chown(dir, identity.uid, identity.gid);
    const data = join(dir, 'data');
    const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
    await run(...asUnprivileged(identity, join(binaries, 'initdb'), init), { cwd: dir });
    const server = await serve(binaries, { dir, data, identity });
    return {
      url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`,
      async stop() {
        await server.stop();
        await rm(dir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw new Error(
      `Failed to start PostgreSQL from "${binaries}": ${(error as Error).message.trim()}. Mend that, or set DATABASE_URL.`,
    );
  }
}

interface Place {
  readonly dir: string;
  readonly data: string;
  readonly identity: Identity | undefined;
}

async function serve(binaries: string, { dir, data, identity }: Place) {
  const settings = [...SETTINGS, `unix_socket_directories=${dir}`].flatMap((setting) => ['-c', setting]);
  const command = asUnprivileged(identity, join(binaries, 'postgres'), ['-D', data, ...settings]);
  const child = spawn(...command, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  // However this process ends, the server and its folder do not stay behind.
  const abandon = (): void => {
    child.kill('SIGQUIT');
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  await untilReady(child);
  return {
    async stop() {
      process.removeListener('exit', abandon);
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The server says in its log, in English by `--locale=C`, when it accepts connections. */
async function untilReady(child: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(log.trim().split('\n').at(-1) ?? 'it ended')));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
}
