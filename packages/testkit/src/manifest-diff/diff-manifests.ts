import type { Manifest } from '@onlink/core';
import { CONNECTION_ASPECTS } from './connection-rules.js';
import type { Difference, Impact, ManifestDiff } from './difference.js';
import { OPERATION_ASPECTS } from './operation-rules.js';
import { configDifferences, schemaDifferences } from './schema-differences.js';
import { dueStep, isAtLeast, madeStep, nextVersion } from './version-step.js';

const WORST_FIRST: readonly Impact[] = ['breaking', 'addition', 'patch'];

/**
 * Compares the manifests of two releases and classes every difference: config, secrets, auth, egress, needs, contract,
 * checks, streams, actions, triggers, templates and texts. Pure, and the same for the same two. The order of names in
 * an object, and of lists that are sets, is no difference; nor is the version itself.
 *
 * @param from the older manifest, as `parseManifest` of `@onlink/runtime` gave it
 * @param to the newer one
 * @param options `waiting`: the step that is still to be made from the newer version, by a changeset; `made` counts it
 */
export function diffManifests(
  from: Manifest,
  to: Manifest,
  { waiting }: Pick<ManifestDiff, 'waiting'> = {},
): ManifestDiff {
  const differences = [
    ...[...CONNECTION_ASPECTS, ...OPERATION_ASPECTS].flatMap((one) => one.judge(from, to)),
    ...configDifferences(from, to),
    ...schemaDifferences(from, to),
  ].sort(compare);
  const due = dueStep(
    differences.map(({ impact }) => impact),
    from.version,
  );
  const isStepping = waiting !== undefined && waiting !== 'none';
  const made = madeStep(from.version, isStepping ? nextVersion(to.version, waiting) : to.version);
  return {
    id: to.id,
    from: from.version,
    to: to.version,
    differences,
    due,
    made,
    ...(waiting !== undefined && { waiting }),
    isEnough: isAtLeast(made, due),
  };
}

function compare(left: Difference, right: Difference): number {
  const byImpact = WORST_FIRST.indexOf(left.impact) - WORST_FIRST.indexOf(right.impact);
  if (byImpact !== 0) return byImpact;
  const [one = '', other = ''] = [left, right].map(({ at, rule, text }) => `${at}\n${rule}\n${text}`);
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
