import {
  createFault,
  type Fault,
  type Filter,
  type JsonObject,
  type Partition,
  type Stream,
} from '@onlink/core';
import type { Notice } from '@onlink/runtime';
import type { OpenConnection } from '../connections/open-connection.js';
import { misfitOf } from '../imports/record-path.js';
import { suggestion } from '../imports/suggest.js';
import { findStream } from './find-stream.js';
import { pullPartition } from './pull-partition.js';
import { redactNotice } from './redact-notice.js';
import { workSideBySide } from './side-by-side.js';
import { createTurns } from './turns.js';

/** What to read, and where to put it. */
export interface ReadStreamOptions {
  readonly stream: string;
  /** Rows at most. Default all. */
  readonly limit?: number;
  /** Top-level fields. Default all. */
  readonly fields?: readonly string[];
  readonly filters?: readonly Filter[];
  readonly signal: AbortSignal;
  /** Takes a batch; the next page is committed to only when it has resolved. What it throws ends the read as it is. */
  readonly onRecords: (records: readonly JsonObject[]) => Promise<void> | void;
  readonly onNotice?: (notice: Notice) => void;
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly onRetry?: (fault: Fault, afterMs: number) => void;
}

/** How far a read got; `total` is what the plan expects, when it says so. */
export interface ReadProgress {
  readonly done: number;
  readonly total?: number;
}

/**
 * Reads a stream straight from the remote: nothing is stored. Partitions are pulled side by side, unless `limit` is set;
 * batches are handed on one at a time.
 */
export async function readStream(
  connection: OpenConnection,
  options: ReadStreamOptions,
): Promise<{ readonly rows: number }> {
  const { signal, filters = [], fields, onProgress, onRetry } = options;
  const stream = await findStream(connection, options.stream, signal);
  assertFields(stream, fields ?? []);
  const partitions = await planPartitions(connection, { stream, filters, params: {} }, signal);
  const total = totalOf(partitions, options.limit);
  let rows = 0;
  const deliver = createTurns();
  const pull = (partition: Partition, limit: number, pullSignal: AbortSignal): Promise<unknown> =>
    pullPartition({
      connection,
      stream,
      partition,
      params: {},
      filters,
      ...(fields && { fields }),
      limit,
      signal: pullSignal,
      ...(onRetry && { onRetry }),
      commit: (batch) =>
        deliver(async () => {
          for (const notice of batch.notices) options.onNotice?.(redactNotice(notice, connection.redactor));
          await options.onRecords(batch.records);
          rows += batch.records.length;
          onProgress?.({ done: rows, ...(total !== undefined && { total }) });
        }),
    });
  if (options.limit !== undefined) {
    // One after the other: how many of the rows are another's is not known before.
    for (const partition of partitions) {
      if (rows >= options.limit) break;
      await pull(partition, options.limit - rows, signal);
    }
    return { rows };
  }
  await workSideBySide(partitions, {
    // Twice as many as there are places: whenever one comes free, a request is waiting for it.
    atOnce: () => 2 * connection.allowedAtOnce(),
    signal,
    work: async (partition, workSignal) => {
      await pull(partition, Number.MAX_SAFE_INTEGER, workSignal);
    },
  });
  return { rows };
}

/** What to plan. */
export interface PlanOptions {
  readonly stream: Stream;
  readonly params: JsonObject;
  readonly filters: readonly Filter[];
}

/** Asks the connector to divide a stream, for a full pass. */
export async function planPartitions(
  connection: OpenConnection,
  { stream, params, filters }: PlanOptions,
  signal: AbortSignal,
): Promise<readonly Partition[]> {
  const { connector, client } = connection;
  const partitions: Partition[] = [];
  try {
    const call = connection.createCall(signal);
    const request = { stream, params, filters, mode: 'full', covered: [] } as const;
    for await (const partition of connector.source?.plan(client, request, call) ?? [])
      partitions.push(partition);
  } catch (thrown) {
    throw connection.faultOf(thrown, { verb: 'plan', noun: stream.name, effect: 'none', signal });
  }
  return partitions;
}

/** Rows to expect, where every partition says how many it holds. */
export function totalOf(partitions: readonly Partition[], limit?: number): number | undefined {
  if (partitions.some(({ weight }) => weight === undefined)) return undefined;
  const sum = partitions.reduce((total, { weight = 0 }) => total + weight, 0);
  return limit === undefined ? sum : Math.min(limit, sum);
}

function assertFields(stream: Stream, fields: readonly string[]): void {
  for (const field of fields) {
    const misfit = misfitOf(stream.schema, [field]);
    if (misfit === undefined) continue;
    throw createFault({
      blame: 'input',
      scope: 'stream',
      retry: 'after-fix',
      effect: 'none',
      code: 'config/unknown-field',
      message: `Failed to read "${stream.name}": it has no field "${field}". ${suggestion(field, misfit.known)}.`,
    });
  }
}
