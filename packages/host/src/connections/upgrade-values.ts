import type { Connector, Json, JsonObject } from '@onlink/core';
import { readPointer, writePointer } from '@onlink/runtime';
import type { ConnectionValues } from './connection-changes.js';
import { connectionFault } from './connection-fault.js';

/**
 * What a connection holds, brought up to the configuration version of the connector at hand, in a copy. The store keeps the
 * old version until the connection is next changed, so that the older connector still finds what it wrote.
 *
 * @throws a fault where the connector cannot; it quotes nothing that the connector said, which may be a secret
 */
export function upgradeValues(
  connector: Connector<unknown, unknown>,
  values: ConnectionValues,
  { name, fromVersion }: { readonly name: string; readonly fromVersion: number },
): ConnectionValues {
  const { id, version, config } = connector.manifest;
  if (fromVersion === config.version) return values;
  const refuse = (reason: string) =>
    connectionFault('config/version', name, {
      verb: 'open',
      reason: `it was stored by version ${fromVersion} of the configuration, connector "${id}" ${version} has ${config.version}${reason}`,
      remedy:
        fromVersion > config.version
          ? 'Install the newer version of the connector that wrote it'
          : 'Install another version of the connector, or remove the connection and add it again',
    });
  if (fromVersion > config.version || connector.upgrade === undefined) throw refuse('');
  let upgraded: Json;
  try {
    upgraded = connector.upgrade({ what: 'config', fromVersion, value: mergeValues(values) });
  } catch {
    throw refuse(' and cannot bring it up');
  }
  if (typeof upgraded !== 'object' || upgraded === null || Array.isArray(upgraded))
    throw refuse(' and made no configuration of it');
  return splitValues(upgraded as JsonObject, config.secrets);
}

/** A configuration with its secrets in their places. */
export function mergeValues(values: ConnectionValues): JsonObject {
  return Object.entries(values.secrets).reduce(
    (config, [pointer, text]) => writePointer(config, pointer, text),
    values.config,
  );
}

function splitValues(whole: JsonObject, pointers: readonly string[]): ConnectionValues {
  const held = pointers.flatMap((pointer) => {
    const text = readPointer(whole, pointer);
    return typeof text === 'string' ? [[pointer, text] as const] : [];
  });
  return {
    config: held.reduce((config, [pointer]) => writePointer(config, pointer, undefined), whole),
    secrets: Object.fromEntries(held),
  };
}
