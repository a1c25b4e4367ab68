import { asConnector, withoutAmbient } from '../ambient.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import { type Rule, RuleBroken } from '../rule.js';
import type { Subject } from '../subject.js';
import { hasNoStreams, streamAtHand } from './reading.js';

const AMBIENT: Rule = {
  id: 'no-ambient-authority',
  title: 'reaches for no clock, timer, chance, console, environment or network but those of its call',
  async judge(context) {
    const used = new Set<string>();
    await withoutAmbient(async () => {
      try {
        await useEverything(context, used);
      } catch (thrown) {
        // What the stub threw has been noted; anything else is another rule's.
        if (used.size === 0) throw thrown;
      }
    });
    if (used.size === 0) return;
    throw new RuleBroken(
      'no-ambient-authority',
      `it used ${[...used].sort().join(', ')}`,
      'Take time from call.clock, chance from call.random, the network from call.exchange, and log by call.log',
    );
  },
};

async function useEverything(context: KitContext, used: Set<string>): Promise<void> {
  const subject = await context.open();
  const items = asConnector(used, () =>
    subject.connector.check(subject.client, subject.call())[Symbol.asyncIterator](),
  );
  while ((await asConnector(used, () => items.next())).done !== true);
  for (const { name } of context.streams) {
    const { subject: other, stream, params } = await streamAtHand(context, name);
    await readStream(other, { stream, params, watch: (work) => asConnector(used, work) });
  }
}

const LAZY: Rule = {
  id: 'opens-lazily',
  title: 'opens without a request, as often as asked, each client on its own',
  async judge(context) {
    const first = await context.open();
    const mend = 'Keep all state in the client that open returns, and send nothing before it is used';
    if (first.hostile.requests > 0) {
      throw new RuleBroken('opens-lazily', `open sent ${first.hostile.requests} requests`, mend);
    }
    const second = await first.reopen();
    if (first.client === second.client && typeof first.client === 'object' && first.client !== null) {
      throw new RuleBroken('opens-lazily', 'opening twice gave the same client', mend);
    }
    await first.close();
    const failure = await used(second, context).catch((thrown: unknown) => thrown);
    await second.close();
    if (failure === undefined) return;
    const text = failure instanceof Error ? failure.message : String(failure);
    throw new RuleBroken(
      'opens-lazily',
      `after one client was closed, the other failed: ${text.split('\n', 1)[0] ?? ''}`,
      mend,
    );
  },
};

async function used(subject: Subject, context: KitContext): Promise<undefined> {
  for await (const { fault } of subject.connector.check(subject.client, subject.call())) {
    if (fault !== undefined) throw fault;
  }
  const [first] = context.streams;
  if (first !== undefined) {
    const { params = {} } = first.scenario;
    await readStream(subject, { stream: await subject.stream(first.name), params });
  }
  return undefined;
}

/** Rows that every reader must get through in pieces. */
const MANY_ROWS = 10_000;
const LARGEST_BATCH_ROWS = 5_000;
const LARGEST_BATCH_BYTES = 16 * 1024 * 1024;
/** Pages that may be fetched before they are asked for. */
const READ_AHEAD = 2;

const PIECES: Rule = {
  id: 'bounded-memory',
  title: 'holds a page or two at a time, however many rows there are',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name, scenario } of context.streams) {
      const { subject, stream, params } = await streamAtHand(context, name);
      scenario.fill?.(subject.remote, MANY_ROWS);
      const seen = await largest(subject, { stream, params });
      const text = describeExcess(seen);
      if (text === undefined) continue;
      throw new RuleBroken(
        'bounded-memory',
        `stream "${name}" with ${seen.rows} rows: ${text}`,
        'Yield each page before fetching the next but one, in batches of bounded size',
      );
    }
  },
};

interface Largest {
  batchRows: number;
  batchBytes: number;
  rows: number;
  pages: number;
  /** Requests that had been sent beyond those of the pages yielded so far. */
  aheadRequests: number;
}

async function largest(
  subject: Subject,
  reading: Pick<Parameters<typeof readStream>[1], 'stream' | 'params'>,
): Promise<Largest> {
  const seen: Largest = { batchRows: 0, batchBytes: 0, rows: 0, pages: 0, aheadRequests: 0 };
  let requestsBefore = 0;
  await readStream(subject, {
    ...reading,
    onCall: (nth) => {
      if (nth === 1) requestsBefore = subject.hostile.requests;
    },
    onEvent: (event) => {
      if (event.kind !== 'records') return;
      seen.pages += 1;
      seen.rows += event.records.length;
      seen.batchRows = Math.max(seen.batchRows, event.records.length);
      seen.batchBytes = Math.max(seen.batchBytes, JSON.stringify(event.records).length);
      seen.aheadRequests = Math.max(
        seen.aheadRequests,
        subject.hostile.requests - requestsBefore - seen.pages,
      );
    },
  });
  return seen;
}

function describeExcess({ batchRows, batchBytes, pages, aheadRequests }: Largest): string | undefined {
  if (batchRows > LARGEST_BATCH_ROWS) return `a batch had ${batchRows} rows`;
  if (batchBytes > LARGEST_BATCH_BYTES) return `a batch had ${batchBytes} bytes`;
  // A page may take more than one request, but not all of them can come first.
  if (pages > 4 && aheadRequests > READ_AHEAD + pages / 4)
    return `it had sent ${aheadRequests} requests more than it had yielded pages`;
  return undefined;
}

/** How a connector behaves as a guest in the host's process. */
export const CONDUCT_RULES: readonly Rule[] = [AMBIENT, LAZY, PIECES];
