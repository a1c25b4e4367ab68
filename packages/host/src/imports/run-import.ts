import { randomUUID } from 'node:crypto';
import { createFault, type Fault, type Json, type JsonObject } from '@onlink/core';
import { addLedgers, EMPTY_LEDGER, findImbalance, type LedgerEntry, type PulledBatch } from '@onlink/runtime';
import type { OpenConnection } from '../connections/open-connection.js';
import { findStream } from '../read/find-stream.js';
import { pullPartition } from '../read/pull-partition.js';
import { planPartitions, totalOf } from '../read/read-stream.js';
import type {
  BegunRun,
  Claim,
  ObjectRow,
  RunStatus,
  Store,
  StoredPartition,
  StoredRun,
} from '../store/store.js';
import { createRecordMapper } from './map-record.js';
import { type ImportDefinition, smallest } from './parse-definition.js';
import { type ResolvedImport, resolveImport, streamNameOf } from './resolve-import.js';

/** What a run works with. */
export interface RunImportOptions {
  readonly definition: ImportDefinition;
  readonly connection: OpenConnection;
  readonly store: Store;
  /** Rows at most in this run; the smallest of this, the file's `limit` and `config:data_limit` wins. */
  readonly limit?: number;
  readonly signal: AbortSignal;
  readonly now: () => string;
  readonly onEvent?: (event: ImportEvent) => void;
}

/** What a run tells while it goes. */
export type ImportEvent =
  | {
      readonly kind: 'begun';
      readonly resumed: boolean;
      readonly discarded: boolean;
      readonly stream: string;
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total?: number }
  | { readonly kind: 'retry'; readonly fault: Fault; readonly afterMs: number }
  /** A row that did not become an object; its key where it has one, never its values. */
  | { readonly kind: 'refused'; readonly key: string; readonly reason: string };

/** A run that ended without a fault. */
export interface ImportResult {
  readonly run: StoredRun;
  /** Objects of this type in the store now. */
  readonly objects: number;
}

/**
 * Runs an import: goes on with an unfinished cycle or begins a new one, pulls each partition with its checkpoint, and
 * balances the ledger.
 *
 * @throws a redacted fault; the run is recorded as `failed` or `interrupted`, and what was committed stays
 */
export async function runImport(options: RunImportOptions): Promise<ImportResult> {
  const { definition, connection, store, signal, now, onEvent } = options;
  const known = connection.manifest.streams.map(({ name }) => name);
  const streamName = streamNameOf(definition, known);
  const resolved = resolveImport(definition, await findStream(connection, streamName, signal));
  const begun = await store.imports.begin({
    importName: definition.name,
    connection: definition.connection,
    stream: streamName,
    objectType: definition.objectType,
    definitionHash: resolved.definitionHash,
    runId: randomUUID(),
    now: now(),
  });
  onEvent?.({ kind: 'begun', resumed: begun.resumed, discarded: begun.discarded, stream: streamName });
  try {
    const { status, ledger } = await pullAll(options, resolved, begun);
    const imbalance = findImbalance(ledger, definition.name);
    if (imbalance !== undefined) throw imbalance;
    const run = await store.imports.end(begun.runId, status, now());
    return { run, objects: await store.objects.count(definition.objectType) };
  } catch (thrown) {
    const fault = connection.faultOf(thrown, {
      verb: 'import',
      noun: definition.name,
      effect: 'none',
      signal,
    });
    const status = fault.blame === 'cancelled' ? 'interrupted' : 'failed';
    await store.imports.end(begun.runId, status, now(), fault);
    throw fault;
  }
}

async function pullAll(
  options: RunImportOptions,
  resolved: ResolvedImport,
  begun: BegunRun,
): Promise<{ readonly status: RunStatus; readonly ledger: LedgerEntry }> {
  const { definition, connection, store, signal } = options;
  const partitions =
    begun.partitions.length > 0
      ? begun.partitions
      : await store.imports.plan(definition.name, await planPartitions(connection, resolved, signal));
  const total = totalOf(partitions.map(({ partition }) => partition));
  let done = partitions.reduce((rows, { rowsRead }) => rows + rowsRead, 0);
  let remaining = smallest(options.limit, definition.limit) ?? Number.MAX_SAFE_INTEGER;
  let ledger = EMPTY_LEDGER;
  for (const stored of partitions.filter((partition) => !partition.done)) {
    if (remaining <= 0) return { status: 'capped', ledger };
    const outcome = await pullStored(options, resolved, {
      runId: begun.runId,
      stored,
      limit: remaining,
      onCommitted: (entry, pulled) => {
        ledger = addLedgers(ledger, entry);
        remaining -= pulled;
        done += pulled;
        options.onEvent?.({
          kind: 'progress',
          done,
          ...(total !== undefined && { total: Math.max(total, done) }),
        });
      },
    });
    if (outcome === 'capped') return { status: 'capped', ledger };
  }
  return { status: 'complete', ledger };
}

interface PullStored {
  readonly runId: string;
  readonly stored: StoredPartition;
  readonly limit: number;
  readonly onCommitted: (entry: LedgerEntry, pulled: number) => void;
}

async function pullStored(
  options: RunImportOptions,
  resolved: ResolvedImport,
  { runId, stored, limit, onCommitted }: PullStored,
): Promise<'complete' | 'capped'> {
  const { definition, connection, store, signal, now, onEvent } = options;
  const { partition } = stored;
  const claim = await store.imports.claim(definition.name, partition.id);
  const state = currentState(connection, resolved.stream.name, claim);
  const collect = createCollector(definition, onEvent);
  return pullPartition({
    connection,
    stream: resolved.stream,
    partition,
    params: resolved.params,
    filters: resolved.filters,
    fields: resolved.fields,
    limit,
    signal,
    ...(state !== undefined && { state }),
    onRetry: (fault, afterMs) => onEvent?.({ kind: 'retry', fault, afterMs }),
    commit: async (batch) => {
      const { rows, skipped, refused } = collect(batch);
      const read = rows.length + skipped + refused;
      const counts = await store.imports.commit({
        runId,
        importName: definition.name,
        partitionId: partition.id,
        fence: claim.fence,
        objectType: definition.objectType,
        rows,
        ...(batch.state !== undefined && { state: batch.state }),
        stateVersion: connection.manifest.stateVersion,
        done: batch.complete,
        read,
        skipped,
        refused,
        now: now(),
      });
      onCommitted(
        { ...EMPTY_LEDGER, ...counts, read: pulledRows(batch), skipped, refused },
        batch.records.length,
      );
    },
  });
}

/** Rows as the reader gave them: the ledger's own count, kept apart from what became of them. */
function pulledRows(batch: PulledBatch): number {
  return batch.records.length + batch.deleted.length + batch.notices.filter(isSkip).length;
}

function isSkip({ outcome }: PulledBatch['notices'][number]): boolean {
  return outcome === 'skipped';
}

interface Collected {
  readonly rows: readonly ObjectRow[];
  readonly skipped: number;
  readonly refused: number;
}

/** Maps a batch to rows, at most one a key, and counts what did not become one. */
function createCollector(
  definition: ImportDefinition,
  onEvent: RunImportOptions['onEvent'],
): (batch: PulledBatch) => Collected {
  const map = createRecordMapper(definition.lines);
  return (batch) => {
    const rows = new Map<string, ObjectRow>();
    // Deletions are reported by the reader but not applied in this version: they are counted, not hidden.
    let skipped = batch.notices.filter(isSkip).length + batch.deleted.length;
    let refused = 0;
    for (const record of batch.records) {
      const mapped = map(record);
      if (mapped.kind === 'refused') {
        refused += 1;
        onEvent?.({ kind: 'refused', key: keyOf(record, definition), reason: mapped.reason });
        continue;
      }
      // A later row of a batch replaces an earlier one of the same key.
      if (rows.has(mapped.row.key)) skipped += 1;
      rows.set(mapped.row.key, mapped.row);
    }
    return { rows: [...rows.values()], skipped, refused };
  };
}

function keyOf(record: JsonObject, definition: ImportDefinition): string {
  const value = record[definition.lines.key.path];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function currentState(connection: OpenConnection, streamName: string, claim: Claim): Json | undefined {
  const { state, stateVersion } = claim;
  const { manifest, connector } = connection;
  if (state === undefined || stateVersion === manifest.stateVersion) return state;
  const upgraded = connector.upgrade?.({
    what: 'state',
    fromVersion: stateVersion ?? 1,
    value: state,
    stream: streamName,
  });
  if (upgraded !== undefined) return upgraded;
  throw createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'connector/state-version',
    message: `Failed to go on with "${streamName}": its checkpoint was made by state version ${stateVersion}, connector "${manifest.id}" has ${manifest.stateVersion}. Install the connector's version that made it.`,
  });
}
