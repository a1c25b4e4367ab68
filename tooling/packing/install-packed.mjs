import { cpSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { capture } from '../bootstrap/processes.mjs';
import { ROOT } from '../bootstrap/root.mjs';
import { members, readManifest } from '../bootstrap/workspace.mjs';
import { pack } from './pack.mjs';

/**
 * @typedef {object} Wanted One package to be placed.
 * @property {string} name
 * @property {string} source Where the workspace has it: absolute, links resolved.
 * @property {string} parent The folder of the package that needs it, or the folder that is installed into.
 */

/** Files that nothing reads at run time, and that are the most of what there is to copy. */
const UNREAD = /\.(map|md)$/;
const DECLARATION = /\.d\.[cm]?ts$/;

/** See install-packed.d.mts.
 * @param {readonly string[]} names
 * @param {string} dir
 * @param {import('./install-packed.d.mts').InstallOptions} [options] */
export async function installPacked(names, dir, { optionalPeers = false, declarations = false } = {}) {
  /** @type {Map<string, string>} Placed folder to its source. */
  const placed = new Map();
  /** @type {Wanted[]} */
  const queue = names.map((name) => ({ name, source: findSource(name), parent: dir }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const target = placeFor(next, { dir, placed });
    if (placed.has(target)) continue;
    placed.set(target, next.source);
    await copyPackage(next.source, target, declarations);
    queue.push(...needsOf({ source: next.source, parent: target }, optionalPeers));
  }
}

/**
 * The top of the tree, or inside the package that needs it when the top holds another version.
 * @param {Wanted} wanted
 * @param {{ dir: string, placed: ReadonlyMap<string, string> }} tree
 */
function placeFor({ name, source, parent }, { dir, placed }) {
  const top = join(dir, 'node_modules', name);
  return (placed.get(top) ?? source) === source ? top : join(parent, 'node_modules', name);
}

/**
 * @param {string} source
 * @param {string} target
 * @param {boolean} declarations
 */
async function copyPackage(source, target, declarations) {
  mkdirSync(target, { recursive: true });
  const member = members().find(({ dir }) => dir === source);
  if (member === undefined) {
    const inner = join(source, 'node_modules');
    const isWanted = (/** @type {string} */ path) =>
      path !== inner && !UNREAD.test(path) && (declarations || !DECLARATION.test(path));
    cpSync(source, target, { recursive: true, filter: isWanted });
    return;
  }
  const { tarball } = await pack(member);
  const { code, output } = await capture('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  if (code !== 0)
    throw new Error(`Failed to unpack "${member.manifest.name}": ${output.trim()}. Install tar.`);
}

/**
 * What a placed package needs beside it, as pnpm resolved it in the workspace.
 * @param {{ source: string, parent: string }} installed
 * @param {boolean} optionalPeers
 * @returns {Wanted[]}
 */
function needsOf({ source, parent }, optionalPeers) {
  const manifest = readManifest(source);
  const peers = Object.keys(manifest?.peerDependencies ?? {});
  const isOptional = (/** @type {string} */ name) =>
    manifest?.peerDependenciesMeta?.[name]?.optional === true;
  const isMember = members().some(({ dir }) => dir === source);
  const required = [
    ...Object.keys(manifest?.dependencies ?? {}),
    ...peers.filter((name) => !isOptional(name)),
  ];
  // A registry package's optional peers are its own affair; those of the workspace's packages are ours to try.
  const optional = [
    ...Object.keys(manifest?.optionalDependencies ?? {}),
    ...(optionalPeers && isMember ? peers.filter(isOptional) : []),
  ];
  return [...new Set([...required, ...optional])].flatMap((name) => {
    const found = resolveFrom(source, name);
    if (found !== undefined) return [{ name, source: found, parent }];
    if (!required.includes(name)) return [];
    throw new Error(
      `Failed to find "${name}", which "${manifest?.name}" needs: it is not installed. Run: npm run build.`,
    );
  });
}

/**
 * @param {string} name
 */
function findSource(name) {
  const all = members();
  const member = all.find(({ manifest }) => manifest.name === name);
  const found = member?.dir ?? all.map(({ dir }) => resolveFrom(dir, name)).find((dir) => dir !== undefined);
  if (found === undefined)
    throw new Error(`Failed to install "${name}": no package of the workspace has it. Check the name.`);
  return found;
}

/**
 * Looks a package up as Node does, from a folder upwards, and never above the workspace.
 * @param {string} from
 * @param {string} name
 */
function resolveFrom(from, name) {
  for (let at = from; at === ROOT || at.startsWith(ROOT + sep); at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}
