import type { Bump, Impact } from './difference.js';

/** A version as semver 2.0.0 has it (clauses 2, 9 and 10); build metadata is left out. */
interface Version {
  readonly core: readonly [major: number, minor: number, patch: number];
  readonly pre: readonly string[];
}

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The least step for the worst of the differences. Below 1.0.0 each is one lower, as ranges with a caret have it. */
export function dueStep(impacts: readonly Impact[], from: string): Bump {
  const isYoung = parse(from).core[0] === 0;
  if (impacts.includes('breaking')) return isYoung ? 'minor' : 'major';
  if (impacts.includes('addition')) return isYoung ? 'patch' : 'minor';
  return impacts.length === 0 ? 'none' : 'patch';
}

/** The step from one version to a later one, else `none`. What only had a pre-release has promised nothing yet. */
export function madeStep(from: string, to: string): Bump {
  const [old, next] = [parse(from), parse(to)];
  const changed = old.core.findIndex((part, index) => part !== next.core[index]);
  if (changed === -1) return comparePre(old.pre, next.pre) < 0 ? 'major' : 'none';
  if ((next.core[changed] ?? 0) < (old.core[changed] ?? 0)) return 'none';
  return changed === 0 ? 'major' : changed === 1 ? 'minor' : 'patch';
}

/** The largest of several steps. */
export function largestStep(steps: readonly Bump[]): Bump {
  return steps.reduce<Bump>((largest, step) => (isAtLeast(largest, step) ? largest : step), 'none');
}

/** Whether a step is as large as another one. */
export function isAtLeast(made: Bump, due: Bump): boolean {
  return ORDER.indexOf(made) >= ORDER.indexOf(due);
}

/** The version that a step leads to. */
export function nextVersion(from: string, step: Bump): string {
  const [major, minor, patch] = parse(from).core;
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function parse(version: string): Version {
  const [, major, minor, patch, pre] = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?/.exec(version) ?? [];
  return {
    core: [Number(major), Number(minor), Number(patch)],
    pre: pre === undefined ? [] : pre.split('.'),
  };
}

/** Semver 2.0.0, clause 11: a release is above its pre-releases, numbers are below words, the longer one is above. */
function comparePre(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (one === other) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (isNumber && isOtherNumber) return Number(one) - Number(other);
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return 0;
}
