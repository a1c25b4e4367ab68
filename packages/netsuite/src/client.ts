import { isOauth2, type NetsuiteConfig } from './account/config-schema.js';
import { accountIdOf, serviceUrls } from './account/remote-account.js';
import type { Service } from './account/service.js';
import type { Login, LoginMemory } from './auth/login.js';
import { createOauth2Login } from './auth/oauth2-login.js';
import { createRemoteClock } from './auth/remote-clock.js';
import { createTbaLogin } from './auth/tba-login.js';
import { type ColumnMemory, createColumnMemory } from './suiteql/column-memory.js';

/** What one open connection holds. It makes no request when it is made. */
export interface NetsuiteClient extends LoginMemory {
  readonly config: NetsuiteConfig;
  readonly realm: string;
  /** Where requests to each service go, without a slash at the end. */
  readonly urls: Readonly<Record<Service, string>>;
  readonly login: Login;
  /** Whether the account's limits have been asked for. */
  readonly limits: { asked: boolean };
  /** Columns that the account turned out to lack. */
  readonly missingColumns: ColumnMemory;
}

/** Makes the client of a connection. */
export function createClient(config: NetsuiteConfig): NetsuiteClient {
  const { realm } = accountIdOf(config);
  const urls = serviceUrls(config);
  const memory = { clock: createRemoteClock(), history: { hasWorked: false } };
  const { suitetalk: audienceUrl } = serviceUrls({ accountId: config.accountId });
  return {
    config,
    realm,
    urls,
    login: isOauth2(config)
      ? createOauth2Login(config, { realm, baseUrl: urls.suitetalk, audienceUrl }, memory)
      : createTbaLogin(config, realm, memory.clock),
    ...memory,
    limits: { asked: false },
    missingColumns: createColumnMemory(),
  };
}
