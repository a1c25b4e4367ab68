import type { KitOptions, SkippedRule, TestRemote } from './options.js';

/** What a rule may be judged over, one by one. */
export type Over = 'stream' | 'action' | 'trigger';

/** What of a rule decides where it is judged. */
export interface JudgedRule {
  /** Stable; what `skip` and reports name. */
  readonly id: string;
  /** What it is judged over, one by one; absent where it is about the connector as a whole. */
  readonly over?: Over;
}

/** A stream, action or trigger for which a rule is not judged, and why. */
export type Exception = Required<Pick<SkippedRule, 'of' | 'reason'>>;

/** Where a rule is not judged although it is judged elsewhere. */
export function exceptionsOf(
  { id }: JudgedRule,
  { skip = [] }: Pick<KitOptions<TestRemote>, 'skip'>,
): readonly Exception[] {
  return skip.flatMap(({ rule, of, reason }) => (rule === id && of !== undefined ? [{ of, reason }] : []));
}

/** Each one with its reason, in one line. */
export function inWords(exceptions: readonly Exception[]): string {
  return exceptions.map(({ of, reason }) => `"${of}": ${reason}`).join(' ');
}
