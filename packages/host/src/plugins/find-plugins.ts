import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { createFault, type Fault, isFault, type Manifest } from '@onlink/core';
import { assertCompatible, type HostApi, parseManifest } from '@onlink/runtime';

/** Where plugins may be. */
export interface PluginLocations {
  /** Folders with one connector package in each sub-folder (`name` or `@scope/name`). Each must be there. */
  readonly pluginDirs: readonly string[];
  /** `node_modules` folders, whose packages count when their package.json has the key `onlink`; they need not be there. */
  readonly packageDirs: readonly string[];
}

/** A plugin as found on disk. None of its code has run. */
export type FoundPlugin =
  | {
      readonly kind: 'usable';
      readonly manifest: Manifest;
      readonly packageDir: string;
      /** Absolute path of the module to import. */
      readonly entry: string;
    }
  | { readonly kind: 'refused'; readonly packageDir: string; readonly name: string; readonly fault: Fault };

/**
 * Finds plugins by the `onlink` key of their package.json, reads their manifests and checks them. A plugin that cannot be
 * used is listed with the reason and stops no other. An id and version that is there twice is refused both times.
 *
 * @throws a fault `plugin/no-such-folder` when one of `pluginDirs` is no folder: a typing error there would hide them all
 */
export async function findPlugins(locations: PluginLocations, api: HostApi): Promise<readonly FoundPlugin[]> {
  const candidates = new Set<string>();
  for (const dir of locations.pluginDirs) {
    if ((await stat(dir).catch(() => undefined))?.isDirectory() !== true) throw noSuchFolder(dir);
  }
  for (const dir of [...locations.pluginDirs, ...locations.packageDirs]) {
    for (const packageDir of await packageDirsIn(dir)) candidates.add(packageDir);
  }
  const found: FoundPlugin[] = [];
  for (const packageDir of candidates) {
    const plugin = await inspect(packageDir, api);
    if (plugin !== undefined) found.push(plugin);
  }
  return refuseDuplicates(found).sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

function nameOf(plugin: FoundPlugin): string {
  return plugin.kind === 'usable' ? plugin.manifest.id : plugin.name;
}

async function packageDirsIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => []);
  const dirs: string[] = [];
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue;
    if (name.startsWith('@')) dirs.push(...(await packageDirsIn(join(dir, name))));
    // Linked packages are one package, however many links lead to it.
    else dirs.push(await realpath(join(dir, name)).catch(() => join(dir, name)));
  }
  return dirs;
}

async function inspect(packageDir: string, api: HostApi): Promise<FoundPlugin | undefined> {
  const text = await readFile(join(packageDir, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined || !text.includes('"onlink"')) return undefined;
  let name = packageDir.split(sep).at(-1) ?? packageDir;
  try {
    const packageJson = parseJson(text, join(name, 'package.json')) as { name?: unknown; onlink?: unknown };
    if (typeof packageJson.name === 'string') name = packageJson.name;
    if (packageJson.onlink === undefined) return undefined;
    const { manifestPath, entryPath } = readPaths(packageJson.onlink, name);
    const manifestText = await readFile(inside(packageDir, manifestPath, name), 'utf8').catch((error) => {
      throw isFault(error) ? error : malformed(name, `its manifest file "${manifestPath}" cannot be read`);
    });
    const manifest = parseManifest(parseJson(manifestText, name), name);
    assertCompatible(manifest, api);
    return { kind: 'usable', manifest, packageDir, entry: inside(packageDir, entryPath, name) };
  } catch (error) {
    if (isFault(error)) return { kind: 'refused', packageDir, name, fault: error };
    throw error;
  }
}

function readPaths(
  value: unknown,
  name: string,
): { readonly manifestPath: string; readonly entryPath: string } {
  const { manifest, entry } = (value ?? {}) as { readonly manifest?: unknown; readonly entry?: unknown };
  if (typeof manifest === 'string' && typeof entry === 'string')
    return { manifestPath: manifest, entryPath: entry };
  throw malformed(name, 'its "onlink" key lacks manifest or entry');
}

function inside(packageDir: string, path: string, name: string): string {
  const absolute = resolve(packageDir, path);
  if (relative(packageDir, absolute).startsWith('..'))
    throw malformed(name, `"${path}" lies outside the package`);
  return absolute;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(name, 'it is not JSON');
  }
}

function noSuchFolder(dir: string): Fault & Error {
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'plugin/no-such-folder',
    message: `Failed to look for plugins in "${dir}": there is no such folder. Correct the path, or make the folder.`,
  });
}

function malformed(name: string, reason: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'plugin/malformed-manifest',
    message: `Failed to read manifest "${name}": ${reason}. Build the connector again, or reinstall it.`,
  });
}

function refuseDuplicates(found: readonly FoundPlugin[]): FoundPlugin[] {
  const identity = (plugin: FoundPlugin): string | undefined =>
    plugin.kind === 'usable' ? `${plugin.manifest.id}@${plugin.manifest.version}` : undefined;
  return found.map((plugin) => {
    const others = found.filter((other) => other !== plugin && identity(other) === identity(plugin));
    const twin = others[0];
    if (plugin.kind !== 'usable' || twin === undefined) return plugin;
    const fault = createFault({
      blame: 'config',
      scope: 'connection',
      retry: 'after-fix',
      effect: 'none',
      code: 'plugin/duplicate',
      message: `Failed to load connector "${identity(plugin)}": it is installed twice, in "${plugin.packageDir}" and "${twin.packageDir}". Remove one of them.`,
    });
    return { kind: 'refused', packageDir: plugin.packageDir, name: plugin.manifest.id, fault };
  });
}
