import type { JsonObject, Stream } from '@onlink/core';
import { compareKeys, describeDifference } from './compare-keys.js';
import type { KitContext } from './context.js';
import type { StreamScenario, TestRemote } from './options.js';
import { type Reading, type ReadResult, readStream } from './reading.js';
import { nameOf, type Rule } from './rule.js';
import type { OpenAs, Subject } from './subject.js';

function hasNoStreams({ streams }: KitContext): string | undefined {
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
    over: 'stream',
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

/** How a stream is read. An incremental read with nothing covered yet gives every row, by the other road. */
export type Mode = 'full' | 'incremental';

/** The roads on which a stream may be read. */
export function modesOf({ cursor }: Stream): readonly Mode[] {
  return cursor === undefined ? ['full'] : ['full', 'incremental'];
}

/** The rows of a read with nothing in its way, against which reads with something in their way are held. */
export interface Baseline {
  readonly keys: readonly JsonObject[];
  /** How many events it took. */
  readonly events: number;
  /** Keys that came twice by themselves. */
  readonly doubled: ReadonlySet<string>;
}

/** Reads the stream whole on a fresh remote. What it lacks there is `full-read`'s to find, and no other rule's. */
export async function baselineOf(context: KitContext, name: string, mode: Mode = 'full'): Promise<Baseline> {
  const { subject, stream, params } = await streamAtHand(context, name);
  const { records, notices, events } = await readStream(subject, { stream, params, mode });
  const keys = [
    ...records,
    ...notices.flatMap(({ key, outcome }) => (outcome === 'skipped' && key ? [key] : [])),
  ];
  return { keys, events, doubled: new Set(compareKeys(keys, keys, stream.key).doubled) };
}

/** A reading, what it is held against, and its circumstances in words. */
export interface ReadCase {
  readonly reading?: Partial<Reading>;
  readonly baseline: Baseline;
  readonly when: string;
}

/** Reads; what is missing, extra or doubled against the baseline, in words. */
export async function readAll(
  at: StreamAtHand,
  { reading = {}, baseline, when }: ReadCase,
): Promise<{ readonly result?: ReadResult; readonly seen?: string }> {
  const result = await readStream(at.subject, { stream: at.stream, params: at.params, ...reading });
  if (result.stuck) return { seen: `${when}: a call came back with neither a checkpoint nor "complete"` };
  const skipped = result.notices.flatMap(({ key, outcome }) => (outcome === 'skipped' && key ? [key] : []));
  const { missing, extra, doubled } = compareKeys(
    [...result.records, ...skipped],
    baseline.keys,
    at.stream.key,
  );
  // Re-reading some rows is announced by the stream itself.
  const mayDouble = (at.stream.cursor?.overlapMs ?? 0) > 0;
  const twice = doubled.filter((key) => !baseline.doubled.has(key));
  const text = describeDifference({ missing, extra, doubled: twice }, { mayDouble });
  return { result, ...(text !== undefined && { seen: `${when}: ${text}` }) };
}

/**
 * How many requests to let pass before one is struck: one, so that a failure comes midway; none where the whole read takes
 * but one.
 */
export async function passingFirst(context: KitContext, name: string): Promise<number> {
  const { subject, stream, params } = await streamAtHand(context, name);
  const before = subject.hostile.requests;
  await readStream(subject, { stream, params });
  return subject.hostile.requests - before > 1 ? 1 : 0;
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
