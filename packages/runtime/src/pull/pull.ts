import type { Connector, ReadRequest } from '@onlink/core';
import { type Call, createFault, type Fault, type Json, type JsonObject, type ReadEvent } from '@onlink/core';

/** What was pulled since the last commit. The host makes all of it durable together with `state`. */
export interface PulledBatch {
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  readonly notices: readonly Notice[];
  /** The checkpoint; absent in the last batch of a completed partition. */
  readonly state?: Json;
  /** Whether the partition has been read to its end. */
  readonly complete: boolean;
}

/** A row or field that did not come through. */
export type Notice = Extract<ReadEvent, { kind: 'notice' }>;

/** How far a partition got. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
}

/** What to pull, and what to do with it. */
export interface PullOptions {
  readonly connector: Connector<unknown, unknown>;
  readonly client: unknown;
  readonly request: ReadRequest;
  readonly call: Call;
  /** Resolves when the batch is durable; the reader is not asked for more before that. */
  readonly commit: (batch: PulledBatch) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
}

/** How a pull ended. `interrupted` is not a failure: the next pull begins at the last checkpoint. */
export interface PullResult {
  readonly kind: 'complete' | 'interrupted';
  /** Rows pulled, whether or not they were covered by a checkpoint. */
  readonly rows: number;
}

/**
 * Pulls one partition. Pull is the acknowledgement: after a checkpoint the next event is asked for only when `commit`
 * has resolved. Rows after the last checkpoint of an interrupted read are dropped, and read again next time.
 *
 * @throws the reader's fault; a fault `connector/over-limit` or `connector/after-complete` when the
 * reader breaks the contract, before anything of the broken batch is committed
 */
export async function pull(options: PullOptions): Promise<PullResult> {
  const { connector, client, request, call, commit } = options;
  const { source, manifest } = connector;
  if (source === undefined)
    throw contractFault(manifest.id, 'connector/no-source', 'it has no streams to read');
  let batch = emptyBatch();
  let rows = 0;
  let complete = false;
  for await (const event of source.read(client, request, call)) {
    if (complete) throw contractFault(manifest.id, 'connector/after-complete', 'it went on after "complete"');
    switch (event.kind) {
      case 'records':
        rows += event.records.length;
        if (rows > request.limit) {
          throw contractFault(manifest.id, 'connector/over-limit', `it gave more than ${request.limit} rows`);
        }
        batch.records.push(...event.records);
        break;
      case 'deleted':
        batch.deleted.push(...event.keys);
        break;
      case 'notice':
        batch.notices.push(event);
        break;
      case 'progress':
        options.onProgress?.(event);
        break;
      case 'checkpoint':
        await commit({ ...batch, state: event.state, complete: false });
        batch = emptyBatch();
        break;
      case 'complete':
        await commit({ ...batch, complete: true });
        batch = emptyBatch();
        complete = true;
        break;
    }
  }
  return { kind: complete ? 'complete' : 'interrupted', rows };
}

function emptyBatch(): { records: JsonObject[]; deleted: JsonObject[]; notices: Notice[] } {
  return { records: [], deleted: [], notices: [] };
}

function contractFault(connectorId: string, code: string, reason: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code,
    message: `Failed to read with connector "${connectorId}": ${reason}, against the contract. Report this to the connector's author.`,
  });
}
