import type { Plugin } from '@onlink/core';
import { describe, it } from 'vitest';
import { assertOptions, judgeRule, whySkipped } from './kit/judge-connector.js';
import type { KitOptions, TestRemote } from './kit/options.js';
import { RULES } from './kit/rules/all-rules.js';

/** One rule takes seconds; the crash rule opens a remote for each event. */
const RULE_TIMEOUT_MS = 60_000;

/**
 * Writes a test for each rule of the contract kit. A rule that is skipped is listed with its reason.
 *
 * @throws Error when a skip names no rule or gives no reason, or a stream has no scenario
 */
export function testConnector<Remote extends TestRemote>(plugin: Plugin, options: KitOptions<Remote>): void {
  assertOptions(plugin, options);
  describe(`the connector "${plugin.manifest.id}"`, () => {
    for (const rule of RULES) {
      const reason = whySkipped(rule, plugin, options);
      it(`${rule.title} (${rule.id})`, { timeout: RULE_TIMEOUT_MS }, async ({ skip }) => {
        if (reason !== undefined) skip(reason);
        await judgeRule(rule, plugin, options);
      });
    }
  });
}
