import { join } from 'node:path';
import { contentHash, filesBelow, listingHash, readOr, writeMarker } from './files.mjs';
import { capture } from './processes.mjs';
import { CACHE, ROOT } from './root.mjs';
import { removeStaleOutput } from './stale-output.mjs';
import { members } from './workspace.mjs';

const MARKER = join(CACHE, 'built');

/** What every build reads beside the packages themselves. */
const SHARED_INPUTS = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json', 'tooling/bundle/run.mjs'];

/**
 * Builds what changed, through turbo. When neither a source nor an output changed since the last time, turbo is not
 * even started: it would take a second to find that out. False when the build failed, with its output printed.
 */
export async function ensureBuilt() {
  const built = members().filter(({ manifest }) => manifest.scripts?.['build'] !== undefined);
  const inputs = inputsHash(built);
  if (readOr(MARKER, '') === `${inputs} ${outputsHash(built)}`) return true;

  const startedMs = Date.now();
  removeStaleOutput(built);
  const turbo = join(ROOT, 'node_modules', '.bin', 'turbo');
  const args = ['run', 'build', '--output-logs=errors-only', '--concurrency=2'];
  const { code, output } = await capture(turbo, args);
  if (code !== 0) {
    console.error(output.trimEnd());
    console.error(
      'Failed to build the packages: the compiler said why above. Mend that and run the command again.',
    );
    return false;
  }
  writeMarker(MARKER, `${inputs} ${outputsHash(built)}`);
  console.log(`Built ${built.length} packages in ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`);
  return true;
}

/** @param {readonly import('./workspace.mjs').Member[]} built */
function inputsHash(built) {
  const own = built.flatMap(({ folder, dir }) =>
    filesBelow(dir)
      .filter((path) => isInput(path))
      .map((path) => `${folder}/${path}`),
  );
  return contentHash(ROOT, [...SHARED_INPUTS, ...own]);
}

/** @param {string} path */
function isInput(path) {
  return !path.startsWith('test/') && !/\.test(-d)?\.ts$|\.md$/.test(path);
}

/** @param {readonly import('./workspace.mjs').Member[]} built */
function outputsHash(built) {
  return listingHash(
    ROOT,
    built.flatMap(({ folder, dir }) => filesBelow(join(dir, 'dist')).map((path) => `${folder}/dist/${path}`)),
  );
}
