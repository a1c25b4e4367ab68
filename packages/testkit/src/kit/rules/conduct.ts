import { asConnector, withoutAmbient } from '../ambient.js';
import { canCollect, collectGarbage } from '../collect-garbage.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import { nameOf, type Rule } from '../rule.js';
import { runToEnd } from '../running.js';
import { passingFirst, streamAtHand, streamRule, thrownBy } from '../stream-at-hand.js';
import type { Subject } from '../subject.js';
import { pollToEnd } from '../triggering.js';
import { checked } from './checking.js';

const AMBIENT: Rule = {
  id: 'no-ambient-authority',
  title: 'reaches for no clock, timer, chance, console, environment or network but those of its call',
  mend: 'Take time from call.clock, chance from call.random, the network from call.exchange, and log by call.log',
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
    return used.size === 0 ? undefined : `it used ${[...used].sort().join(', ')}`;
  },
};

async function useEverything(context: KitContext, used: Set<string>): Promise<void> {
  const watch = <Result>(work: () => Result): Result => asConnector(used, work);
  const subject = await context.open();
  await watch(() => checked(subject));
  for (const { name } of context.streams) {
    const { subject: other, stream, params } = await streamAtHand(context, name);
    await readStream(other, { stream, params, watch });
  }
  for (const { name, scenario } of context.actions) {
    const other = await context.open();
    const input = scenario.input(other.remote);
    await watch(() => runToEnd(other, { name, input }));
  }
  for (const { name, scenario } of context.triggers) {
    const other = await context.open();
    const sinceAt = other.clock.now();
    scenario.happen(other.remote, 1);
    await watch(() => pollToEnd(other, { name, scenario }, { sinceAt }));
  }
}

/** Uses a little of a connector; what was thrown, if anything. */
async function tryOut(subject: Subject, context: KitContext): Promise<unknown> {
  try {
    const failed = (await checked(subject)).find(({ fault }) => fault !== undefined);
    if (failed?.fault !== undefined) return failed.fault;
    const [first] = context.streams;
    if (first !== undefined) {
      const { params = {} } = first.scenario;
      await readStream(subject, { stream: await subject.stream(first.name), params });
    }
    return undefined;
  } catch (thrown) {
    return thrown ?? new Error('nothing');
  }
}

const LAZY: Rule = {
  id: 'opens-lazily',
  title: 'opens without a request, as often as asked, each client on its own',
  mend: 'Keep all state in the client that open returns, and send nothing before it is used',
  async judge(context) {
    const first = await context.open();
    if (first.hostile.requests > 0) return `open sent ${first.hostile.requests} requests`;
    const second = await first.reopen();
    if (first.client === second.client && typeof first.client === 'object' && first.client !== null)
      return 'opening twice gave the same client';
    await first.close();
    const failure = await tryOut(second, context);
    await second.close();
    return failure === undefined
      ? undefined
      : `after one client was closed, the other failed: ${nameOf(failure)}`;
  },
};

const CLOSES: Rule = {
  id: 'closes-cleanly',
  title: 'lets go of everything when it is closed, twice and in the middle of a read too',
  mend: 'Let close end what is under way, do nothing the second time, and send no request afterwards',
  async judge(context) {
    const idle = await context.open();
    const { connector, client } = idle;
    try {
      await connector.close?.(client);
      await connector.close?.(client);
    } catch (thrown) {
      return `closed twice: it threw ${nameOf(thrown)}`;
    }
    for (const { name } of context.streams) {
      const seen = await closeMidway(context, name);
      if (seen !== undefined) return `stream "${name}", closed in the middle of a read: ${seen}`;
    }
    return undefined;
  },
};

async function closeMidway(context: KitContext, name: string): Promise<string | undefined> {
  const { subject, stream, params } = await streamAtHand(context, name);
  const { connector, client, hostile } = subject;
  const controller = new AbortController();
  let closing: Promise<unknown> | undefined;
  let requestsAtClose = 0;
  const onEvent = (): void => {
    if (closing !== undefined) return;
    // As a host does it: what is under way is cancelled first.
    controller.abort();
    requestsAtClose = hostile.requests;
    closing = Promise.resolve(connector.close?.(client)).catch((thrown: unknown) => nameOf(thrown));
  };
  await readStream(subject, {
    stream,
    params,
    call: { signal: controller.signal },
    onEvent,
    maxCalls: 1,
  }).catch(() => undefined);
  const failure = await closing;
  if (typeof failure === 'string') return `close threw ${failure}`;
  const late = hostile.requests - requestsAtClose;
  return late > 2 ? `it sent ${late} requests afterwards` : undefined;
}

const HOSTS: Rule = {
  id: 'stays-within-hosts',
  title: 'sends requests only to the hosts that it announced',
  mend: 'Build every address from the configuration, and name its host in "account"; follow no link that leads elsewhere',
  async judge(context) {
    const subjects: Subject[] = [];
    const first = await context.open();
    subjects.push(first);
    await checked(first).catch(() => []);
    for (const { name } of context.streams) {
      const { subject, stream, params } = await streamAtHand(context, name);
      subjects.push(subject);
      await readStream(subject, { stream, params }).catch(() => undefined);
    }
    for (const { name, scenario } of context.actions) {
      const subject = await context.open();
      subjects.push(subject);
      await runToEnd(subject, { name, input: scenario.input(subject.remote), maxAttempts: 1 });
    }
    const strays = new Set(subjects.flatMap(({ traffic }) => traffic.strays));
    return strays.size > 0 ? `it sent a request to ${[...strays].join(', ')}` : undefined;
  },
};

const COPIES: Rule = {
  id: 'two-copies',
  title: 'works with what another copy of the contract hands it',
  mend: 'Tell faults by isFault and secrets by isSecret, which go by the brand; use no instanceof and no identity of a class',
  async judge(context) {
    const subject = await context.open({ foreign: true });
    const failure = await tryOut(subject, context);
    if (failure !== undefined) return `with secrets and scope of another copy: ${nameOf(failure)}`;
    for (const { name } of context.streams) {
      const at = await streamAtHand(context, name, { foreign: true });
      at.subject.hostile.arm({ fault: { kind: 'unreachable' }, after: await passingFirst(context, name) });
      const thrown = await thrownBy(at);
      const blame = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'blame') : undefined;
      if (blame !== 'network')
        return `stream "${name}", with a network fault of another copy: it ${blame === undefined ? 'threw no fault' : `blamed "${String(blame)}"`}`;
    }
    return undefined;
  },
};

const ROTATES: Rule = {
  id: 'rotated-secret',
  title: 'keeps the secret that the remote gave it in place of the old one, wherever it got it',
  mend: 'Call rotateSecret with the old value before the new one is used, in check, discover, read and actions alike; when it refuses, give up the call and let the host open anew',
  appliesNot: ({ options }) =>
    options.scenarios.rotation === undefined ? 'its remote rotates no secrets' : undefined,
  async judge(context) {
    const { rotation } = context.options.scenarios;
    const uses: readonly (readonly [what: string, use: (subject: Subject) => Promise<unknown>])[] = [
      ['check', checked],
      ...context.streams.map(({ name, scenario: { params = {} } }) => {
        const use = async (subject: Subject) =>
          readStream(subject, { stream: await subject.stream(name), params });
        return [`a read of stream "${name}"`, use] as const;
      }),
      ...context.actions.map(({ name, scenario }) => {
        const use = (subject: Subject) => runToEnd(subject, { name, input: scenario.input(subject.remote) });
        return [`action "${name}"`, use] as const;
      }),
    ];
    for (const [what, use] of uses) {
      const subject = await context.open();
      await checked(subject);
      rotation?.expire(subject.remote);
      const before = subject.rotations;
      await use(subject);
      if (subject.rotations === before) return `after ${what} with an expired login: no secret was replaced`;
      const failure = await tryOut(await subject.reopen(), context);
      if (failure !== undefined)
        return `after ${what} with an expired login: the stored secret no longer counts (${nameOf(failure)})`;
    }
    const subject = await context.open();
    const other = await subject.reopen();
    await Promise.allSettled([checked(subject), checked(other)]);
    const failure = await tryOut(await subject.reopen(), context);
    return failure === undefined
      ? undefined
      : `after two clients replaced it at once: the stored secret no longer counts (${nameOf(failure)})`;
  },
};

/** Rows that every reader must get through in pieces. */
const MANY_ROWS = 10_000;
const LARGEST_BATCH_ROWS = 5_000;
const LARGEST_BATCH_BYTES = 16 * 1024 * 1024;
/** Pages that may be fetched before they are asked for. */
const READ_AHEAD = 2;

const PIECES = streamRule({
  id: 'bounded-memory',
  title: 'holds a page or two at a time, however many rows there are',
  mend: 'Yield each page before fetching the next but one, in batches of bounded size, and keep no row that was yielded',
  async judge(context, name) {
    const { subject, stream, scenario, ...at } = await streamAtHand(context, name);
    const { fillParams: params = at.params } = scenario;
    scenario.fill?.(subject.remote, MANY_ROWS);
    const seen = { rows: 0, pages: 0, batchRows: 0, batchBytes: 0, aheadRequests: 0 };
    const yielded: WeakRef<object>[] = [];
    let requestsBefore = 0;
    await readStream(subject, {
      stream,
      params,
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
        yielded.push(...event.records.map((record) => new WeakRef(record)));
      },
    });
    const excess = describeExcess(seen);
    if (excess !== undefined) return `with ${seen.rows} rows: ${excess}`;
    if (!canCollect() || seen.pages <= 4) return undefined;
    await collectGarbage();
    const kept = yielded.filter((ref) => ref.deref() !== undefined).length;
    const most = (READ_AHEAD + 1) * seen.batchRows;
    return kept > most ? `with ${seen.rows} rows: it still holds ${kept} of them after the read` : undefined;
  },
});

function describeExcess(seen: {
  readonly pages: number;
  readonly batchRows: number;
  readonly batchBytes: number;
  readonly aheadRequests: number;
}): string | undefined {
  const { pages, batchRows, batchBytes, aheadRequests } = seen;
  if (batchRows > LARGEST_BATCH_ROWS) return `a batch had ${batchRows} rows`;
  if (batchBytes > LARGEST_BATCH_BYTES) return `a batch had ${batchBytes} bytes`;
  // A page may take more than one request, but not all of them can come first.
  return pages > 4 && aheadRequests > READ_AHEAD + pages / 4
    ? `it had sent ${aheadRequests} requests more than it had yielded pages`
    : undefined;
}

/** How a connector behaves as a guest in the host's process. */
export const CONDUCT_RULES: readonly Rule[] = [AMBIENT, LAZY, CLOSES, HOSTS, COPIES, ROTATES, PIECES];
