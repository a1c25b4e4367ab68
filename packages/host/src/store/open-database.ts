import type { DatabaseBackend, StoreOptions } from './database-backend.js';
import type { TenantTransaction } from './schema/database-schema.js';
import { toStoreFault } from './store-fault.js';

/** An open database with its tables up to date, for one tenant. */
export interface OpenDatabase extends DatabaseBackend {
  readonly tenant: string;
  /** Runs `work` in one transaction, which is rolled back when it throws. */
  transaction<T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T>;
}

/**
 * Opens the database under a store and brings its tables up to date. Most callers want `openStore`.
 *
 * @throws the faults of `openStore`
 */
export async function openDatabase(options: StoreOptions): Promise<OpenDatabase> {
  const { tenant = 'default', databaseUrl } = options;
  const backend =
    databaseUrl === undefined
      ? await (await import('./embedded/open-embedded.js')).openEmbedded(options)
      : await (await import('./postgres/open-postgres.js')).openPostgres(databaseUrl, options);
  try {
    const { migrate } = await import('./migrations/migrate.js');
    await migrate(backend.db);
  } catch (error) {
    await backend.close().catch(() => undefined);
    throw toStoreFault(
      error,
      `open store "${backend.kind === 'embedded' ? options.dataDir : 'DATABASE_URL'}"`,
    );
  }
  const tables = backend.db.withSchema('onlink');
  return {
    ...backend,
    db: tables,
    tenant,
    transaction: (work) => tables.transaction().execute((trx) => work({ trx, tenant })),
  };
}
