import { randomUUID } from 'node:crypto';
import { createFault, type Fault, isFault, type Json } from '@onlink/core';
import { addLedgers, EMPTY_LEDGER, findImbalance, type LedgerEntry, redactFault } from '@onlink/runtime';
import type { OpenConnection } from '../connections/open-connection.js';
import { findStream, isOffered } from '../read/find-stream.js';
import { pullPartition } from '../read/pull-partition.js';
import { planPartitions, totalOf } from '../read/read-stream.js';
import type { BegunRun, Claim, RunStatus, Store, StoredPartition, StoredRun } from '../store/store.js';
import { createCollector, pulledRows } from './collect-rows.js';
import { commitSurely } from './commit-surely.js';
import type { ImportEvent } from './import-event.js';
import { type ImportDefinition, smallest } from './parse-definition.js';
import { type ResolvedImport, resolveImport, streamNameOf } from './resolve-import.js';

/** What a run works with. */
export interface RunImportOptions {
  readonly definition: ImportDefinition;
  readonly connection: OpenConnection;
  readonly store: Store;
  /** Rows at most in this run; the smallest of this, `maxRecords`, the file's `limit` and `config:data_limit` wins. */
  readonly limit?: number;
  /** Rows at most in any run of this host. Default open. */
  readonly maxRecords?: number;
  readonly signal: AbortSignal;
  readonly now: () => string;
  readonly onEvent?: (event: ImportEvent) => void;
}

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
 * @throws a redacted fault; the run is recorded as `failed` or `interrupted`, and what was committed stays. What
 *   `onEvent` throws ends the run too, and leaves as it is
 */
export async function runImport(options: RunImportOptions): Promise<ImportResult> {
  const { definition, connection, store, signal, now, onEvent } = options;
  const { manifest, account } = connection;
  const streamName = streamNameOf(definition, await knownStreams(options));
  const stream = await findStream(connection, streamName, signal);
  const resolved = resolveImport(definition, stream, { connectorId: manifest.id, account });
  const begun = await store.imports.begin({
    importName: definition.name,
    connection: definition.connection,
    stream: streamName,
    objectType: definition.objectType,
    definitionHash: resolved.definitionHash,
    runId: randomUUID(),
    now: now(),
  });
  try {
    for (const message of resolved.warnings) onEvent?.({ kind: 'warning', message });
    onEvent?.({ kind: 'begun', resumed: begun.resumed, discarded: begun.discarded, stream: streamName });
    const { status, ledger } = await pullAll(options, resolved, begun);
    const imbalance = findImbalance(ledger, definition.name);
    if (imbalance !== undefined) throw imbalance;
    const run = await store.imports.end(begun.runId, status, now());
    await maintain(store, onEvent);
    return { run, objects: await store.objects.count(definition.objectType) };
  } catch (thrown) {
    const fault = runFault(thrown, options);
    const status = fault.blame === 'cancelled' ? 'interrupted' : 'failed';
    // A store that cannot record it has often failed the run: that is the fault to tell.
    await store.imports.end(begun.runId, status, now(), fault).catch(() => undefined);
    throw isFault(thrown) || fault.blame === 'cancelled' ? fault : thrown;
  }
}

/** The streams of the manifest, and the one that the file names where only the account knows it: a custom record. */
async function knownStreams({
  definition,
  connection,
  signal,
}: RunImportOptions): Promise<readonly string[]> {
  const known = connection.manifest.streams.map(({ name }) => name);
  const named = definition.lines.config.find(({ name }) => name === 'data_source')?.value;
  if (named === undefined || known.includes(named)) return known;
  return (await isOffered(connection, named, signal)) ? [...known, named] : known;
}

/** What is recorded of a failure. The connector's own have been faults since they left it; anything else is of the host. */
function runFault(thrown: unknown, { connection, definition, signal }: RunImportOptions): Fault {
  if (isFault(thrown)) return redactFault(thrown, connection.redactor);
  if (signal.aborted) {
    return connection.faultOf(thrown, { verb: 'import', noun: definition.name, effect: 'none', signal });
  }
  return createFault({
    blame: 'host',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'host/import-stopped',
    message: `Failed to import "${definition.name}": OnLink itself failed (${thrown instanceof Error ? thrown.name : typeof thrown}). Run it again: it goes on from its last checkpoint.`,
  });
}

/** The run has ended by now: whatever comes of this, it does not fail for it. */
async function maintain(store: Store, onEvent: RunImportOptions['onEvent']): Promise<void> {
  try {
    await store.maintain();
  } catch (error) {
    if (!isFault(error)) throw error;
    onEvent?.({ kind: 'notice', message: error.message });
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
  let remaining = smallest(options.limit, options.maxRecords, definition.limit) ?? Number.MAX_SAFE_INTEGER;
  let ledger = EMPTY_LEDGER;
  for (const stored of partitions.filter((partition) => !partition.done)) {
    if (remaining <= 0) return { status: 'capped', ledger };
    const outcome = await pullStored(options, resolved, {
      runId: begun.runId,
      stored,
      limit: remaining,
      before: () => ledger,
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
  /** What the run has counted so far. */
  readonly before: () => LedgerEntry;
  readonly onCommitted: (entry: LedgerEntry, pulled: number) => void;
}

async function pullStored(
  options: RunImportOptions,
  resolved: ResolvedImport,
  { runId, stored, limit, before, onCommitted }: PullStored,
): Promise<'complete' | 'capped'> {
  const { definition, connection, store, signal, now, onEvent } = options;
  const { partition } = stored;
  const claim = await store.imports.claim(definition.name, partition.id);
  const state = currentState(connection, resolved.stream.name, claim);
  const collect = createCollector({
    lines: definition.lines,
    redactor: connection.redactor,
    onEvent: (event) => onEvent?.(event),
  });
  let { commits } = claim;
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
      const next = {
        runId,
        importName: definition.name,
        partitionId: partition.id,
        fence: claim.fence,
        commits,
        objectType: definition.objectType,
        rows,
        ...(batch.state !== undefined && { state: batch.state }),
        stateVersion: connection.manifest.stateVersion,
        done: batch.complete,
        read,
        skipped,
        refused,
        now: now(),
      };
      const counts = await commitSurely(store.imports, next, { before: before(), signal });
      commits += 1;
      onCommitted(
        { ...EMPTY_LEDGER, ...counts, read: pulledRows(batch), skipped, refused },
        batch.records.length,
      );
    },
  });
}

function currentState(connection: OpenConnection, streamName: string, claim: Claim): Json | undefined {
  const { state, stateVersion } = claim;
  const { manifest, connector } = connection;
  if (state === undefined || stateVersion === manifest.stateVersion) return state;
  try {
    const upgraded = connector.upgrade?.({
      what: 'state',
      fromVersion: stateVersion ?? 1,
      value: state,
      stream: streamName,
    });
    if (upgraded !== undefined) return upgraded;
  } catch (thrown) {
    throw connection.faultOf(thrown, { verb: 'upgrade the checkpoint of', noun: streamName, effect: 'none' });
  }
  throw createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'connector/state-version',
    message: `Failed to go on with "${streamName}": its checkpoint was made by state version ${stateVersion}, connector "${manifest.id}" has ${manifest.stateVersion}. Install the connector's version that made it.`,
  });
}
