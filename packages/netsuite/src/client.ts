import type { NetsuiteConfig } from './account/config-schema.js';
import { accountIdOf, baseUrlOf } from './account/remote-account.js';
import { type ColumnMemory, createColumnMemory } from './suiteql/column-memory.js';

/** What one open connection holds. It makes no request when it is made. */
export interface NetsuiteClient {
  readonly config: NetsuiteConfig;
  readonly realm: string;
  readonly baseUrl: string;
  /** Columns that the account turned out to lack. */
  readonly missingColumns: ColumnMemory;
}

/** Makes the client of a connection. */
export function createClient(config: NetsuiteConfig): NetsuiteClient {
  return {
    config,
    realm: accountIdOf(config).realm,
    baseUrl: baseUrlOf(config),
    missingColumns: createColumnMemory(),
  };
}
