import type { Plugin } from '@onlink/core';
import { createContext } from './context.js';
import { exceptionsOf, inWords } from './exceptions.js';
import type { KitOptions, Scenarios, SkippedRule, TestRemote } from './options.js';
import type { Rule } from './rule.js';

/** Why a rule is not judged at all: by the author's word, or because there is nothing to judge. */
export function whySkipped(rule: Rule, plugin: Plugin, options: KitOptions<TestRemote>): string | undefined {
  const asked = options.skip?.find((entry) => entry.rule === rule.id && entry.of === undefined);
  if (asked !== undefined) return asked.reason;
  const nothing = rule.appliesNot?.(createContext(plugin, options).context);
  if (nothing !== undefined) return nothing;
  if (rule.appliesNot?.(createContext(plugin, options, rule).context) === undefined) return undefined;
  return inWords(exceptionsOf(rule, options));
}

/**
 * Refuses a skip that names nothing, or gives no reason.
 *
 * @throws Error naming the rule
 */
export function assertSkips(
  rules: readonly Rule[],
  { scenarios, skip = [] }: Pick<KitOptions<TestRemote>, 'scenarios' | 'skip'>,
): void {
  for (const entry of skip) {
    const wrong = whatIsWrong(entry, rules, scenarios);
    if (wrong !== undefined) throw new Error(`Failed to skip rule "${entry.rule}": ${wrong}.`);
  }
}

/** What is wrong with a skip, and what to do about it. */
function whatIsWrong(
  { rule: id, of, reason }: SkippedRule,
  rules: readonly Rule[],
  { streams = {}, actions = {}, triggers = {} }: Scenarios<TestRemote>,
): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined)
    return `there is no such rule. Use one of ${rules.map((candidate) => candidate.id).join(', ')}`;
  if (reason.trim().length < 10) return `its reason is "${reason}". Say in a sentence why that is right`;
  if (of === undefined) return undefined;
  if (rule.over === undefined)
    return `it is about the connector as a whole. Leave out "of", which is "${of}"`;
  const names = Object.keys({ stream: streams, action: actions, trigger: triggers }[rule.over]);
  return names.includes(of) ? undefined : `there is no ${rule.over} "${of}". Use one of ${names.join(', ')}`;
}
