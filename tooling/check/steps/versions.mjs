import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../bootstrap/root.mjs';
import { members } from '../../bootstrap/workspace.mjs';
import { changesetFaults, configFaults, manifestFaults } from '../version-faults.mjs';

/**
 * Every published package has what a registry needs, all carry one version, and what changesets reads is sound.
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
export async function checkVersions() {
  const all = members();
  const names = new Set(all.map(({ manifest }) => manifest.name));
  const folder = join(ROOT, '.changeset');
  const changesets = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const faults = [
    ...manifestFaults(all),
    ...configFaults(readFileSync(join(folder, 'config.json'), 'utf8')),
    ...changesets.flatMap((name) => changesetFaults(name, readFileSync(join(folder, name), 'utf8'), names)),
  ];
  const summary = `${changesets.length} waiting`;
  return { ok: faults.length === 0, summary, output: faults.join('\n') };
}
