import { Kysely, PostgresDialect } from 'kysely';
import type { PoolConfig } from 'pg';
import type { DatabaseBackend, StoreOptions } from '../database-backend.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { storeFault, toStoreFault } from '../store-fault.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** SQL type `bigint` (pg_type.dat). */
const INT8_OID = 20;

/**
 * Connects to PostgreSQL 15 or newer. One connection is made at once, so that a wrong URL is told here.
 *
 * @throws a fault that names host and database, never the password
 */
export async function openPostgres(
  databaseUrl: string,
  options: Pick<StoreOptions, 'maxConnections'>,
): Promise<DatabaseBackend> {
  const where = describeUrl(databaseUrl);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'onlink',
    keepAlive: true,
    types: numbersForInt8(pg.types),
  });
  // A connection that breaks while nobody waits for it must not end the process: the next statement reports it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const client = await pool.connect();
    client.release();
  } catch (error) {
    await db.destroy();
    throw toStoreFault(error, `open store "${where}"`);
  }
  return {
    kind: 'postgres',
    db,
    rowsWritten: async () => undefined,
    maintain: async () => undefined,
    share: () => undefined,
    close: () => db.destroy(),
  };
}

/** On this pool alone: an application that embeds the host may use pg itself. */
function numbersForInt8(types: typeof import('pg').types): NonNullable<PoolConfig['types']> {
  return {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8_OID && format !== 'binary' ? Number : types.getTypeParser(oid, format as 'text'),
  };
}

function describeUrl(databaseUrl: string): string {
  try {
    const { protocol, host, pathname, searchParams } = new URL(databaseUrl);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new TypeError(protocol);
    return `${host || searchParams.get('host') || 'local socket'}${pathname}`;
  } catch {
    throw storeFault({
      code: 'host/store-bad-url',
      blame: 'config',
      retry: 'after-fix',
      message:
        'Failed to open store: DATABASE_URL is not a PostgreSQL URL. Write it as postgres://USER:PASSWORD@HOST:5432/DATABASE, with special characters of the password percent-encoded.',
    });
  }
}
