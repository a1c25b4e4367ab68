import type { Rule } from '../rule.js';
import { ACTION_RULES } from './actions.js';
import { CHECK_RULES } from './checking.js';
import { CONDUCT_RULES } from './conduct.js';
import { DATA_RULES } from './data.js';
import { FAILURE_RULES } from './failures.js';
import { MANIFEST_RULES } from './manifest.js';
import { READING_RULES } from './reading.js';
import { TRIGGER_RULES } from './triggers.js';

/** Every rule, in the order in which a failure of one explains those after it. */
export const RULES: readonly Rule[] = [
  ...MANIFEST_RULES,
  ...CHECK_RULES,
  ...READING_RULES,
  ...DATA_RULES,
  ...FAILURE_RULES,
  ...ACTION_RULES,
  ...TRIGGER_RULES,
  ...CONDUCT_RULES,
];

/** A rule as documents list it. */
export type RuleListing = Pick<Rule, 'id' | 'title' | 'mend'>;

/** What every rule of the kit says, in the order in which they are judged. */
export function listRules(): readonly RuleListing[] {
  return RULES.map(({ id, title, mend }) => ({ id, title, mend }));
}
