import { API_VERSION } from '../api-version.js';
import { BRAND } from '../brand.js';
import type { Connector } from '../connector.js';
import type { Plugin } from '../plugin.js';
import { CONNECTOR } from '../scope.js';

/**
 * Declares the plugin of one connector: the default export of a connector package. It is inert; the host calls
 * `register` with a scope of the plugin's own, and the connector is made once for it by a factory.
 */
export function definePlugin<Config, Client>(connector: Connector<Config, Client>): Plugin {
  return Object.freeze({
    [BRAND]: 'plugin' as const,
    manifest: connector.manifest,
    register: Object.freeze({
      [API_VERSION.major]: (scope: Parameters<Plugin['register'][number]>[0]) => {
        scope.register(CONNECTOR, { useFactory: () => connector as Connector<unknown, unknown> });
      },
    }),
  });
}
