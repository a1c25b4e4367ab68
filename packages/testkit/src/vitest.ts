import type { Plugin } from '@onlink/core';
import { describe, it } from 'vitest';
import { exceptionsOf, inWords } from './kit/exceptions.js';
import { assertOptions, judgeRule, plain } from './kit/judge-connector.js';
import type { KitOptions, TestRemote } from './kit/options.js';
import { RULES } from './kit/rules/all-rules.js';
import { whySkipped } from './kit/skipping.js';

/** One rule takes seconds; the crash rule opens a remote for each event. */
const RULE_TIMEOUT_MS = 60_000;

/**
 * Writes a test for each rule of the contract kit. A rule that is skipped is listed with its reason, and one
 * that is skipped for a stream, action or trigger with that.
 *
 * @throws Error when a skip names no rule or gives no reason, or a stream has no scenario
 */
export function testConnector<Remote extends TestRemote>(plugin: Plugin, options: KitOptions<Remote>): void {
  assertOptions(plugin, options);
  describe(`the connector "${plugin.manifest.id}"`, () => {
    for (const rule of RULES) {
      const reason = whySkipped(rule, plugin, plain(options));
      const except = reason === undefined ? inWords(exceptionsOf(rule, plain(options))) : '';
      const but = except === '' ? '' : `, not judged: ${except}`;
      it(`${rule.title} (${rule.id})${but}`, { timeout: RULE_TIMEOUT_MS }, async ({ skip }) => {
        if (reason !== undefined) skip(reason);
        await judgeRule(rule, plugin, options);
      });
    }
  });
}
