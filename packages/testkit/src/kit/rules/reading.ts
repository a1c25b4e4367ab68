import type { JsonObject, Stream } from '@onlink/core';
import { isFault } from '@onlink/core';
import { compareKeys, describeDifference } from '../compare-keys.js';
import type { KitContext } from '../context.js';
import { type Reading, type ReadResult, readStream } from '../reading.js';
import { type Rule, RuleBroken } from '../rule.js';
import type { Subject } from '../subject.js';

/** Why the rules of reading say nothing. */
export function hasNoStreams({ streams }: KitContext): string | undefined {
  return streams.length === 0 ? 'it has no streams' : undefined;
}

/** Reads a stream whole, once for each way to do it. */
export interface StreamAtHand {
  readonly name: string;
  readonly stream: Stream;
  readonly subject: Subject;
  readonly params: JsonObject;
  readonly expected: readonly JsonObject[];
}

/** Opens a fresh remote and finds the stream on it. */
export async function streamAtHand(context: KitContext, name: string): Promise<StreamAtHand> {
  const subject = await context.open();
  const { scenario } = context.streams.find((entry) => entry.name === name) ?? {};
  if (scenario === undefined) throw new Error(`Failed to judge stream "${name}": it has no scenario.`);
  return {
    name,
    subject,
    stream: await subject.stream(name),
    params: scenario.params ?? {},
    expected: scenario.keys(subject.remote),
  };
}

/** Whether re-reading some rows is announced by the stream itself. */
function mayDouble({ cursor }: Stream): boolean {
  return (cursor?.overlapMs ?? 0) > 0;
}

/** Reads, and breaks `rule` unless every expected row came, and nothing else. */
async function mustReadAll(
  rule: string,
  at: StreamAtHand,
  reading: Partial<Reading>,
  { when, mend }: { readonly when: string; readonly mend: string },
): Promise<ReadResult> {
  const result = await readStream(at.subject, { stream: at.stream, params: at.params, ...reading });
  if (result.stuck) {
    throw new RuleBroken(
      rule,
      `stream "${at.name}", ${when}: a call came back with neither a checkpoint nor "complete"`,
      'Yield a checkpoint after each page, and "complete" at the end',
    );
  }
  const skipped = result.notices.flatMap(({ key, outcome }) => (outcome === 'skipped' && key ? [key] : []));
  const difference = compareKeys([...result.records, ...skipped], at.expected, at.stream.key);
  const text = describeDifference(difference, { mayDouble: mayDouble(at.stream) });
  if (text !== undefined) throw new RuleBroken(rule, `stream "${at.name}", ${when}: ${text}`, mend);
  return result;
}

const FULL_READ: Rule = {
  id: 'full-read',
  title: 'gives every row once, each accounted for',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const at = await streamAtHand(context, name);
      await mustReadAll(
        'full-read',
        at,
        {},
        {
          when: 'read whole',
          mend: 'Follow the pages to the last one, and report a row that cannot be delivered by a notice with its key and the outcome "skipped"',
        },
      );
    }
  },
};

const CRASH: Rule = {
  id: 'crash-anywhere',
  title: 'loses no row and doubles none when the process ends after any event',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const whole = await streamAtHand(context, name);
      const { events } = await readStream(whole.subject, { stream: whole.stream, params: whole.params });
      for (let crashAfter = 1; crashAfter <= events; crashAfter += 1) {
        const at = await streamAtHand(context, name);
        await mustReadAll(
          'crash-anywhere',
          at,
          { crashAfter },
          {
            when: `after a crash at event ${crashAfter} of ${events}`,
            mend: 'Yield a checkpoint only after the records that it covers, and put into its state all that the next call needs to go on exactly there',
          },
        );
      }
    }
  },
};

const DEADLINE: Rule = {
  id: 'short-deadline',
  title: 'stops at a checkpoint before its deadline, and gets on in each call',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const pageRequests = await requestsOfFirstPage(await streamAtHand(context, name));
      const at = await streamAtHand(context, name);
      const mend =
        'Before each page compare call.clock.now() with call.deadlineAt, and return once it has come';
      at.subject.requestMs = 1_000;
      const call = { deadlineMs: 1_000 * pageRequests };
      await mustReadAll(
        'short-deadline',
        at,
        { call },
        { when: 'with time for one page in each call', mend },
      );
      if (at.subject.lateRequests > 0) {
        const seen = `stream "${name}" sent ${at.subject.lateRequests} requests after the deadline of their calls`;
        throw new RuleBroken('short-deadline', seen, mend);
      }
    }
  },
};

async function requestsOfFirstPage({ subject, stream, params }: StreamAtHand): Promise<number> {
  let before = 0;
  let after: number | undefined;
  await readStream(subject, {
    stream,
    params,
    onCall: (nth) => {
      if (nth === 1) before = subject.hostile.requests;
    },
    onEvent: ({ kind }) => {
      if (kind === 'checkpoint' || kind === 'complete') after ??= subject.hostile.requests;
    },
  });
  return Math.max(1, (after ?? before) - before);
}

const LIMIT: Rule = {
  id: 'hard-limit',
  title: 'never gives more rows than its limit, and is not complete when it was cut',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const { expected } = await streamAtHand(context, name);
      for (const limit of new Set([1, 2, 3, 7, Math.max(1, expected.length - 1)])) {
        const at = await streamAtHand(context, name);
        const mend =
          'Cut the page at request.limit, name the last row given in the checkpoint, and return without "complete"';
        try {
          await mustReadAll(
            'hard-limit',
            at,
            { limit },
            { when: `with a limit of ${limit} in each call`, mend },
          );
        } catch (thrown) {
          if (!isFault(thrown) || thrown.code !== 'connector/over-limit') throw thrown;
          throw new RuleBroken('hard-limit', `stream "${name}" gave more than ${limit} rows in a call`, mend);
        }
      }
    }
  },
};

const EQUAL_CURSORS: Rule = {
  id: 'equal-cursors',
  title: 'tells rows with one cursor value apart',
  appliesNot: ({ streams }) =>
    streams.some(({ scenario }) => scenario.tie) ? undefined : 'no scenario has "tie"',
  async judge(context) {
    for (const { name, scenario } of context.streams.filter((entry) => entry.scenario.tie)) {
      for (const limit of [undefined, 1, 2]) {
        const at = await streamAtHand(context, name);
        scenario.tie?.(at.subject.remote);
        await mustReadAll('equal-cursors', at, limit === undefined ? {} : { limit }, {
          when: 'with one cursor value in all rows',
          mend: 'Order by cursor and key together, keep both in the checkpoint, and go on after the pair',
        });
      }
    }
  },
};

const SHIFTING: Rule = {
  id: 'shifting-pages',
  title: 'loses no row when others change while it reads',
  appliesNot: ({ streams }) =>
    streams.some(({ scenario }) => scenario.touch) ? undefined : 'no scenario has "touch"',
  async judge(context) {
    for (const { name, scenario } of context.streams.filter((entry) => entry.scenario.touch)) {
      const at = await streamAtHand(context, name);
      let touched = 0;
      const onEvent = (): void => {
        scenario.touch?.(at.subject.remote, touched);
        touched += 1;
      };
      const result = await readStream(at.subject, { stream: at.stream, params: at.params, onEvent });
      const { missing } = compareKeys(result.records, at.expected, at.stream.key);
      const text = describeDifference({ missing, extra: [], doubled: [] }, { mayDouble: true });
      if (text === undefined) continue;
      throw new RuleBroken(
        'shifting-pages',
        `stream "${name}", with rows changing between pages: ${text}`,
        'Page by key instead of by offset, and fix the upper bound in plan',
      );
    }
  },
};

/** In order of what they find. */
export const READING_RULES: readonly Rule[] = [FULL_READ, CRASH, DEADLINE, LIMIT, EQUAL_CURSORS, SHIFTING];
