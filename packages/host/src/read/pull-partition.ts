import {
  createFault,
  type Fault,
  type Filter,
  type Json,
  type JsonObject,
  type Partition,
  type Stream,
} from '@onlink/core';
import { decide, type Progress, type PulledBatch, pull } from '@onlink/runtime';
import { waitUntilAborted } from '../clock/system-clock.js';
import type { OpenConnection } from '../connections/open-connection.js';

/** What to read of which partition, and from where. */
export interface PullPartition {
  readonly connection: OpenConnection;
  readonly stream: Stream;
  readonly partition: Partition;
  readonly params: JsonObject;
  readonly filters: readonly Filter[];
  readonly fields?: readonly string[];
  readonly state?: Json;
  /** Rows that may still be taken. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Resolves when the batch is durable. What it throws is not the connector's failure: it ends the pull as it is. */
  readonly commit: (batch: PulledBatch) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Told when something failed and will be tried again. */
  readonly onRetry?: (fault: Fault, afterMs: number) => void;
}

/** How it ended. `capped`: the limit was reached with rows left to read. */
export type PullPartitionResult = 'complete' | 'capped';

/** Tries in a row without a committed batch between them. */
const MAX_ATTEMPTS = 4;
/** A wait longer than this is not worth holding a process for. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Pulls a partition to its end, in as many calls as the connector's deadlines ask for, and again from the last checkpoint
 * after a failure that may pass.
 *
 * @throws a redacted fault when the connector cannot go on, or what `commit` threw; everything committed stays
 */
export async function pullPartition(options: PullPartition): Promise<PullPartitionResult> {
  const { connection, stream, signal } = options;
  let { state, limit } = options;
  let attempt = 1;
  for (;;) {
    let committed = 0;
    // A commit may have landed although it failed: reading on under the same claim would apply its rows twice.
    let ours: { readonly error: unknown } | undefined;
    const commit = async (batch: PulledBatch): Promise<void> => {
      try {
        await options.commit(batch);
      } catch (error) {
        ours = { error };
        throw error;
      }
      committed += 1;
      limit -= batch.records.length;
      if (batch.state !== undefined) state = batch.state;
    };
    try {
      const kind = await pullOnce(
        { ...options, ...(state !== undefined && { state }), limit, commit },
        attempt,
      );
      if (kind === 'complete') return 'complete';
      if (limit <= 0) return 'capped';
      signal.throwIfAborted();
      if (committed === 0) throw noProgress(connection.manifest.id, stream.name);
      attempt = 1;
    } catch (thrown) {
      if (ours !== undefined) throw ours.error;
      const fault = connection.faultOf(thrown, { verb: 'read', noun: stream.name, effect: 'none', signal });
      attempt = committed > 0 ? 1 : attempt + 1;
      const afterMs = waitFor(fault, attempt);
      if (afterMs === undefined || signal.aborted) throw fault;
      options.onRetry?.(fault, afterMs);
      await waitUntilAborted(afterMs, signal);
    }
  }
}

async function pullOnce(options: PullPartition, attempt: number): Promise<'complete' | 'interrupted'> {
  const { connection, stream, partition, params, filters, fields, state, limit, signal } = options;
  const result = await pull({
    connector: connection.connector,
    client: connection.client,
    request: {
      stream,
      partition,
      params,
      filters,
      limit,
      ...(fields && { fields }),
      ...(state !== undefined && { state }),
    },
    call: connection.createCall(signal, { attempt }),
    commit: options.commit,
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  return result.kind;
}

function waitFor(fault: Fault, attempt: number): number | undefined {
  if (attempt > MAX_ATTEMPTS) return undefined;
  const decision = decide(fault, {
    attempt,
    maxAttempts: MAX_ATTEMPTS + 1,
    retryClass: 'safe',
    random: Math.random(),
  });
  if (decision.kind !== 'retry' && decision.kind !== 'reschedule') return undefined;
  return decision.afterMs <= LONGEST_WAIT_MS ? decision.afterMs : undefined;
}

function noProgress(connectorId: string, streamName: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'connector/no-progress',
    message: `Failed to read "${streamName}": connector "${connectorId}" returned without a checkpoint. Report this to the connector's author.`,
  });
}
