import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../bootstrap/files.mjs';
import { MEMBER_PARENTS, members, readManifest } from '../bootstrap/workspace.mjs';
import { parseModule } from './parse-module.mjs';

/**
 * @typedef {object} SourceFile
 * @property {string} path From the root, with forward slashes.
 * @property {import('../bootstrap/workspace.mjs').Member | undefined} member Undefined for tooling without a manifest of its own, which is the root's.
 * @property {'run' | 'dev'} role `run` is published and meets customers; `dev` is a test, a fixture or a build script.
 * @property {number} lines
 * @property {import('./parse-module.mjs').ParsedModule} module
 */

/**
 * @typedef {object} Workspace
 * @property {string} root
 * @property {import('../bootstrap/workspace.mjs').Manifest} manifest The root's.
 * @property {readonly import('../bootstrap/workspace.mjs').Member[]} members
 * @property {readonly SourceFile[]} files
 */

const SOURCE = /\.(?:[cm]?ts|[cm]?js|tsx)$/;

/** Sources of packages that are still to be written: they stand on what those install. */
const TEMPLATES = 'packages/create-connector/templates/';

/**
 * Reads and parses every source of a workspace.
 * @param {string} root Absolute.
 * @returns {Workspace}
 */
export function loadWorkspace(root) {
  const all = members(root);
  const files = MEMBER_PARENTS.flatMap((parent) =>
    filesBelow(join(root, parent))
      .map((path) => `${parent}/${path}`)
      .filter((path) => SOURCE.test(path) && !path.startsWith(TEMPLATES))
      .map((path) => loadFile(path, root, all)),
  );
  return { root, manifest: readManifest(root) ?? { name: 'root' }, members: all, files };
}

/**
 * @param {string} path
 * @param {string} root
 * @param {readonly import('../bootstrap/workspace.mjs').Member[]} all
 * @returns {SourceFile}
 */
function loadFile(path, root, all) {
  const member = all.find(({ folder }) => path.startsWith(`${folder}/`));
  const text = readFileSync(join(root, path), 'utf8');
  const inner = member === undefined ? path : path.slice(member.folder.length + 1);
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path, member, role: roleOf(inner), lines, module: parseModule(path, text) };
}

/** @param {string} inner The path inside its package. */
function roleOf(inner) {
  if (/\.test(-d)?\.ts$/.test(inner) || inner.split('/').includes('fixtures')) return 'dev';
  return /^(src|bin)\//.test(inner) ? 'run' : 'dev';
}
