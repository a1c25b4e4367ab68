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

/** Reads a stream partition after partition, straight from the remote: nothing is stored. */
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
  for (const partition of partitions) {
    const remaining = (options.limit ?? Number.MAX_SAFE_INTEGER) - rows;
    if (remaining <= 0) break;
    await pullPartition({
      connection,
      stream,
      partition,
      params: {},
      filters,
      ...(fields && { fields }),
      limit: remaining,
      signal,
      ...(onRetry && { onRetry }),
      commit: async (batch) => {
        for (const notice of batch.notices) options.onNotice?.(redactNotice(notice, connection.redactor));
        await options.onRecords(batch.records);
        rows += batch.records.length;
        onProgress?.({ done: rows, ...(total !== undefined && { total }) });
      },
    });
  }
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
