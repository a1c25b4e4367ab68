import type { Rule } from '../src/kit/rule.js';
import { RULES } from '../src/kit/rules/all-rules.js';

/** A rule by its id. */
export function ruleOf(id: string): Rule {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`There is no rule "${id}".`);
  return rule;
}
