import type { Plugin } from '@onlink/core';
import { createContext } from './context.js';
import type { KitOptions, TestRemote } from './options.js';
import { type Rule, RuleBroken } from './rule.js';
import { RULES } from './rules/all-rules.js';

/** What became of a rule. */
export type Verdict =
  | { readonly rule: string; readonly kind: 'kept' }
  | { readonly rule: string; readonly kind: 'skipped'; readonly reason: string }
  | { readonly rule: string; readonly kind: 'broken'; readonly message: string };

/** Judges a connector by every rule, for programs; tests use `testConnector`. */
export async function judgeConnector<Remote extends TestRemote>(
  plugin: Plugin,
  options: KitOptions<Remote>,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const rule of RULES) {
    const reason = whySkipped(rule, plugin, options);
    if (reason !== undefined) {
      verdicts.push({ rule: rule.id, kind: 'skipped', reason });
      continue;
    }
    try {
      await judgeRule(rule, plugin, options);
      verdicts.push({ rule: rule.id, kind: 'kept' });
    } catch (thrown) {
      verdicts.push({
        rule: rule.id,
        kind: 'broken',
        message: thrown instanceof Error ? thrown.message : String(thrown),
      });
    }
  }
  return verdicts;
}

/** Why a rule is not judged: by the author's word, or because there is nothing to judge. */
export function whySkipped<Remote extends TestRemote>(
  rule: Rule,
  plugin: Plugin,
  options: KitOptions<Remote>,
): string | undefined {
  const asked = options.skip?.find((entry) => entry.rule === rule.id);
  if (asked !== undefined) return asked.reason;
  return rule.appliesNot?.(createContext(plugin, plain(options)).context);
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
  const { context, close } = createContext(plugin, plain(options));
  try {
    await rule.judge(context);
  } catch (thrown) {
    if (thrown instanceof RuleBroken) throw thrown;
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    throw new RuleBroken(
      rule.id,
      `it threw where nothing should fail: ${text.split('\n', 1)[0] ?? ''}`.replace(/\.$/, ''),
      'Mend that first, then see whether the rule holds',
    );
  } finally {
    await close();
  }
}

/**
 * What is wrong with the options, before anything is judged.
 *
 * @throws Error naming the rule or stream
 */
export function assertOptions<Remote extends TestRemote>(
  plugin: Plugin,
  { scenarios, skip = [] }: KitOptions<Remote>,
): void {
  for (const { rule, reason } of skip) {
    if (!RULES.some(({ id }) => id === rule)) {
      throw new Error(
        `Failed to skip rule "${rule}": there is no such rule. Use one of ${RULES.map(({ id }) => id).join(', ')}.`,
      );
    }
    if (reason.trim().length < 10)
      throw new Error(
        `Failed to skip rule "${rule}": its reason is "${reason}". Say in a sentence why that is right.`,
      );
  }
  for (const { name } of plugin.manifest.streams) {
    if (scenarios.streams?.[name] === undefined) {
      throw new Error(`Failed to judge stream "${name}": it has no scenario. Add scenarios.streams.${name}.`);
    }
  }
}

/** A remote goes back only into functions that came with it. */
function plain<Remote extends TestRemote>(options: KitOptions<Remote>): KitOptions<TestRemote> {
  return options as unknown as KitOptions<TestRemote>;
}
