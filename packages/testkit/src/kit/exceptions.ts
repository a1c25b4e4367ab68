import type { KitOptions, SkippedRule, TestRemote } from './options.js';
import type { Rule } from './rule.js';

/** A stream, action or trigger for which a rule is not judged, and why. */
export type Exception = Required<Pick<SkippedRule, 'of' | 'reason'>>;

/** Where a rule is not judged although it is judged elsewhere. */
export function exceptionsOf(
  { id }: Pick<Rule, 'id'>,
  { skip = [] }: Pick<KitOptions<TestRemote>, 'skip'>,
): readonly Exception[] {
  return skip.flatMap(({ rule, of, reason }) => (rule === id && of !== undefined ? [{ of, reason }] : []));
}

/** Each one with its reason, in one line. */
export function inWords(exceptions: readonly Exception[]): string {
  return exceptions.map(({ of, reason }) => `"${of}": ${reason}`).join(' ');
}
