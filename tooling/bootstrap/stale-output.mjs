import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';

/**
 * Deletes compiled modules whose source is gone. The compiler leaves them behind, and they would be packed, published
 * and kept in turbo's cache.
 * @param {readonly import('./workspace.mjs').Member[]} built
 */
export function removeStaleOutput(built) {
  for (const { dir } of built) {
    const dist = join(dir, 'dist');
    for (const path of filesBelow(dist)) {
      const stem = /^(.+)\.d\.ts$/.exec(path)?.[1];
      if (stem === undefined || hasSource(dir, stem)) continue;
      for (const suffix of ['.d.ts', '.js']) rmSync(join(dist, `${stem}${suffix}`), { force: true });
    }
  }
}

/**
 * @param {string} dir
 * @param {string} stem
 */
function hasSource(dir, stem) {
  return ['.ts', '.tsx', '.d.ts'].some((suffix) => existsSync(join(dir, 'src', `${stem}${suffix}`)));
}
