import { pathToFileURL } from 'node:url';
import { CONNECTOR, type Connector, createFault, hasBrand, isFault, type Plugin } from '@onlink/core';
import { assertSameManifest, type HostApi, type HostScope, negotiateMajor } from '@onlink/runtime';
import type { FoundPlugin } from './find-plugins.js';

/** A plugin whose code has run, with the scope its connector lives in. */
export interface LoadedPlugin {
  readonly connector: Connector<unknown, unknown>;
  readonly scope: HostScope;
}

/**
 * Imports a plugin's entry, compares its manifest with the file, and lets it register in a scope of its own.
 *
 * @throws a fault `plugin/failed-to-load`, `plugin/manifest-differs` or `plugin/other-api-major`
 */
export async function loadPlugin(
  found: Extract<FoundPlugin, { kind: 'usable' }>,
  api: HostApi,
  root: HostScope,
): Promise<LoadedPlugin> {
  const { id, version } = found.manifest;
  const plugin = await importPlugin(found);
  assertSameManifest(found.manifest, plugin.manifest);
  const major = negotiateMajor(id, Object.keys(plugin.register).map(Number), api);
  const scope = root.createChild(`plugin:${id}@${version}`);
  try {
    plugin.register[major]?.(scope);
    const connector = scope.resolve(CONNECTOR);
    if (!hasBrand(connector, 'connector@1')) throw new Error('it registered something else as its connector');
    return { connector, scope };
  } catch (error) {
    throw isFault(error) ? error : failedToLoad(id, error);
  }
}

async function importPlugin(found: Extract<FoundPlugin, { kind: 'usable' }>): Promise<Plugin> {
  let loaded: unknown;
  try {
    loaded = ((await import(pathToFileURL(found.entry).href)) as { default?: unknown }).default;
  } catch (error) {
    throw failedToLoad(found.manifest.id, error);
  }
  if (!hasBrand(loaded, 'plugin')) {
    throw failedToLoad(found.manifest.id, new Error('its entry does not export a plugin by default'));
  }
  return loaded as Plugin;
}

function failedToLoad(id: string, error: unknown): Error {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [line = ''] = reason.split(/[\r\n]/, 1);
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'plugin/failed-to-load',
    message: `Failed to load connector "${id}": its code failed (${line.slice(0, 300)}). Reinstall it, or report this to its author.`,
    remote: { detail: error instanceof Error ? (error.stack ?? reason).slice(0, 4_000) : reason },
  });
}
