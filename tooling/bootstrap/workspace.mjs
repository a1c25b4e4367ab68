import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * @typedef {object} Manifest The parts of a package.json that tooling reads.
 * @property {string} name
 * @property {string} [version]
 * @property {boolean} [private]
 * @property {Readonly<Record<string, string>>} [scripts]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [devDependencies]
 * @property {Readonly<Record<string, string>>} [peerDependencies]
 * @property {Readonly<Record<string, { readonly optional?: boolean }>>} [peerDependenciesMeta]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 * @property {Readonly<Record<string, string>> | string} [bin]
 * @property {readonly string[]} [files]
 * @property {Readonly<Record<string, unknown>>} [exports]
 * @property {{ readonly entry?: string }} [onlink] What makes a package a plugin.
 */

/**
 * @typedef {object} Member One package of the workspace.
 * @property {string} folder From the root, with forward slashes: `packages/core`.
 * @property {string} dir Absolute.
 * @property {Manifest} manifest
 */

/** The top-level folders whose subfolders may be packages, as pnpm-workspace.yaml lists them. */
export const MEMBER_PARENTS = ['packages', 'apps', 'examples', 'tooling'];

/**
 * The packages of a workspace, sorted by folder. A subfolder without a package.json is none.
 * @param {string} [root] Absolute; the workspace's own root if left out.
 * @returns {Member[]}
 */
export function members(root = ROOT) {
  return MEMBER_PARENTS.flatMap((parent) =>
    foldersIn(join(root, parent)).flatMap((name) => {
      const dir = join(root, parent, name);
      const manifest = readManifest(dir);
      return manifest === undefined ? [] : [{ folder: `${parent}/${name}`, dir, manifest }];
    }),
  );
}

/**
 * Reads a package.json, or undefined where there is none.
 * @param {string} dir
 * @returns {Manifest | undefined}
 */
export function readManifest(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {string} dir */
function foldersIn(dir) {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
