import type { NetsuiteConfig } from './account/config-schema.js';
import { accountIdOf, serviceUrls } from './account/remote-account.js';
import type { Service } from './account/service.js';
import type { Login } from './auth/login.js';
import { createTbaLogin } from './auth/tba-login.js';
import { type ColumnMemory, createColumnMemory } from './suiteql/column-memory.js';

/** What one open connection holds. It makes no request when it is made. */
export interface NetsuiteClient {
  readonly config: NetsuiteConfig;
  readonly realm: string;
  /** Where requests to each service go, without a slash at the end. */
  readonly urls: Readonly<Record<Service, string>>;
  readonly login: Login;
  /** Columns that the account turned out to lack. */
  readonly missingColumns: ColumnMemory;
}

/** Makes the client of a connection. */
export function createClient(config: NetsuiteConfig): NetsuiteClient {
  const { realm } = accountIdOf(config);
  return {
    config,
    realm,
    urls: serviceUrls(config),
    login: createTbaLogin(config, realm),
    missingColumns: createColumnMemory(),
  };
}
