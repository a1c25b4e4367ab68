import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, filesBelow, readOr, writeMarker } from '../bootstrap/files.mjs';
import { capture } from '../bootstrap/processes.mjs';
import { CACHE, ROOT } from '../bootstrap/root.mjs';
import { members } from '../bootstrap/workspace.mjs';

/**
 * @typedef {object} Packed
 * @property {import('../bootstrap/workspace.mjs').Member} member
 * @property {string} tarball Absolute.
 * @property {readonly string[]} files What it holds, from the package's root.
 * @property {string} key Changes with anything that goes into the tarball.
 */

/** The packages that are published: all that are not private. @internal for the checks */
export function publishable() {
  return members().filter(({ manifest }) => manifest.private !== true);
}

/**
 * Packs one built package with pnpm, which writes versions in place of `workspace:*`. A package that has not changed
 * since it was last packed is not packed again.
 * @param {import('../bootstrap/workspace.mjs').Member} member
 * @returns {Promise<Packed>}
 * @throws Error when pnpm cannot pack it.
 */
export async function pack(member) {
  const key = keyOf(member);
  const folder = join(CACHE, 'tarballs', `${member.folder.replace('/', '-')}-${key.slice(0, 16)}`);
  const tarball = join(folder, 'package.tgz');
  const listing = join(folder, 'files.json');
  if (!existsSync(tarball) || !existsSync(listing)) {
    mkdirSync(folder, { recursive: true });
    const packed = await runPnpmPack(member, folder);
    writeMarker(listing, JSON.stringify(packed.files.map(({ path }) => path).sort()));
    renameSync(packed.filename, tarball);
  }
  return { member, tarball, key, files: JSON.parse(readFileSync(listing, 'utf8')) };
}

/**
 * @param {import('../bootstrap/workspace.mjs').Member} member
 * @param {string} folder
 * @returns {Promise<{ filename: string, files: { path: string }[] }>}
 */
async function runPnpmPack({ dir, manifest }, folder) {
  const pnpm = join(ROOT, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const args = [pnpm, '--dir', dir, 'pack', '--json', '--pack-destination', folder];
  const { code, output, stdout } = await capture(process.execPath, args);
  if (code !== 0) throw new Error(`Failed to pack "${manifest.name}": ${output.trim()}. Run: npm run build.`);
  return JSON.parse(stdout);
}

/** The versions of all members count too: they replace `workspace:*`.
 * @param {import('../bootstrap/workspace.mjs').Member} member */
function keyOf({ dir }) {
  const ignored = new Set(['node_modules', 'src', 'test', '.turbo', '.tsbuildinfo']);
  const files = filesBelow(dir, (name) => ignored.has(name));
  const versions = members().map(({ manifest }) => `${manifest.name}@${manifest.version}`);
  return contentHash(dir, [
    ...files,
    join('..', '..', 'LICENSE'),
    ...versions,
    readOr(join(ROOT, '.npmrc'), ''),
  ]);
}
