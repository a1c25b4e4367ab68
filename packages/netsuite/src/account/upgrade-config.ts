import { createFault, type Json, type JsonObject, type UpgradeRequest } from '@onlink/core';

/** The version of the configuration that `configSchema` describes. */
export const CONFIG_VERSION = 2;

/** What each version became in the next: version 1 knew token-based authentication only, and did not say so. */
const STEPS: { readonly [fromVersion: number]: (config: JsonObject) => JsonObject } = {
  1: (config) => ({ ...config, auth: 'tba' }),
};

/**
 * Brings a stored configuration up to the present version.
 *
 * @throws a fault for a version that never was, or a value that is no configuration
 */
export function upgradeConfig({ fromVersion, value }: Pick<UpgradeRequest, 'fromVersion' | 'value'>): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(fromVersion);
  let config = value as JsonObject;
  for (let version = fromVersion; version < CONFIG_VERSION; version += 1) {
    const step = STEPS[version];
    if (step === undefined) throw unreadable(fromVersion);
    config = step(config);
  }
  return config;
}

function unreadable(fromVersion: number): Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/config-version',
    message: `Failed to upgrade configuration "version ${fromVersion}": no version of the NetSuite connector wrote it. Remove the connection and add it again.`,
  });
}
