import type {
  Connector,
  Interval,
  Json,
  JsonObject,
  Partition,
  PlanRequest,
  ReadEvent,
  Stream,
} from '@onlink/core';
import { type Notice, pull } from '@onlink/runtime';
import { createFakeStore, type FakeStore } from '../fakes/fake-store.js';
import type { CallShape, Subject } from './subject.js';

/** How to read a stream. */
export interface Reading {
  readonly stream: Stream;
  readonly params?: JsonObject;
  readonly mode?: 'full' | 'incremental';
  readonly fields?: readonly string[];
  readonly covered?: readonly Interval[];
  /** Where rows and checkpoints go; default a new one. */
  readonly store?: FakeStore;
  /** Rows at most in each call. Default no limit that matters. */
  readonly limit?: number;
  /** Calls at most. Default as many as it takes; then the read ends as it stands. */
  readonly maxCalls?: number;
  readonly call?: CallShape;
  /** Ends the process after so many events in all, once. */
  readonly crashAfter?: number;
  /** Told of each event before the reader is asked for the next. */
  readonly onEvent?: (event: ReadEvent, nth: number) => void;
  /** Runs each step of the connector. */
  readonly watch?: Watch;
  /** Told before each call. */
  readonly onCall?: (nth: number) => void;
}

/** What a read left in the store: only what a checkpoint or `complete` covered. */
export interface ReadResult {
  readonly store: FakeStore;
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  readonly notices: readonly Notice[];
  readonly states: readonly Json[];
  /** What the completed partitions covered. */
  readonly covered: readonly Interval[];
  /** How many events were pulled in all. */
  readonly events: number;
  readonly calls: number;
  /** Set when a call came back with neither a checkpoint nor the end. */
  readonly stuck: boolean;
}

/** Runs a piece of the connector's work. */
type Watch = <Result>(work: () => Result) => Result;

const NO_LIMIT = 1_000_000_000;
/** More calls than any reader needs that gets on. */
const MOST_CALLS = 5_000;

class Crash extends Error {}

/**
 * Reads a whole stream by the runtime's own pull loop, partition by partition, in as many calls as it takes. After a
 * crash everything but the last checkpoint is forgotten; states go through JSON as in a store.
 *
 * @throws what the connector threw
 */
export async function readStream(first: Subject, reading: Reading): Promise<ReadResult> {
  let subject = first;
  const { stream, mode = 'full', maxCalls = MOST_CALLS } = reading;
  const store = reading.store ?? createFakeStore(stream.key);
  const covered: Interval[] = [];
  let events = 0;
  let calls = 0;
  const result = (stuck: boolean): ReadResult => {
    const { records, deleted, notices, states } = store;
    return { store, records, deleted, notices, states, covered, events, calls, stuck };
  };
  const partitions = await planned(subject, reading);
  store.begin(
    mode,
    partitions.map(({ id }) => id),
  );
  for (const partition of partitions) {
    for (let complete = false; !complete; ) {
      if (calls >= maxCalls) return result(maxCalls === MOST_CALLS);
      calls += 1;
      reading.onCall?.(calls);
      let committed = 0;
      const tapped = tap(
        subject.connector,
        (event) => {
          events += 1;
          reading.onEvent?.(event, events);
          if (events === reading.crashAfter) throw new Crash();
        },
        reading.watch,
      );
      const commit = async (batch: Parameters<FakeStore['commit']>[1]): Promise<void> => {
        committed += 1;
        store.commit(partition.id, batch);
      };
      try {
        complete = await pullOnce(subject, tapped, {
          reading,
          partition,
          state: store.stateOf(partition.id),
          commit,
        });
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        subject = await subject.reopen();
        continue;
      }
      if (!complete && committed === 0) return result(true);
    }
    if (partition.covers !== undefined) covered.push(partition.covers);
  }
  return result(false);
}

async function planned(subject: Subject, reading: Reading): Promise<Partition[]> {
  const { stream, params = {}, mode = 'full', covered = [], watch = (work) => work() } = reading;
  const { source } = subject.connector;
  const partitions: Partition[] = [];
  const request: PlanRequest = { stream, mode, covered, params, filters: [] };
  if (source === undefined) return partitions;
  const found = watch(() => source.plan(subject.client, request, subject.call())[Symbol.asyncIterator]());
  const step = (): Promise<IteratorResult<Partition>> => watch(() => found.next());
  for (let next = await step(); next.done !== true; next = await step()) {
    partitions.push(JSON.parse(JSON.stringify(next.value)) as Partition);
  }
  return partitions;
}

interface OnePull {
  readonly reading: Reading;
  readonly partition: Partition;
  readonly state: Json | undefined;
  readonly commit: Parameters<typeof pull>[0]['commit'];
}

async function pullOnce(
  subject: Subject,
  connector: Connector<unknown, unknown>,
  { reading, partition, state, commit }: OnePull,
): Promise<boolean> {
  const { stream, params = {}, fields, limit = NO_LIMIT } = reading;
  const request = {
    stream,
    partition,
    params,
    filters: [],
    limit,
    ...(fields && { fields }),
    ...(state !== undefined && { state }),
  };
  const call = subject.call(reading.call);
  const pulled = pull({ connector, client: subject.client, request, call, commit });
  return (await Promise.race([pulled, subject.traffic.runaway])).kind === 'complete';
}

/**
 * The same connector, each event told before it is passed on. After a crash nobody says goodbye to the reader: a process
 * that ended cannot.
 */
function tap(
  connector: Connector<unknown, unknown>,
  onEvent: (event: ReadEvent) => void,
  watch: Watch = (work) => work(),
): Connector<unknown, unknown> {
  const { source } = connector;
  if (source === undefined) return connector;
  return {
    ...connector,
    source: {
      plan: source.plan.bind(source),
      async *read(...args: Parameters<typeof source.read>) {
        const events = watch(() => source.read(...args)[Symbol.asyncIterator]());
        const step = (): Promise<IteratorResult<ReadEvent>> => watch(() => events.next());
        let crashed = false;
        try {
          for (let next = await step(); next.done !== true; next = await step()) {
            crashed = true;
            onEvent(next.value);
            crashed = false;
            yield next.value;
          }
        } finally {
          if (!crashed) await events.return?.();
        }
      },
    },
  };
}
