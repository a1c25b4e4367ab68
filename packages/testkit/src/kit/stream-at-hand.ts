import type { JsonObject, Stream } from '@onlink/core';
import { compareKeys, describeDifference } from './compare-keys.js';
import type { KitContext } from './context.js';
import type { StreamScenario, TestRemote } from './options.js';
import { type Reading, type ReadResult, readStream } from './reading.js';
import { nameOf, type Rule } from './rule.js';
import type { OpenAs, Subject } from './subject.js';

/** Why the rules of reading say nothing. */
export function hasNoStreams({ streams }: KitContext): string | undefined {
  return streams.length === 0 ? 'it has no streams' : undefined;
}

/** A stream on a fresh remote, with what a read of it must give. */
export interface StreamAtHand {
  readonly name: string;
  readonly stream: Stream;
  readonly subject: Subject;
  readonly scenario: StreamScenario<TestRemote>;
  readonly params: JsonObject;
  readonly expected: readonly JsonObject[];
}

/** Opens a fresh remote and finds the stream on it. */
export async function streamAtHand(context: KitContext, name: string, as?: OpenAs): Promise<StreamAtHand> {
  const subject = await context.open(as);
  const { scenario } = context.streams.find((entry) => entry.name === name) ?? {};
  if (scenario === undefined) throw new Error(`Failed to judge stream "${name}": it has no scenario.`);
  return {
    name,
    subject,
    scenario,
    stream: await subject.stream(name),
    params: scenario.params ?? {},
    expected: scenario.keys(subject.remote),
  };
}

/** A rule over each stream: `judge` gives what was seen of the first one that breaks it. */
export function streamRule(
  rule: Pick<Rule, 'id' | 'title' | 'mend'> & {
    /** Which streams it says something about. Default all. */
    readonly of?: (scenario: StreamScenario<TestRemote>) => boolean;
    /** Why it says nothing where `of` leaves none. */
    readonly without?: string;
    readonly judge: (context: KitContext, name: string) => Promise<string | undefined>;
  },
): Rule {
  const { id, title, mend, of = () => true, without = 'it has no streams', judge } = rule;
  const judged = ({ streams }: KitContext) => streams.filter(({ scenario }) => of(scenario));
  return {
    id,
    title,
    mend,
    appliesNot: (context) => hasNoStreams(context) ?? (judged(context).length === 0 ? without : undefined),
    async judge(context) {
      for (const { name } of judged(context)) {
        const seen = await judge(context, name);
        if (seen !== undefined) return `stream "${name}", ${seen}`;
      }
      return undefined;
    },
  };
}

/** Reads; what is missing, extra or doubled against the rows over there, in words. */
export async function readAll(
  at: StreamAtHand,
  reading: Partial<Reading>,
  when: string,
): Promise<{ readonly result?: ReadResult; readonly seen?: string }> {
  const result = await readStream(at.subject, { stream: at.stream, params: at.params, ...reading });
  if (result.stuck) return { seen: `${when}: a call came back with neither a checkpoint nor "complete"` };
  const skipped = result.notices.flatMap(({ key, outcome }) => (outcome === 'skipped' && key ? [key] : []));
  const rows = [...result.records, ...skipped];
  // Re-reading some rows is announced by the stream itself.
  const mayDouble = (at.stream.cursor?.overlapMs ?? 0) > 0;
  const text = describeDifference(compareKeys(rows, at.expected, at.stream.key), { mayDouble });
  return { result, ...(text !== undefined && { seen: `${when}: ${text}` }) };
}

/** Reads until something is thrown; `undefined` where nothing was. */
export async function thrownBy(
  { subject, stream, params }: StreamAtHand,
  reading: Partial<Reading> = {},
): Promise<unknown> {
  try {
    await readStream(subject, { stream, params, call: { deadlineMs: 600_000 }, ...reading });
    return undefined;
  } catch (thrown) {
    return thrown ?? new Error('nothing');
  }
}

/** What was thrown, where a fault was wanted. */
export function noFault(thrown: unknown): string {
  return thrown === undefined ? 'it ended as if nothing was' : `it threw ${nameOf(thrown)}`;
}
