import { type Fault, isFault } from '@onlink/core';
import type { StoreOptions } from './database-backend.js';
import { openDatabase } from './open-database.js';
import type { Store } from './store.js';

/**
 * Opens the store: PostgreSQL when `databaseUrl` is given, else an embedded one in `dataDir`, which belongs to one
 * process at a time. The first opening of a directory takes seconds, later ones about half a second. Close it: the next
 * command waits for nothing then. While another process of this user has the directory, the status of imports and the
 * objects are read through that one, and everything else fails with `host/store-busy`, whose message names it.
 *
 * @throws a fault: `host/store-busy` (a process of another user or machine holds the directory), `host/store-unreachable`,
 *   `host/store-credentials`, `host/store-no-database`, `host/store-bad-url`, `host/store-not-writable`, `host/store-full`,
 *   `host/store-other-version`, `host/store-newer`, `host/store-corrupt` or `host/store-failed`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  // Nothing of PGlite, pg or Kysely is loaded before here: most commands need no store.
  const { createStore } = await import('./create-store.js');
  try {
    const database = await openDatabase(options);
    const store = createStore(database);
    database.share(store);
    return store;
  } catch (error) {
    if (!isFault(error) || error.code !== 'host/store-busy') throw error;
    const { readThroughHolder } = await import('./embedded/read-through.js');
    const readOnly = await readThroughHolder(options, error as Fault & Error);
    if (readOnly === undefined) throw error;
    return readOnly;
  }
}
