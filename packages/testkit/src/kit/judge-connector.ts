import type { Plugin } from '@onlink/core';
import { createContext } from './context.js';
import { type Exception, exceptionsOf } from './exceptions.js';
import type { KitOptions, TestRemote } from './options.js';
import { nameOf, type Rule, RuleBroken } from './rule.js';
import { RULES } from './rules/all-rules.js';
import { assertSkips, whySkipped } from './skipping.js';

/** What became of a rule. `except` lists where it was not judged, by the author's word. */
export type Verdict =
  | { readonly rule: string; readonly kind: 'kept'; readonly except?: readonly Exception[] }
  | { readonly rule: string; readonly kind: 'skipped'; readonly reason: string }
  | { readonly rule: string; readonly kind: 'broken'; readonly message: string };

/**
 * Judges a connector by every rule, for programs; tests use `testConnector`.
 *
 * @throws Error when the options are incomplete, naming what is missing
 */
export async function judgeConnector<Remote extends TestRemote>(
  plugin: Plugin,
  options: KitOptions<Remote>,
): Promise<readonly Verdict[]> {
  assertOptions(plugin, options);
  const verdicts: Verdict[] = [];
  for (const rule of RULES) {
    const reason = whySkipped(rule, plugin, plain(options));
    if (reason !== undefined) {
      verdicts.push({ rule: rule.id, kind: 'skipped', reason });
      continue;
    }
    try {
      await judgeRule(rule, plugin, options);
      const except = exceptionsOf(rule, plain(options));
      verdicts.push({ rule: rule.id, kind: 'kept', ...(except.length > 0 && { except }) });
    } catch (thrown) {
      verdicts.push({ rule: rule.id, kind: 'broken', message: (thrown as Error).message });
    }
  }
  return verdicts;
}

/**
 * Judges one rule on remotes of its own.
 *
 * @throws {@link RuleBroken}
 */
export async function judgeRule<Remote extends TestRemote>(
  rule: Rule,
  plugin: Plugin,
  options: KitOptions<Remote>,
): Promise<void> {
  const { context, close } = createContext(plugin, plain(options), rule);
  let seen: string | undefined;
  try {
    seen = await rule.judge(context);
  } catch (thrown) {
    const mend = `Mend that first, then see whether the rule holds. If the rule is broken: ${rule.mend}`;
    throw new RuleBroken(rule.id, `it threw where nothing should fail: ${nameOf(thrown)}`, mend);
  } finally {
    await close();
  }
  if (seen !== undefined) throw new RuleBroken(rule.id, seen, rule.mend);
}

/**
 * What is wrong with the options, before anything is judged.
 *
 * @throws Error naming the rule, stream, action or trigger
 */
export function assertOptions<Remote extends TestRemote>(
  { manifest }: Plugin,
  options: KitOptions<Remote>,
): void {
  const { scenarios } = options;
  assertScenarios('stream', 'streams', {
    names: manifest.streams.map(({ name }) => name),
    given: scenarios.streams,
  });
  assertScenarios('action', 'actions', { names: Object.keys(manifest.actions), given: scenarios.actions });
  assertScenarios('trigger', 'triggers', {
    names: Object.keys(manifest.triggers),
    given: scenarios.triggers,
  });
  assertSkips(RULES, plain(options));
}

function assertScenarios(
  noun: string,
  member: string,
  { names, given = {} }: { readonly names: readonly string[]; readonly given: object | undefined },
): void {
  const missing = names.find((name) => !(name in given));
  if (missing !== undefined)
    throw new Error(
      `Failed to judge ${noun} "${missing}": it has no scenario. Add scenarios.${member}["${missing}"].`,
    );
  // A stream that only `discover` knows may have a scenario too; an action or trigger cannot.
  const unknown = noun === 'stream' ? undefined : Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Failed to judge ${noun} "${unknown}": the manifest has none of that name. Correct scenarios.${member}.`,
    );
}

/** A remote goes back only into functions that came with it. */
export function plain<Remote extends TestRemote>(options: KitOptions<Remote>): KitOptions<TestRemote> {
  return options as unknown as KitOptions<TestRemote>;
}
