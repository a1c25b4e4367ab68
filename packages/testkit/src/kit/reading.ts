import type { Connector, Json, JsonObject, Partition, ReadEvent, Stream } from '@onlink/core';
import { type Notice, type PulledBatch, pull } from '@onlink/runtime';
import type { CallShape, Subject } from './subject.js';

/** How to read a stream. */
export interface Reading {
  readonly stream: Stream;
  readonly params?: JsonObject;
  readonly mode?: 'full' | 'incremental';
  /** Rows at most in each call. Default no limit that matters. */
  readonly limit?: number;
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
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  readonly notices: readonly Notice[];
  readonly states: readonly Json[];
  /** How many events were pulled in all. */
  readonly events: number;
  readonly calls: number;
  /** Set when a call came back with neither a checkpoint nor the end. */
  readonly stuck: boolean;
}

/** Runs a piece of the connector's work. */
export type Watch = <Result>(work: () => Result) => Result;

const NO_LIMIT = 1_000_000_000;
/** More calls than any reader needs that gets on. */
const MOST_CALLS = 5_000;

class Crash extends Error {}

/**
 * Reads a whole stream by the runtime's own pull loop, partition by partition, in as many calls as it takes. Between calls
 * everything but the last checkpoint is forgotten where `crashAfter` says so; states go through JSON as in a store.
 *
 * @throws what the connector threw
 */
export async function readStream(first: Subject, reading: Reading): Promise<ReadResult> {
  let subject = first;
  const store = {
    records: [] as JsonObject[],
    deleted: [] as JsonObject[],
    notices: [] as Notice[],
    states: [] as Json[],
  };
  let events = 0;
  let calls = 0;
  const partitions = await planned(subject, reading);
  for (const partition of partitions) {
    let state: Json | undefined;
    for (let complete = false; !complete; ) {
      calls += 1;
      if (calls > MOST_CALLS) return { ...store, events, calls, stuck: true };
      reading.onCall?.(calls);
      let committed = 0;
      const commit = async (batch: PulledBatch): Promise<void> => {
        committed += 1;
        store.records.push(...batch.records);
        store.deleted.push(...batch.deleted);
        store.notices.push(...batch.notices);
        if (batch.state === undefined) return;
        state = JSON.parse(JSON.stringify(batch.state)) as Json;
        store.states.push(state);
      };
      const tapped = tap(
        subject.connector,
        (event) => {
          events += 1;
          reading.onEvent?.(event, events);
          if (events === reading.crashAfter) throw new Crash();
        },
        reading.watch,
      );
      try {
        complete = (await pullOnce(subject, tapped, { reading, partition, state, commit })) === 'complete';
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        subject = await subject.reopen();
        continue;
      }
      if (!complete && committed === 0) return { ...store, events, calls, stuck: true };
    }
  }
  return { ...store, events, calls, stuck: false };
}

async function planned(
  subject: Subject,
  { stream, params = {}, mode = 'full', watch = (work) => work() }: Reading,
): Promise<Partition[]> {
  const { source } = subject.connector;
  const partitions: Partition[] = [];
  const request = { stream, mode, covered: [], params, filters: [] } as const;
  if (source === undefined) return partitions;
  const found = watch(() => source.plan(subject.client, request, subject.call())[Symbol.asyncIterator]());
  for (
    let next = await watch(() => found.next());
    next.done !== true;
    next = await watch(() => found.next())
  ) {
    partitions.push(JSON.parse(JSON.stringify(next.value)) as Partition);
  }
  return partitions;
}

interface OnePull {
  readonly reading: Reading;
  readonly partition: Partition;
  readonly state: Json | undefined;
  readonly commit: (batch: PulledBatch) => Promise<void>;
}

async function pullOnce(
  subject: Subject,
  connector: Connector<unknown, unknown>,
  { reading, partition, state, commit }: OnePull,
): Promise<'complete' | 'interrupted'> {
  const { stream, params = {}, limit = NO_LIMIT } = reading;
  const request = { stream, partition, params, filters: [], limit, ...(state !== undefined && { state }) };
  const call = subject.call(reading.call);
  const pulled = pull({ connector, client: subject.client, request, call, commit });
  return (await Promise.race([pulled, subject.runaway])).kind;
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
        let crashed = false;
        try {
          for (
            let next = await watch(() => events.next());
            next.done !== true;
            next = await watch(() => events.next())
          ) {
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
