import { token } from '@onlink/core';
import type { ConnectionService } from './connections/connection-service.js';
import type { AccountBudget } from './exchange/account-budget.js';
import type { PoolExchange } from './exchange/pool-exchange.js';
import type { PluginRegistry } from './plugins/plugin-registry.js';
import type { Store } from './store/store.js';
import type { Vault } from './vault/vault.js';

/** The tokens of the host's own services in its root scope. Those that take time to open are promises. */
export const HOST_SERVICES = Object.freeze({
  plugins: token<PluginRegistry>('host/plugins@1'),
  store: token<Promise<Store>>('host/store@1'),
  vault: token<Promise<Vault>>('host/vault@1'),
  exchange: token<Promise<PoolExchange>>('host/exchange@1'),
  budgets: token<(accountKey: string) => AccountBudget>('host/budgets@1'),
  connections: token<ConnectionService>('host/connections@1'),
});
