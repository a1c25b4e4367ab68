import type { JsonObject, Manifest } from '@onlink/core';
import { chosenConfig, readPointer, writePointer } from '@onlink/runtime';
import type { PluginRegistry } from '../plugins/plugin-registry.js';
import type { Store, StoredConnection } from '../store/store.js';
import type { Vault } from '../vault/vault.js';
import { type ConfigField, configFields } from './config-fields.js';
import { applyChanges, type ConnectionChanges, type ConnectionValues } from './connection-changes.js';
import { connectionFault } from './connection-fault.js';
import { prepareRedacted } from './prepare-redacted.js';
import { mergeValues, upgradeValues } from './upgrade-values.js';

/** A connection as shown to people: no secret, only which ones are set. */
export interface ConnectionView {
  readonly name: string;
  readonly connectorId: string;
  readonly connectorVersion: string;
  readonly config: JsonObject;
  /** Dotted names of the secret fields, and whether each is set. */
  readonly secrets: { readonly [field: string]: 'set' | 'missing' };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A connection with everything in it, for opening. Never shown, never logged. */
export interface ResolvedConnection {
  readonly name: string;
  readonly connectorId: string;
  readonly connectorVersion: string;
  /** Configuration with its secrets in plain text. */
  readonly rawConfig: JsonObject;
}

/** Connections: added and changed by field, secrets write-only. */
export interface ConnectionService {
  /** @throws a fault when the name is taken or a field is wrong; nothing is stored then */
  add(name: string, connectorId: string, changes: ConnectionChanges): Promise<ConnectionView>;
  /** Changes only what is given. @throws a fault as for `add` */
  set(name: string, changes: ConnectionChanges): Promise<ConnectionView>;
  list(): Promise<readonly ConnectionView[]>;
  show(name: string): Promise<ConnectionView>;
  /** Objects that were imported through it stay. */
  remove(name: string): Promise<void>;
  resolve(name: string): Promise<ResolvedConnection>;
}

/** What the service works with. */
export interface ConnectionServiceOptions {
  readonly plugins: PluginRegistry;
  readonly store: () => Promise<Store>;
  readonly vault: () => Promise<Vault>;
  readonly tenant: string;
  readonly now: () => string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** Makes the service. */
export function createConnectionService(options: ConnectionServiceOptions): ConnectionService {
  const { plugins, store, vault, tenant, now } = options;

  const seal = async (name: string, values: ConnectionValues): Promise<StoredConnection['secrets']> => {
    const opened = await vault();
    return Object.entries(values.secrets).map(([pointer, text]) => ({
      pointer,
      ...opened.seal(text, { tenant, connection: name, pointer }),
    }));
  };
  const unseal = async (stored: StoredConnection): Promise<ConnectionValues> => {
    const opened = await vault();
    const entries = stored.secrets.map((sealed) => [
      sealed.pointer,
      opened.open(sealed, { tenant, connection: stored.name, pointer: sealed.pointer }),
    ]);
    return { config: stored.config, secrets: Object.fromEntries(entries) as Record<string, string> };
  };
  const upToDate = async (stored: StoredConnection): Promise<ConnectionValues> => {
    const { name, connectorId, connectorVersion, configVersion } = stored;
    const { connector } = await plugins.load(connectorId, connectorVersion);
    return upgradeValues(connector, await unseal(stored), { name, fromVersion: configVersion });
  };
  const get = async (name: string): Promise<StoredConnection> => {
    const connections = (await store()).connections;
    const stored = await connections.get(name);
    if (stored !== undefined) return stored;
    throw await missing(name, connections);
  };
  const view = async (stored: StoredConnection): Promise<ConnectionView> => {
    const manifest = await plugins
      .manifest(stored.connectorId, stored.connectorVersion)
      .catch(() => undefined);
    return toView(stored, manifest);
  };
  const validated = async (
    name: string,
    manifest: Manifest,
    held: ConnectionValues,
    changes: ConnectionChanges,
  ): Promise<ConnectionValues> => {
    const values = applyChanges(name, manifest, held, changes);
    const { connector } = await plugins.load(manifest.id, manifest.version);
    await prepareRedacted(connector, mergeValues(values), name);
    return values;
  };

  return {
    async add(name, connectorId, changes) {
      if (!NAME.test(name)) {
        throw connectionFault('config/invalid-name', name, {
          verb: 'add',
          reason: 'the name is malformed',
          remedy:
            'Use up to 63 letters, digits, dots, hyphens and underscores, beginning with a letter or digit',
        });
      }
      // First of all: whoever is told to add fields would only learn then that the name is taken.
      if ((await (await store()).connections.get(name)) !== undefined) throw nameTaken(name);
      const manifest = await plugins.manifest(connectorId);
      const values = await validated(name, manifest, { config: {}, secrets: {} }, changes);
      const at = now();
      const stored: StoredConnection = {
        name,
        connectorId,
        connectorVersion: manifest.version,
        configVersion: manifest.config.version,
        config: values.config,
        secrets: await seal(name, values),
        createdAt: at,
        updatedAt: at,
      };
      if (!(await (await store()).connections.insert(stored))) throw nameTaken(name);
      return toView(stored, manifest);
    },
    async set(name, changes) {
      const stored = await get(name);
      const manifest = await plugins.manifest(stored.connectorId, stored.connectorVersion);
      const values = await validated(name, manifest, await upToDate(stored), changes);
      const next: StoredConnection = {
        ...stored,
        connectorVersion: manifest.version,
        configVersion: manifest.config.version,
        config: values.config,
        secrets: await seal(name, values),
        updatedAt: now(),
      };
      const connections = (await store()).connections;
      if (!(await connections.replace(next))) throw await missing(name, connections);
      return toView(next, manifest);
    },
    list: async () => Promise.all((await (await store()).connections.list()).map(view)),
    show: async (name) => view(await get(name)),
    async remove(name) {
      const connections = (await store()).connections;
      if (!(await connections.remove(name))) throw await missing(name, connections);
    },
    async resolve(name) {
      const stored = await get(name);
      const { connectorId, connectorVersion } = stored;
      return { name, connectorId, connectorVersion, rawConfig: mergeValues(await upToDate(stored)) };
    },
  };
}

function toView(stored: StoredConnection, manifest: Manifest | undefined): ConnectionView {
  const held = new Set(stored.secrets.map(({ pointer }) => pointer));
  const fields = manifest === undefined ? [] : secretFields(manifest, stored.config);
  const { name, connectorId, connectorVersion, config, createdAt, updatedAt } = stored;
  return {
    name,
    connectorId,
    connectorVersion,
    config,
    secrets: Object.fromEntries(
      fields.map((field) => [field.name, held.has(field.pointer) ? 'set' : 'missing'] as const),
    ),
    createdAt,
    updatedAt,
  };
}

/** The secret fields, less those of alternatives that were not chosen. */
function secretFields(manifest: Manifest, config: JsonObject): readonly ConfigField[] {
  const { schema, secrets } = manifest.config;
  const whole = secrets.reduce((filled, pointer) => writePointer(filled, pointer, ''), config);
  const chosen = chosenConfig(schema, whole);
  return configFields(manifest).filter(
    ({ secret, pointer }) => secret && readPointer(chosen, pointer) !== undefined,
  );
}

function nameTaken(name: string): Error {
  return connectionFault('config/name-taken', name, {
    verb: 'add',
    reason: 'there is a connection of that name already',
    remedy: `Choose another name, or change it with "onlink connection set ${name}"`,
  });
}

async function missing(name: string, connections: Store['connections']): Promise<Error> {
  const names = (await connections.list()).map((connection) => connection.name);
  return connectionFault('config/no-such-connection', name, {
    verb: 'find',
    reason: 'there is no such connection',
    remedy:
      names.length === 0
        ? 'Add one with "onlink connection add NAME --connector ID"'
        : `Use one of ${names.join(', ')}, or add it with "onlink connection add"`,
  });
}
