import type { StoreOptions } from './database-backend.js';
import { openDatabase } from './open-database.js';
import type { Store } from './store.js';

/**
 * Opens the store: PostgreSQL when `databaseUrl` is given, else an embedded one in `dataDir`, which belongs to one
 * process at a time. The first opening of a directory takes seconds, later ones about half a second. Close it: the next
 * command waits for nothing then.
 *
 * @throws a fault: `host/store-busy` (another process holds the directory; its message says which), `host/store-unreachable`,
 *   `host/store-credentials`, `host/store-no-database`, `host/store-bad-url`, `host/store-not-writable`, `host/store-full`,
 *   `host/store-other-version`, `host/store-newer`, `host/store-corrupt` or `host/store-failed`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  // Nothing of PGlite, pg or Kysely is loaded before here: most commands need no store.
  const { createStore } = await import('./create-store.js');
  return createStore(await openDatabase(options));
}
