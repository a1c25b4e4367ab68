import { ROOT } from '../../bootstrap/root.mjs';
import { checkBoundaries } from '../../boundaries/check-boundaries.mjs';

/**
 * Arrows, imports, cycles, sizes, names and ambient authority.
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
export async function checkBoundariesStep() {
  const { files, violations } = checkBoundaries(ROOT);
  return { ok: violations.length === 0, summary: `${files} files`, output: violations.join('\n') };
}
