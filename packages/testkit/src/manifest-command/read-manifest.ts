import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createFault, type Fault, type Manifest } from '@onlink/core';
import { parseManifest } from '@onlink/runtime';

/**
 * Reads the manifest in a file, or of the package in a folder. None of the plugin's code runs.
 *
 * @throws a fault that names the file and what is wrong with it
 */
export async function readManifest(path: string): Promise<Manifest> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => Promise.reject(unreadable(path, error)),
  );
  if (!isFolder) return parseManifest(await readJson(path), path);
  const packageJson = join(path, 'package.json');
  const { onlink } = ((await readJson(packageJson)) ?? {}) as {
    readonly onlink?: { readonly manifest?: unknown } | null;
  };
  const manifest = onlink?.manifest;
  if (typeof manifest !== 'string' || manifest === '') {
    throw failed(
      path,
      'its package.json lacks the text "onlink.manifest"',
      'Name the folder of a connector, or a manifest',
    );
  }
  const file = resolve(path, manifest);
  return parseManifest(await readJson(file), file);
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw failed(path, 'it is not JSON', 'Build the connector again');
  }
}

function unreadable(path: string, error: unknown): Fault & Error {
  const { code = 'unknown' } = error as { readonly code?: string };
  return failed(path, `it cannot be read (${code})`, 'Check the path, or build the connector first');
}

function failed(path: string, reason: string, remedy: string): Fault & Error {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'manifest/not-readable',
    message: `Failed to read manifest "${path}": ${reason}. ${remedy}.`,
  });
}
