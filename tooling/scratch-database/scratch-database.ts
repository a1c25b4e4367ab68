import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test's own on a real PostgreSQL. */
export interface ScratchDatabase {
  readonly url: string;
  /** Empties everything that imports write; connections stay. */
  forgetImports(): Promise<void>;
  drop(): Promise<void>;
}

const CANDIDATES = [
  process.env['DATABASE_URL'],
  'postgres://postgres@127.0.0.1:5432/postgres',
  'postgres://root@127.0.0.1:5432/postgres',
];

/** Makes one on the server that DATABASE_URL names, else on this machine's; says so where there is none. */
export async function openScratchDatabase(): Promise<ScratchDatabase | { readonly skipped: string }> {
  for (const candidate of CANDIDATES) {
    if (candidate === undefined) continue;
    const admin = await connect(candidate);
    if (admin === undefined) continue;
    const name = `onlink_test_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name}`);
    const url = new URL(candidate);
    url.pathname = `/${name}`;
    return {
      url: url.href,
      async forgetImports() {
        const client = await connect(url.href);
        await client?.query(
          'truncate onlink.object, onlink.run, onlink.import_partition, onlink.import cascade',
        );
        await client?.end();
      },
      async drop() {
        await admin.query(`drop database ${name} with (force)`);
        await admin.end();
      },
    };
  }
  return { skipped: 'SKIPPED LOUDLY: no PostgreSQL answers; set DATABASE_URL to run this' };
}

async function connect(connectionString: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
}
