import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, readOr, writeMarker } from './files.mjs';
import { capture } from './processes.mjs';
import { CACHE, ROOT } from './root.mjs';
import { members } from './workspace.mjs';

const MARKER = join(CACHE, 'installed');

/**
 * Installs the locked packages unless they already are, and says so in one line. Needs the network only when the lock
 * file, a package.json or the platform changed. False when it failed, with the reason printed.
 */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (readOr(MARKER, '') === wanted) return true;

  const startedMs = Date.now();
  const pin = pnpmPin();
  console.log(`Installing the locked packages with pnpm ${pin} (some 20 s on a new machine)...`);
  const { command, prefix } = pnpm(pin);
  const args = [
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    '--config.confirmModulesPurge=false',
  ];
  const { code, output } = await capture(command, [...prefix, ...args]);
  if (code !== 0) {
    console.error(output.trimEnd());
    console.error(
      'Failed to install the packages: pnpm said why above. If package.json changed, run: npx pnpm install.',
    );
    return false;
  }
  // Computed again: the first install makes node_modules, and a lock file that pnpm completed would differ.
  writeMarker(MARKER, fingerprint());
  console.log(`Installed in ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`);
  return true;
}

function fingerprint() {
  const manifests = members().map(({ folder }) => `${folder}/package.json`);
  const paths = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests];
  return `${contentHash(ROOT, paths)} ${process.platform}-${process.arch}`;
}

/** The version after `packageManager: pnpm@`, without a hash. */
function pnpmPin() {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return String(manifest.packageManager)
    .replace(/^pnpm@/, '')
    .split('+', 1)[0];
}

/**
 * The pnpm of node_modules if it is there; else npx fetches the pinned one.
 * @param {string | undefined} pin
 */
function pnpm(pin) {
  const local = join(ROOT, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  if (existsSync(local)) return { command: process.execPath, prefix: [local] };
  return { command: 'npx', prefix: ['--yes', `pnpm@${pin}`] };
}
