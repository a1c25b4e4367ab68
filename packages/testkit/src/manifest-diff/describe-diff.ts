import type { ManifestDiff } from './difference.js';
import { nextVersion } from './version-step.js';

/** A diff for people: the two versions, a line a difference, and the steps due and made. Ends in a line feed. */
export function describeDiff({ id, from, to, differences, due, made, waiting }: ManifestDiff): string {
  const lines = differences.map(({ impact, text, rule, upgrade }) => {
    const todo =
      upgrade === undefined
        ? ''
        : `; upgrade must carry over stored ${upgrade === 'state' ? 'states' : 'connections'}`;
    return `  ${impact.padEnd(9)} ${text}${todo} [${rule}]`;
  });
  const found = lines.length === 0 ? ['  no difference'] : lines;
  const counted = waiting === undefined ? '' : `, with what waits (${waiting})`;
  return [`${id} ${from} -> ${to}`, ...found, `due: ${due}, made: ${made}${counted}`, ''].join('\n');
}

/** What is wrong with the newer version, in one line; only where its step is not enough. */
export function describeShortfall(diff: ManifestDiff): string {
  const { id, from, to, differences, due, made, waiting } = diff;
  const worst = differences[0]?.text ?? 'nothing differs';
  const reason = `the step from ${from} is ${made}, and ${due} is due because ${worst}`;
  const remedy =
    waiting === undefined
      ? `Make it ${nextVersion(from, due)} or above`
      : `Write a changeset that says ${due} (npx changeset)`;
  return `Failed to accept version "${to}" of connector "${id}": ${reason}. ${remedy}.`;
}
