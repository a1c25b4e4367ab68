import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { DatabaseBackend, StoreOptions } from '../database-backend.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { storeFault, toStoreFault } from '../store-fault.js';
import { createDirectory } from './create-directory.js';
import { type HeldDirectory, holdDirectory } from './hold-directory.js';
import { createMaintenance } from './maintenance.js';
import { makeDataDir } from './make-data-dir.js';
import { createTurnPlugin } from './turn-plugin.js';

const DATABASE_DIR = 'database';
/** The PostgreSQL that this PGlite is made of; its directories open with no other. */
const POSTGRES_MAJOR = '18';

/**
 * Opens the embedded store: PGlite in `dataDir`, held by this process alone. What was committed survives the end of the
 * process at any instant (`kill -9` too). It does not survive a power failure for certain: PGlite does not call fsync
 * (https://github.com/electric-sql/pglite/issues/1107); use PostgreSQL where that matters.
 *
 * @throws `host/store-busy`, `host/store-other-version`, `host/store-not-writable` or `host/store-failed`
 */
export async function openEmbedded(options: StoreOptions): Promise<DatabaseBackend> {
  const { dataDir, command = 'onlink', tenant = 'default' } = options;
  await makeDataDir(dataDir);
  const held = await hold(dataDir, command);
  let database: PGlite | undefined;
  try {
    const databaseDir = join(dataDir, DATABASE_DIR);
    await createDirectory(databaseDir);
    await assertVersion(databaseDir);
    // The default would let the log grow to a gigabyte beside the table.
    database = new PGlite({ dataDir: databaseDir, postgresqlconf: ['max_wal_size = 256MB'] });
    await database.waitReady;
  } catch (error) {
    await database?.close().catch(() => undefined);
    await held.release();
    throw toStoreFault(error, `open store "${dataDir}"`);
  }
  const db = new Kysely<DatabaseSchema>({
    dialect: new PGliteDialect({ pglite: database }),
    plugins: [createTurnPlugin(held)],
  });
  let closing: Promise<void> | undefined;
  const opened = database;
  return {
    kind: 'embedded',
    db,
    ...createMaintenance(db, options),
    share: (store) => held.serve({ store, tenant }),
    close() {
      closing ??= close(opened, held);
      return closing;
    },
  };
}

async function hold(dataDir: string, command: string): Promise<HeldDirectory> {
  try {
    return await holdDirectory(dataDir, command);
  } catch (error) {
    throw toStoreFault(error, `open store "${dataDir}"`);
  }
}

async function close(database: PGlite, held: HeldDirectory): Promise<void> {
  try {
    // Closing writes: into what another process has meanwhile, it would be the end of that.
    held.assertHeld();
    await database.close();
  } finally {
    await held.release();
  }
}

async function assertVersion(databaseDir: string): Promise<void> {
  const version = (await readFile(join(databaseDir, 'PG_VERSION'), 'utf8')).trim();
  if (version === POSTGRES_MAJOR) return;
  throw storeFault({
    code: 'host/store-other-version',
    blame: 'config',
    retry: 'after-fix',
    message: `Failed to open store "${databaseDir}": it was made by PostgreSQL ${version}, and this version of OnLink reads ${POSTGRES_MAJOR}. Export it with the OnLink that made it (onlink store export FILE), and import that into a new --data-dir.`,
  });
}
