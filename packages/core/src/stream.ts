import type { Fault } from './fault.js';
import type { Json, JsonObject } from './json.js';

/** A field by which rows can be asked for since a moment. */
export interface StreamCursor {
  readonly field: string;
  /** Whether the remote can deliver rows ordered by it. */
  readonly ordered: boolean;
  /** Smallest difference that the remote can tell, in milliseconds. */
  readonly grainMs: number;
  /** How far back each read begins before the last position, in milliseconds. */
  readonly overlapMs: number;
}

/**
 * How deletions become known. `reported`: the reader yields them. `by-absence`: the host works them out after a
 * complete read. `unknown`: nothing is ever deleted.
 */
export type DeletesMode = 'reported' | 'by-absence' | 'unknown';

/** A named sequence of records. */
export interface Stream {
  readonly name: string;
  readonly title?: string;
  /** JSON Schema of one record. */
  readonly schema: JsonObject;
  /**
   * The fields that together name a record; never empty. An import identifies a record by one field (its `key:` line): where
   * it takes several to name one, give the record a field that holds them as one text, such as `100:5000`, and make that
   * the key.
   */
  readonly key: readonly string[];
  readonly cursor?: StreamCursor;
  readonly deletes: DeletesMode;
  /** JSON Schema of the options an import may set by `config:` lines. */
  readonly params?: JsonObject;
  /** Whether the stream is only known by asking the remote (a custom record type). */
  readonly dynamic?: boolean;
  /** Why it cannot be read now. A stream that exists but is closed is listed with the reason, not left out. */
  readonly unavailable?: Fault;
}

/** A stretch of the cursor's range, `from` included and `to` excluded. */
export interface Interval {
  readonly from: Json;
  readonly to: Json;
}

/** A part of a stream that can be read on its own. Its upper bound is fixed when it is planned. */
export interface Partition {
  readonly id: string;
  /**
   * What the reader needs to find its part: the connector's own JSON, and the one place where `plan` passes on what it
   * learned (an upper bound, the fields there are). A reader may run in another process, so nothing else reaches it.
   */
  readonly bounds: JsonObject;
  /** What is covered once the partition is complete; absent where it covers no stretch by itself. */
  readonly covers?: Interval;
  /** Expected rows, for progress and for dealing parts out evenly. */
  readonly weight?: number;
}

/** Only rows whose value at `path` equals `equals`; several filters of one read are OR-ed. */
export interface Filter {
  readonly path: string;
  readonly equals: string;
}
