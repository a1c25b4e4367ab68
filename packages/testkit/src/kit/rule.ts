import type { KitContext } from './context.js';
import type { JudgedRule } from './exceptions.js';

/** Something that every connector promises, and how the kit finds out. */
export interface Rule extends JudgedRule {
  /** As the end of a sentence: "A connector ...". */
  readonly title: string;
  /** What to do where it is broken, without a full stop. */
  readonly mend: string;
  /** Why it says nothing about this connector, or `undefined` where it does. */
  readonly appliesNot?: (context: KitContext) => string | undefined;
  /** What was seen of it being broken, naming the stream, action or trigger; `undefined` where it is kept. */
  judge(context: KitContext): Promise<string | undefined>;
}

/** A promise that was not kept: what was seen, and how to mend it. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
  readonly rule: string;

  constructor(rule: string, seen: string, mend: string) {
    super(`Rule "${rule}" is broken: ${seen}. ${mend}.`);
    this.rule = rule;
  }
}

/** What was thrown, in one line. */
export function nameOf(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return (text.split(/[\r\n]/, 1)[0] ?? '').replace(/\.$/, '');
}
