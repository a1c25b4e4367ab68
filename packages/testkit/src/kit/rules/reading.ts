import { isFault } from '@onlink/core';
import { compareKeys, describeDifference } from '../compare-keys.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import type { Rule } from '../rule.js';
import {
  baselineOf,
  type Mode,
  modesOf,
  readAll,
  type StreamAtHand,
  streamAtHand,
  streamRule,
} from '../stream-at-hand.js';

const FULL_READ = streamRule({
  id: 'full-read',
  title: 'gives every row once',
  mend: 'Follow the pages to the last one, and give each row once',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const baseline = { keys: at.expected, events: 0, doubled: new Set<string>() };
    return (await readAll(at, { baseline, when: 'read whole' })).seen;
  },
});

const LEDGER = streamRule({
  id: 'ledger-balance',
  title: 'accounts for a row that it cannot deliver',
  mend: 'Report such a row by a notice with its key, the fault, and the outcome "skipped", or the field by "nulled" or "truncated"; end no read because of it',
  of: ({ spoil }) => spoil !== undefined,
  without: 'no scenario has "spoil"',
  async judge(context, name) {
    const baseline = await baselineOf(context, name);
    const at = await streamAtHand(context, name);
    const key = at.scenario.spoil?.(at.subject.remote) ?? {};
    const when = 'with a row that cannot be delivered whole';
    const { result, seen } = await readAll(at, { baseline, when });
    if (seen !== undefined) return seen;
    const named = (result?.notices ?? []).flatMap((notice) => (notice.key === undefined ? [] : [notice.key]));
    const { missing } = compareKeys(named, [key], at.stream.key);
    return missing.length > 0 ? `${when}: no notice names its key` : undefined;
  },
});

const CRASH = streamRule({
  id: 'crash-anywhere',
  title: 'loses no row and doubles none when the process ends after any event',
  mend: 'Yield a checkpoint only after the records that it covers, and put into its state all that the next call needs to go on exactly there',
  judge: inEachMode(async (context, name, mode) => {
    const baseline = await baselineOf(context, name, mode);
    for (let crashAfter = 1; crashAfter <= baseline.events; crashAfter += 1) {
      const at = await streamAtHand(context, name);
      const when = `read in mode "${mode}", after a crash at event ${crashAfter} of ${baseline.events}`;
      const { seen } = await readAll(at, { reading: { mode, crashAfter }, baseline, when });
      if (seen !== undefined) return seen;
    }
    return undefined;
  }),
});

const DEADLINE = streamRule({
  id: 'short-deadline',
  title: 'stops at a checkpoint before its deadline, and gets on in each call',
  mend: 'Before each page compare call.clock.now() with call.deadlineAt, and return once it has come',
  async judge(context, name) {
    const baseline = await baselineOf(context, name);
    const pageRequests = await requestsOfFirstPage(await streamAtHand(context, name));
    const at = await streamAtHand(context, name);
    at.subject.traffic.requestMs = 1_000;
    const reading = { call: { deadlineMs: 1_000 * pageRequests } };
    const { seen } = await readAll(at, { reading, baseline, when: 'with time for one page in each call' });
    const { lateRequests } = at.subject.traffic;
    return (
      seen ??
      (lateRequests > 0 ? `it sent ${lateRequests} requests after the deadline of their calls` : undefined)
    );
  },
});

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

const LIMIT = streamRule({
  id: 'hard-limit',
  title: 'never gives more rows than its limit, and is not complete when it was cut',
  mend: 'Cut the page at request.limit, name the last row given in the checkpoint, and return without "complete"',
  async judge(context, name) {
    const baseline = await baselineOf(context, name);
    for (const limit of new Set([1, 2, 3, 7, Math.max(1, baseline.keys.length - 1)])) {
      const at = await streamAtHand(context, name);
      try {
        const when = `with a limit of ${limit} in each call`;
        const { seen } = await readAll(at, { reading: { limit }, baseline, when });
        if (seen !== undefined) return seen;
      } catch (thrown) {
        if (!isFault(thrown) || thrown.code !== 'connector/over-limit') throw thrown;
        return `it gave more than ${limit} rows in a call with that limit`;
      }
    }
    return undefined;
  },
});

const EQUAL_CURSORS = streamRule({
  id: 'equal-cursors',
  title: 'tells rows with one cursor value apart',
  mend: 'Order by cursor and key together, keep both in the checkpoint, and go on after the pair',
  of: ({ tie }) => tie !== undefined,
  without: 'no scenario has "tie"',
  judge: inEachMode(async (context, name, mode) => {
    const baseline = await baselineOf(context, name, mode);
    for (const limit of [undefined, 1, 2]) {
      const at = await streamAtHand(context, name);
      at.scenario.tie?.(at.subject.remote);
      const reading = { mode, ...(limit !== undefined && { limit }) };
      const when = `read in mode "${mode}" with one cursor value in all rows`;
      const { seen } = await readAll(at, { reading, baseline, when });
      if (seen !== undefined) return seen;
    }
    return undefined;
  }),
});

const SHIFTING = streamRule({
  id: 'shifting-pages',
  title: 'loses no row when others change while it reads',
  mend: 'Page by key instead of by offset, and fix the upper bound in plan by a clock of the remote',
  of: ({ touch }) => touch !== undefined,
  without: 'no scenario has "touch"',
  judge: inEachMode(async (context, name, mode) => {
    const baseline = await baselineOf(context, name, mode);
    const at = await streamAtHand(context, name);
    const { stream, params, subject } = at;
    const first = await readStream(subject, { stream, params, mode, onEvent: touching(at) });
    const rows = [...first.records];
    // What moved past the upper bound belongs to the next run, where there is one that looks for changes.
    if (stream.cursor !== undefined && first.covered.length > 0) {
      const { covered } = first;
      rows.push(...(await readStream(subject, { stream, params, mode: 'incremental', covered })).records);
    }
    const { missing } = compareKeys(rows, baseline.keys, stream.key);
    const text = describeDifference({ missing, extra: [], doubled: [] }, { mayDouble: true });
    return text && `read in mode "${mode}" with rows changing between pages: ${text}`;
  }),
});

/** Changes another row after each event, a second later each time. */
function touching({ subject, scenario }: StreamAtHand): () => void {
  let touched = 0;
  return () => {
    subject.clock.advance(1_000);
    scenario.touch?.(subject.remote, touched);
    touched += 1;
  };
}

type JudgeMode = (context: KitContext, name: string, mode: Mode) => Promise<string | undefined>;

/** The same on each road on which the stream may be read. */
function inEachMode(judge: JudgeMode): (context: KitContext, name: string) => Promise<string | undefined> {
  return async (context, name) => {
    for (const mode of modesOf((await streamAtHand(context, name)).stream)) {
      const seen = await judge(context, name, mode);
      if (seen !== undefined) return seen;
    }
    return undefined;
  };
}

const INCREMENTAL = streamRule({
  id: 'incremental',
  title: 'finds what changed since the last run',
  mend: 'In mode "incremental" plan from the end of what is covered, less the overlap, and say in "covers" what a partition covers',
  of: ({ touch }) => touch !== undefined,
  without: 'no scenario has "touch"',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const { stream, params, subject, scenario } = at;
    if (stream.cursor === undefined) return undefined;
    const { covered } = await readStream(subject, { stream, params });
    if (covered.length === 0) return undefined;
    subject.clock.advance(3_600_000);
    const before = await statesOf(at);
    scenario.touch?.(subject.remote, 1);
    const changed = [...(await statesOf(at))]
      .filter(([key, text]) => before.get(key) !== text)
      .map(([key]) => key);
    const seen = await readStream(subject, { stream, params, mode: 'incremental', covered });
    const came = new Set(
      seen.records.map((record) => JSON.stringify(stream.key.map((field) => record[field]))),
    );
    const missed = changed.filter((key) => !came.has(key));
    return missed.length > 0
      ? `read again for changes: row ${missed.join(', ')} changed and did not come`
      : undefined;
  },
});

/** Every row as it is now, by a full read: key to text. */
async function statesOf({ subject, stream, params }: StreamAtHand): Promise<Map<string, string>> {
  const { records } = await readStream(subject, { stream, params });
  return new Map(
    records.map((record) => [
      JSON.stringify(stream.key.map((field) => record[field])),
      JSON.stringify(record),
    ]),
  );
}

const FIELDS = streamRule({
  id: 'only-asked-fields',
  title: 'gives the fields that are asked for, and the key, and no others',
  mend: 'Ask the remote for request.fields and the key only, and put nothing else into a record',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const { stream, params, subject } = at;
    const properties = Object.keys((stream.schema['properties'] ?? {}) as object);
    const wanted = properties.find((field) => !stream.key.includes(field));
    if (wanted === undefined) return undefined;
    const { records } = await readStream(subject, {
      stream,
      params,
      fields: [wanted],
      maxCalls: 1,
    });
    const given = new Set(records.flatMap((record) => Object.keys(record)));
    const extra = [...given].filter((field) => field !== wanted && !stream.key.includes(field));
    return extra.length > 0
      ? `asked for "${wanted}" alone: it gave ${extra.slice(0, 5).join(', ')} too`
      : undefined;
  },
});

const DELETES = streamRule({
  id: 'deletes-over-two-runs',
  title: 'lets a deletion be known, and no other, over two runs',
  mend: 'Yield "deleted" with the keys where the stream says "reported"; end a partition with "complete" only at its very end; in a full read of a stream with deletes "by-absence" go by the key, from which no change moves a row',
  of: ({ remove }) => remove !== undefined,
  without: 'no scenario has "remove"',
  async judge(context, name) {
    const moving = await deletedByChange(context, name);
    if (moving !== undefined) return moving;
    const at = await streamAtHand(context, name);
    const { stream, params, subject, scenario } = at;
    const first = await readStream(subject, { stream, params });
    subject.clock.advance(60_000);
    const removed = scenario.remove?.(subject.remote) ?? {};
    const gone = stream.key.map((field) => String(removed[field])).join(' / ');
    const { store } = first;
    const told = { stream, params, store };
    await readStream(subject, { ...told, limit: 1, maxCalls: 1 });
    const early = store.absentKeys(stream.deletes);
    if (early.length > 0) return `after one row of the second run: ${early.length} rows pass for deleted`;
    const mode = stream.cursor !== undefined && stream.deletes === 'reported' ? 'incremental' : 'full';
    const second = await readStream(subject, { ...told, mode, covered: first.covered });
    return deletesFault(stream.deletes, {
      gone,
      reported: second.deleted.map((key) => stream.key.map((field) => String(key[field])).join(' / ')),
      absent: store.absentKeys(stream.deletes),
    });
  },
});

/** A row that changes while it is read must not pass for one that is gone. */
async function deletedByChange(context: KitContext, name: string): Promise<string | undefined> {
  const at = await streamAtHand(context, name);
  const { stream, params, subject, scenario } = at;
  if (scenario.touch === undefined) return undefined;
  const { store } = await readStream(subject, { stream, params });
  await readStream(subject, { stream, params, store, onEvent: touching(at) });
  const [gone] = store.absentKeys(stream.deletes);
  return (
    gone && `read whole with rows changing between pages: row ${gone}, which is there, passes for deleted`
  );
}

function deletesFault(
  deletes: 'reported' | 'by-absence' | 'unknown',
  {
    gone,
    reported,
    absent,
  }: { readonly gone: string; readonly reported: readonly string[]; readonly absent: readonly string[] },
): string | undefined {
  const found = deletes === 'reported' ? reported : absent;
  const wrong = (deletes === 'reported' ? [] : reported).concat(found.filter((key) => key !== gone));
  if (wrong.length > 0)
    return `after row ${gone} was removed: it tells that ${wrong.slice(0, 3).join(', ')} was deleted`;
  if (deletes === 'unknown' || found.includes(gone)) return undefined;
  return `after row ${gone} was removed: nobody learns of it (deletes "${deletes}")`;
}

/** In order of what they find. */
export const READING_RULES: readonly Rule[] = [
  FULL_READ,
  LEDGER,
  CRASH,
  DEADLINE,
  LIMIT,
  EQUAL_CURSORS,
  SHIFTING,
  INCREMENTAL,
  FIELDS,
  DELETES,
];
