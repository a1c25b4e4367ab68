import type { Plugin } from '@onlink/core';
import { exceptionsOf, type JudgedRule, type Over } from './exceptions.js';
import type { ActionScenario, KitOptions, StreamScenario, TestRemote, TriggerScenario } from './options.js';
import { type OpenAs, openSubject, type Subject } from './subject.js';

/** A name of the manifest with its scenario. */
export interface Named<Scenario> {
  readonly name: string;
  readonly scenario: Scenario;
}

/** What a rule works with. */
export interface KitContext {
  readonly plugin: Plugin;
  readonly options: KitOptions<TestRemote>;
  readonly streams: readonly Named<StreamScenario<TestRemote>>[];
  readonly actions: readonly Named<ActionScenario<TestRemote>>[];
  readonly triggers: readonly Named<TriggerScenario<TestRemote>>[];
  /** A fresh remote, and the connector opened on it. The kit closes it. */
  open(as?: OpenAs): Promise<Subject>;
}

/**
 * A context, and the way to let go of all that was opened in it.
 *
 * @param rule what is judged in it: streams, actions or triggers for which it is skipped are left out
 */
export function createContext(
  plugin: Plugin,
  options: KitOptions<TestRemote>,
  rule?: JudgedRule,
): { readonly context: KitContext; close(): Promise<void> } {
  const opened: Subject[] = [];
  const { streams = {}, actions = {}, triggers = {} } = options.scenarios;
  const excepted = rule === undefined ? [] : exceptionsOf(rule, options).map(({ of }) => of);
  const left = (noun: Over) => (rule?.over === noun ? excepted : []);
  const context: KitContext = {
    plugin,
    options,
    streams: named(streams, left('stream')),
    actions: named(actions, left('action')),
    triggers: named(triggers, left('trigger')),
    async open(as) {
      const subject = await openSubject(plugin, options, as);
      opened.push(subject);
      return subject;
    },
  };
  return {
    context,
    async close() {
      for (const subject of opened.splice(0)) await subject.close().catch(() => undefined);
    },
  };
}

function named<Scenario>(
  scenarios: { readonly [name: string]: Scenario },
  without: readonly string[],
): Named<Scenario>[] {
  return Object.entries(scenarios)
    .filter(([name]) => !without.includes(name))
    .map(([name, scenario]) => ({ name, scenario }));
}
