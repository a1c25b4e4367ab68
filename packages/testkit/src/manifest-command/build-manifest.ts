import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFault, type Fault, hasBrand, isFault, type Manifest, type Plugin } from '@onlink/core';
import { parseManifest } from '@onlink/runtime';
import { writeWhole } from './write-whole.js';

/** What package.json says about the plugin. */
interface PluginPackage {
  readonly name: string;
  readonly version: string;
  readonly entry: string;
  readonly manifest: string;
}

/**
 * Writes a package's manifest, whole or not at all: first the plugin is imported and its manifest read as a host would.
 *
 * @returns one line that says what was written
 * @throws a fault that names what is wrong in package.json or in the plugin
 */
export async function buildManifest(dir: string): Promise<string> {
  const packageJson = await readPackage(dir);
  const manifest = await manifestOf(dir, packageJson);
  const path = resolve(dir, packageJson.manifest);
  try {
    await writeWhole(path, `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    throw failed(packageJson.name, `"${packageJson.manifest}" cannot be written (${codeOf(error)})`);
  }
  const { streams, actions, triggers } = manifest;
  const counts = `${streams.length} streams, ${Object.keys(actions).length} actions, ${Object.keys(triggers).length} triggers`;
  return `Wrote ${packageJson.manifest}: ${manifest.id} ${manifest.version}, ${counts}.`;
}

async function readPackage(dir: string): Promise<PluginPackage> {
  const path = join(dir, 'package.json');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw failed(dir, `"${path}" cannot be read as JSON (${codeOf(error)})`);
  }
  const { name, version, onlink } = (value ?? {}) as { readonly [key: string]: unknown };
  const { entry, manifest } = (onlink ?? {}) as { readonly [key: string]: unknown };
  for (const [key, text] of Object.entries({
    name,
    version,
    'onlink.entry': entry,
    'onlink.manifest': manifest,
  })) {
    if (typeof text !== 'string' || text === '') throw failed(dir, `package.json lacks the text "${key}"`);
  }
  return { name, version, entry, manifest } as PluginPackage;
}

async function manifestOf(dir: string, { name, version, entry }: PluginPackage): Promise<Manifest> {
  let plugin: unknown;
  try {
    ({ default: plugin } = (await import(pathToFileURL(resolve(dir, entry)).href)) as { default?: unknown });
  } catch (error) {
    const reason = isFault(error) || error instanceof Error ? error.message : String(error);
    throw failed(name, `importing "${entry}" failed: ${reason.split('\n', 1)[0] ?? ''}`);
  }
  if (!hasBrand(plugin, 'plugin')) {
    throw failed(name, `"${entry}" does not export a plugin by default`, 'Export what definePlugin gives');
  }
  const { manifest } = plugin as unknown as Plugin;
  if (manifest.version !== version) {
    throw failed(
      name,
      `the plugin says version "${manifest.version}" and package.json "${version}"`,
      'Make them the same',
    );
  }
  return parseManifest(JSON.parse(JSON.stringify(manifest)), name);
}

function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: string; readonly name?: string };
  return code ?? name ?? 'unknown';
}

function failed(name: string, reason: string, remedy = 'Mend that and build again'): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'manifest/not-built',
    message: `Failed to build the manifest of "${name}": ${reason}. ${remedy}.`,
  });
}
