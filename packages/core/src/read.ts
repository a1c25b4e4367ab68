import type { Call } from './call.js';
import type { Fault } from './fault.js';
import type { Json, JsonObject } from './json.js';
import type { Filter, Interval, Partition, Stream } from './stream.js';

/**
 * What a reader yields. Pull is the acknowledgement: the host asks for the next event after a `checkpoint` only when
 * the records before it and its state are durable. A read that ends without `complete` was interrupted.
 */
export type ReadEvent =
  /** Rows to insert or update; one bounded batch. */
  | { readonly kind: 'records'; readonly records: readonly JsonObject[] }
  /** Keys of rows that are gone. */
  | { readonly kind: 'deleted'; readonly keys: readonly JsonObject[] }
  /** All that was yielded so far can be resumed from here. The state is a total order: cursor value and key. */
  | { readonly kind: 'checkpoint'; readonly state: Json }
  /** A row, or a field of it, that did not come through, and what was done about it. */
  | {
      readonly kind: 'notice';
      readonly fault: Fault;
      readonly key?: JsonObject;
      readonly field?: string;
      readonly outcome?: 'skipped' | 'nulled' | 'truncated';
    }
  /** Rows done in this partition and, where known, in all. Not a count that anything relies on. */
  | { readonly kind: 'progress'; readonly done: number; readonly total?: number }
  /** The partition has been read to its upper bound. */
  | { readonly kind: 'complete' };

/** What to divide into partitions. */
export interface PlanRequest {
  readonly stream: Stream;
  readonly params?: JsonObject;
  readonly filters?: readonly Filter[];
  readonly mode: 'full' | 'incremental';
  /** What earlier runs completed; `plan` fills the gaps. */
  readonly covered: readonly Interval[];
}

/** What to read. */
export interface ReadRequest {
  readonly stream: Stream;
  readonly partition: Partition;
  readonly params?: JsonObject;
  readonly filters?: readonly Filter[];
  /** Only these fields are needed, as top-level names of the record; without it, all. */
  readonly fields?: readonly string[];
  /** The last checkpoint's state; without it, from the beginning. */
  readonly state?: Json;
  /** Never more rows than this in one call, even when that cuts a page. At least 1. */
  readonly limit: number;
}

/** The reading side of a connector. */
export interface Source<Client> {
  /** Divides a stream into partitions and fixes their upper bounds. */
  plan(client: Client, request: PlanRequest, call: Call): AsyncIterable<Partition>;
  /** Reads one partition from a state on. Before `call.deadlineAt` it yields a checkpoint and ends. */
  read(client: Client, request: ReadRequest, call: Call): AsyncIterable<ReadEvent>;
}
