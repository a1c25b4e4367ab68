import type { Plugin } from '@onlink/core';
import type { KitOptions, StreamScenario, TestRemote } from './options.js';
import { openSubject, type Subject } from './subject.js';

/** What a rule works with. */
export interface KitContext {
  readonly plugin: Plugin;
  readonly options: KitOptions<TestRemote>;
  /** Streams with their scenarios. */
  readonly streams: readonly { readonly name: string; readonly scenario: StreamScenario<TestRemote> }[];
  /** A fresh remote, and the connector opened on it. The kit closes it. */
  open(): Promise<Subject>;
}

/** A context, and the way to let go of all that was opened in it. */
export function createContext(
  plugin: Plugin,
  options: KitOptions<TestRemote>,
): { readonly context: KitContext; close(): Promise<void> } {
  const opened: Subject[] = [];
  const context: KitContext = {
    plugin,
    options,
    streams: Object.entries(options.scenarios.streams ?? {}).map(([name, scenario]) => ({ name, scenario })),
    async open() {
      const subject = await openSubject(plugin, options);
      opened.push(subject);
      return subject;
    },
  };
  return {
    context,
    async close() {
      for (const subject of opened.splice(0)) await subject.close();
    },
  };
}
