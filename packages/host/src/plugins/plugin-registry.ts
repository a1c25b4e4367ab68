import { API_VERSION, createFault, type Fault, type Manifest } from '@onlink/core';
import type { HostApi, HostScope } from '@onlink/runtime';
import { type FoundPlugin, findPlugins, type PluginLocations } from './find-plugins.js';
import { type LoadedPlugin, loadPlugin } from './load-plugin.js';

/** The contract this host speaks. */
export const HOST_API: HostApi = Object.freeze({ versions: [API_VERSION], features: [] });

/** The connectors of a host: all that were found, each loaded when first used. */
export interface PluginRegistry {
  /** Usable and refused ones, without running any of their code. */
  list(): Promise<readonly FoundPlugin[]>;
  /** The manifest for a connector id: the pinned version, else the newest of its major. @throws a fault */
  manifest(connectorId: string, pinnedVersion?: string): Promise<Manifest>;
  /** Loads the same, once. @throws a fault */
  load(connectorId: string, pinnedVersion?: string): Promise<LoadedPlugin>;
}

type UsablePlugin = Extract<FoundPlugin, { kind: 'usable' }>;

/** Makes the registry. Looking happens once, at the first use. */
export function createPluginRegistry(locations: PluginLocations, root: HostScope): PluginRegistry {
  let listing: Promise<readonly FoundPlugin[]> | undefined;
  const loading = new Map<UsablePlugin, Promise<LoadedPlugin>>();
  const list = (): Promise<readonly FoundPlugin[]> => {
    listing ??= findPlugins(locations, HOST_API);
    return listing;
  };
  const find = async (connectorId: string, pinnedVersion?: string): Promise<UsablePlugin> =>
    choose(await list(), connectorId, pinnedVersion);
  return {
    list,
    manifest: async (connectorId, pinnedVersion) => (await find(connectorId, pinnedVersion)).manifest,
    async load(connectorId, pinnedVersion) {
      const found = await find(connectorId, pinnedVersion);
      const promise = loading.get(found) ?? loadPlugin(found, HOST_API, root);
      loading.set(found, promise);
      return promise;
    },
  };
}

function choose(found: readonly FoundPlugin[], connectorId: string, pinnedVersion?: string): UsablePlugin {
  const versions = found
    .filter(
      (plugin): plugin is UsablePlugin => plugin.kind === 'usable' && plugin.manifest.id === connectorId,
    )
    .sort((left, right) => compareVersions(right.manifest.version, left.manifest.version));
  const exact = versions.find(({ manifest }) => manifest.version === pinnedVersion);
  const sameMajor = versions.find(
    ({ manifest }) => pinnedVersion === undefined || majorOf(manifest.version) === majorOf(pinnedVersion),
  );
  const chosen = exact ?? sameMajor;
  if (chosen !== undefined) return chosen;
  const refused = found.find((plugin) => plugin.kind === 'refused' && plugin.name.includes(connectorId));
  if (refused?.kind === 'refused') throw refused.fault;
  throw unknownConnector(found, connectorId, versions[0] && pinnedVersion);
}

function unknownConnector(
  found: readonly FoundPlugin[],
  connectorId: string,
  pinnedVersion: string | undefined,
): Fault & Error {
  const ids = found.flatMap((plugin) => (plugin.kind === 'usable' ? [plugin.manifest.id] : []));
  const known = ids.length === 0 ? 'No connector is installed' : `Installed: ${[...new Set(ids)].join(', ')}`;
  const reason =
    pinnedVersion === undefined
      ? 'no such connector is installed'
      : `the connection needs version ${pinnedVersion} or a newer one of its major`;
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'plugin/not-installed',
    message: `Failed to find connector "${connectorId}": ${reason}. ${known}; see "onlink connectors".`,
  });
}

function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? version;
}

function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
