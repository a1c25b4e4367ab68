import { isFault } from '@onlink/core';
import { compareKeys, describeDifference } from '../compare-keys.js';
import { readStream } from '../reading.js';
import type { Rule } from '../rule.js';
import { readAll, type StreamAtHand, streamAtHand, streamRule } from '../stream-at-hand.js';

const FULL_READ = streamRule({
  id: 'full-read',
  title: 'gives every row once',
  mend: 'Follow the pages to the last one, and give each row once',
  judge: async (context, name) => (await readAll(await streamAtHand(context, name), {}, 'read whole')).seen,
});

const LEDGER = streamRule({
  id: 'ledger-balance',
  title: 'accounts for a row that it cannot deliver',
  mend: 'Report such a row by a notice with its key, the fault, and the outcome "skipped", or the field by "nulled" or "truncated"; end no read because of it',
  of: ({ spoil }) => spoil !== undefined,
  without: 'no scenario has "spoil"',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const key = at.scenario.spoil?.(at.subject.remote) ?? {};
    const expected = at.scenario.keys(at.subject.remote);
    const { result, seen } = await readAll(
      { ...at, expected },
      {},
      'with a row that cannot be delivered whole',
    );
    if (seen !== undefined) return seen;
    const about = compareKeys(
      (result?.notices ?? []).flatMap(({ key: named }) => (named === undefined ? [] : [named])),
      [key],
      at.stream.key,
    );
    return about.missing.length > 0
      ? 'with a row that cannot be delivered whole: no notice names its key'
      : undefined;
  },
});

const CRASH = streamRule({
  id: 'crash-anywhere',
  title: 'loses no row and doubles none when the process ends after any event',
  mend: 'Yield a checkpoint only after the records that it covers, and put into its state all that the next call needs to go on exactly there',
  async judge(context, name) {
    const whole = await streamAtHand(context, name);
    const { events } = await readStream(whole.subject, { stream: whole.stream, params: whole.params });
    for (let crashAfter = 1; crashAfter <= events; crashAfter += 1) {
      const at = await streamAtHand(context, name);
      const { seen } = await readAll(at, { crashAfter }, `after a crash at event ${crashAfter} of ${events}`);
      if (seen !== undefined) return seen;
    }
    return undefined;
  },
});

const DEADLINE = streamRule({
  id: 'short-deadline',
  title: 'stops at a checkpoint before its deadline, and gets on in each call',
  mend: 'Before each page compare call.clock.now() with call.deadlineAt, and return once it has come',
  async judge(context, name) {
    const pageRequests = await requestsOfFirstPage(await streamAtHand(context, name));
    const at = await streamAtHand(context, name);
    at.subject.traffic.requestMs = 1_000;
    const call = { deadlineMs: 1_000 * pageRequests };
    const { seen } = await readAll(at, { call }, 'with time for one page in each call');
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
    const { expected } = await streamAtHand(context, name);
    for (const limit of new Set([1, 2, 3, 7, Math.max(1, expected.length - 1)])) {
      const at = await streamAtHand(context, name);
      try {
        const { seen } = await readAll(at, { limit }, `with a limit of ${limit} in each call`);
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
  async judge(context, name) {
    for (const limit of [undefined, 1, 2]) {
      const at = await streamAtHand(context, name);
      at.scenario.tie?.(at.subject.remote);
      const { seen } = await readAll(
        at,
        limit === undefined ? {} : { limit },
        'with one cursor value in all rows',
      );
      if (seen !== undefined) return seen;
    }
    return undefined;
  },
});

const SHIFTING = streamRule({
  id: 'shifting-pages',
  title: 'loses no row when others change while it reads',
  mend: 'Page by key instead of by offset, and fix the upper bound in plan by a clock of the remote',
  of: ({ touch }) => touch !== undefined,
  without: 'no scenario has "touch"',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    let touched = 0;
    const onEvent = (): void => {
      at.subject.clock.advance(1_000);
      at.scenario.touch?.(at.subject.remote, touched);
      touched += 1;
    };
    const { stream, params, subject } = at;
    const full = await readStream(subject, { stream, params, onEvent });
    const rows = [...full.records];
    // What moved past the upper bound belongs to the next run, where there is one that looks for changes.
    if (stream.cursor !== undefined && full.covered.length > 0) {
      const { covered } = full;
      rows.push(...(await readStream(subject, { stream, params, mode: 'incremental', covered })).records);
    }
    const { missing } = compareKeys(rows, at.expected, stream.key);
    const text = describeDifference({ missing, extra: [], doubled: [] }, { mayDouble: true });
    return text && `with rows changing between pages: ${text}`;
  },
});

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
      limit: 5,
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
  mend: 'Yield "deleted" with the keys where the stream says "reported"; end a partition with "complete" only at its very end; else leave deletions to the host',
  of: ({ remove }) => remove !== undefined,
  without: 'no scenario has "remove"',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const { stream, params, subject, scenario } = at;
    const first = await readStream(subject, { stream, params });
    subject.clock.advance(60_000);
    const gone = Object.values(scenario.remove?.(subject.remote) ?? {}).join(' / ');
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
