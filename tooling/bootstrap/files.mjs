import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders that hold nothing a person wrote. */
const GENERATED = new Set(['node_modules', 'dist', '.turbo', '.git', '.onlink']);

/**
 * Every file below a folder, sorted, as paths from it with forward slashes. Empty when the folder is absent.
 * @param {string} dir
 * @param {(name: string) => boolean} [skips] Names of files and folders to leave out; generated folders if not given.
 * @returns {string[]}
 */
export function filesBelow(dir, skips = (name) => GENERATED.has(name)) {
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {string} */ prefix) => {
    for (const entry of entriesOf(join(dir, prefix))) {
      if (skips(entry.name)) continue;
      if (entry.isDirectory()) visit(`${prefix}${entry.name}/`);
      else if (entry.isFile()) found.push(`${prefix}${entry.name}`);
    }
  };
  visit('');
  return found.sort();
}

/** @param {string} dir */
function entriesOf(dir) {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * SHA-256 over names and contents, in hexadecimal: equal exactly when nothing changed.
 * @param {string} dir
 * @param {readonly string[]} paths From `dir`. A missing file counts as such.
 */
export function contentHash(dir, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`\0${path}\0`);
    hash.update(readOr(join(dir, path), 'absent'));
  }
  return hash.digest('hex');
}

/**
 * SHA-256 over names, sizes and times of change: cheaper than the contents, and enough to notice that build output was
 * touched by something else.
 * @param {string} dir
 * @param {readonly string[]} paths
 */
export function listingHash(dir, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(dir, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {string} fallback
 */
export function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}

/**
 * Writes a small file, making its folder.
 * @param {string} file
 * @param {string} text
 */
export function writeMarker(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
