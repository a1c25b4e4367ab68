import type { ManifestDiff } from './difference.js';
import { nextVersion } from './version-step.js';

/** A diff for people: the two versions, a line a difference, and the steps due and made. Ends in a line feed. */
export function describeDiff({ id, from, to, differences, due, made }: ManifestDiff): string {
  const lines = differences.map(({ impact, text, rule, upgrade }) => {
    const todo =
      upgrade === undefined
        ? ''
        : `; upgrade must carry over stored ${upgrade === 'state' ? 'states' : 'connections'}`;
    return `  ${impact.padEnd(9)} ${text}${todo} [${rule}]`;
  });
  const found = lines.length === 0 ? ['  no difference'] : lines;
  return [`${id} ${from} -> ${to}`, ...found, `due: ${due}, made: ${made}`, ''].join('\n');
}

/** What is wrong with the newer version, in one line; only where its step is not enough. */
export function describeShortfall({ id, from, to, differences, due, made }: ManifestDiff): string {
  const worst = differences[0]?.text ?? 'nothing differs';
  const reason = `the step from ${from} is ${made}, and ${due} is due because ${worst}`;
  return `Failed to accept version "${to}" of connector "${id}": ${reason}. Make it ${nextVersion(from, due)} or above.`;
}
