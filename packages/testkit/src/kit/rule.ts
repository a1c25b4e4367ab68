import type { KitContext } from './context.js';

/** Something that every connector promises, and how the kit finds out. */
export interface Rule {
  /** Stable; what `skip` and reports name. */
  readonly id: string;
  /** As the end of a sentence: "A connector ...". */
  readonly title: string;
  /** Why it says nothing about this connector, or `undefined` where it does. */
  readonly appliesNot?: (context: KitContext) => string | undefined;
  /** @throws {@link RuleBroken} */
  judge(context: KitContext): Promise<void>;
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
