import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { BINARY_FOLDERS, findBinaries } from './find-binaries.js';
import { type LocalServer, startServer } from './start-server.js';

/** A database of a test's own on a real PostgreSQL. */
export interface ScratchDatabase {
  readonly url: string;
  /** Empties everything that imports write; connections stay. */
  forgetImports(): Promise<void>;
  /** Drops it; with the last one ends a server that was started for it. */
  drop(): Promise<void>;
}

/** Where {@link openScratchDatabase} looks. */
export interface ScratchDatabaseOptions {
  /** Connection strings of servers to try, in order. Default: DATABASE_URL, then this machine's port 5432. */
  readonly servers?: readonly string[];
  /** Patterns of folders with PostgreSQL's programs; `*` stands for a version. */
  readonly binaryFolders?: readonly string[];
}

const SERVERS: readonly string[] = [
  ...(process.env['DATABASE_URL'] ? [process.env['DATABASE_URL']] : []),
  'postgres://postgres@127.0.0.1:5432/postgres',
  'postgres://root@127.0.0.1:5432/postgres',
];

/** The server of this process, while somebody has a database on it. */
let own: { readonly server: Promise<LocalServer>; users: number } | undefined;

/**
 * Makes one on a server that answers, else on one that is started from the PostgreSQL installed here, in a temporary
 * folder and on a socket, so that no port is taken. Says so where there is neither; a server that does not start is an
 * error.
 */
export async function openScratchDatabase(
  options: ScratchDatabaseOptions = {},
): Promise<ScratchDatabase | { readonly skipped: string }> {
  for (const url of options.servers ?? SERVERS) {
    const admin = await connect(url).catch(() => undefined);
    if (admin !== undefined) return createDatabase(url, admin, async () => {});
  }
  const binaries = await findBinaries(options.binaryFolders ?? BINARY_FOLDERS);
  if (binaries === undefined) {
    return {
      skipped:
        'SKIPPED, nothing was tested on PostgreSQL: no server answers at DATABASE_URL or 127.0.0.1:5432, and none is installed here. Install PostgreSQL, or set DATABASE_URL',
    };
  }
  own ??= { server: startServer(binaries), users: 0 };
  const mine = own;
  mine.users += 1;
  const { url, stop } = await mine.server.catch((error: unknown) => {
    own = undefined;
    throw error;
  });
  return createDatabase(url, await connect(url), async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    own = undefined;
    await stop();
  });
}

async function createDatabase(
  serverUrl: string,
  admin: pg.Client,
  release: () => Promise<void>,
): Promise<ScratchDatabase> {
  const name = `onlink_test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async forgetImports() {
      const client = await connect(url.href);
      await client.query(
        'truncate onlink.object, onlink.run, onlink.import_partition, onlink.import cascade',
      );
      await client.end();
    },
    async drop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await release();
    },
  };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  await client.connect();
  return client;
}
