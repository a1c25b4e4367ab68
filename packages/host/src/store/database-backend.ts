import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema/database-schema.js';
import type { Store } from './store.js';

/** Where the store is and how it behaves. */
export interface StoreOptions {
  /** Directory of the embedded store; made with mode 0700 when it is not there. */
  readonly dataDir: string;
  /** `postgres://user:password@host:5432/database`. Without it the embedded store is used. */
  readonly databaseUrl?: string | undefined;
  /** Whose rows: every table has it in its key. Default `default`. */
  readonly tenant?: string;
  /** What this process is, for the message another one gets while the embedded store is held. Default `onlink`. */
  readonly command?: string;
  /**
   * Embedded store: rows written between two rounds of maintenance; 0 never. Default 1,000 and a fifth of the objects there
   * are, looked at when a run ends, and each 100,000 within one.
   */
  readonly maintainAfterRows?: number;
  /** PostgreSQL: connections at most. Default 10. */
  readonly maxConnections?: number;
}

/** What differs between the embedded store and PostgreSQL. */
export interface DatabaseBackend {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Kysely<DatabaseSchema>;
  /** To be told of rows written, outside a transaction. */
  rowsWritten(count: number): Promise<void>;
  maintain(): Promise<void>;
  /** Lets other processes read through this one, where they cannot open the database themselves. */
  share(store: Store): void;
  close(): Promise<void>;
}
