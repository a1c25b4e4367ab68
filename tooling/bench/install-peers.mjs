import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs packages that nothing else here uses into an empty folder of their own, without their scripts. False, with a word
 * about it, where they cannot be had: what they are measured beside is then measured without them.
 * @param {string} workDir
 * @param {readonly string[]} packages With exact versions.
 */
export function installPeers(workDir, packages) {
  writeFileSync(join(workDir, 'package.json'), '{"private":true}');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  if (spawnSync('npm', args, { cwd: workDir, stdio: 'ignore' }).status === 0) return true;
  console.error(`${packages.join(', ')} could not be installed, and are left out of the measurement.`);
  return false;
}
