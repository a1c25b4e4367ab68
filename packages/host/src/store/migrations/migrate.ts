import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { SCHEMA } from '../schema/database-schema.js';
import { storeFault } from '../store-fault.js';
import { tables } from './0001-tables.js';
import { commitsAndUpkeep } from './0002-commits-and-upkeep.js';

/** By name, in the order of their names. One file each. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': tables,
  '0002-commits-and-upkeep': commitsAndUpkeep,
};

/** Names of all of them, the oldest first. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS).sort();

/** The newest of them: what the tables are like. */
export const LAST_MIGRATION = MIGRATION_NAMES.at(-1) ?? '';

const TABLE = 'migration';

/**
 * Brings the tables up to date. Safe when several processes do it at once: Kysely serialises them.
 *
 * @throws a fault `host/store-newer` when a newer version of the host has already changed the tables
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const known = Object.keys(MIGRATIONS);
  const applied = await appliedMigrations(db);
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown !== undefined) throw newerStore(unknown);
  // The migrator looks through the whole catalogue first, which costs more than all the rest of opening a store.
  if (known.every((name) => applied.includes(name))) return;
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: SCHEMA,
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  }).migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedMigrations<Schema>(db: Kysely<Schema>): Promise<readonly string[]> {
  const table = `${SCHEMA}.${TABLE}`;
  const { rows: found } = await sql<{ present: boolean }>`
    select to_regclass(${table}) is not null as present`.execute(db);
  if (found[0]?.present !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)}`.execute(db);
  return rows.map((row) => row.name);
}

function newerStore(name: string): Error {
  return storeFault({
    code: 'host/store-newer',
    blame: 'config',
    retry: 'after-fix',
    message: `Failed to open store: a newer version of OnLink has changed its tables (migration "${name}"). Use that version, or another database or data directory.`,
  });
}
