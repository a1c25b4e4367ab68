import type { Fault, Json, JsonObject, Partition } from '@onlink/core';

/**
 * Where the host keeps what must survive it: connections, checkpoints, runs and objects. Bound to one tenant. The
 * embedded one (PGlite) and the one on PostgreSQL run the same statements.
 */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  readonly connections: ConnectionTable;
  readonly imports: ImportTable;
  readonly objects: ObjectTable;
  readonly archive: StoreArchive;
  /**
   * Reclaims space and refreshes statistics where the database does not do so by itself, and where enough was written
   * since the last time. Call it at the end of each run.
   */
  maintain(): Promise<void>;
  /** Waits for what is under way, then lets go of the store. Safe to call twice. */
  close(): Promise<void>;
}

/** A secret as stored: encrypted, with what it takes to decrypt it but the key. Bytes in base64. */
export interface SealedSecret {
  /** JSON pointer into the configuration. */
  readonly pointer: string;
  readonly keyId: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

/** One customer's configured credentials for a connector, secrets apart from the rest. */
export interface StoredConnection {
  readonly name: string;
  readonly connectorId: string;
  readonly connectorVersion: string;
  readonly configVersion: number;
  readonly config: JsonObject;
  readonly secrets: readonly SealedSecret[];
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Connections by name. */
export interface ConnectionTable {
  /** Sorted by name. */
  list(): Promise<readonly StoredConnection[]>;
  get(name: string): Promise<StoredConnection | undefined>;
  /** Returns false, and changes nothing, when the name is taken. */
  insert(connection: StoredConnection): Promise<boolean>;
  /** Replaces configuration and secrets as one; returns false when there is no such connection. */
  replace(connection: StoredConnection): Promise<boolean>;
  /** Keeps objects and imports. Returns false when there is no such connection. */
  remove(name: string): Promise<boolean>;
}

/** How a run stands. `capped`: a limit was reached and the next run goes on. */
export type RunStatus = 'running' | 'complete' | 'capped' | 'interrupted' | 'failed';

/** What happened to the rows of a run: `read` is the sum of all the others, or the run is not balanced. */
export interface RunCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  /** Rows the connector reported as not delivered, and rows that a later one of the same batch replaced. */
  readonly skipped: number;
  /** Rows the host could not take: no key, no such field where one is needed. */
  readonly refused: number;
}

/** One execution of an import. */
export interface StoredRun {
  readonly id: string;
  readonly importName: string;
  readonly cycle: number;
  readonly status: RunStatus;
  readonly counts: RunCounts;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly fault?: JsonObject;
}

/** What an import is, when a run of it begins. */
export interface BeginRun {
  readonly importName: string;
  readonly connection: string;
  readonly stream: string;
  readonly objectType: string;
  /** Changes whenever the checkpoints of an earlier definition must not be used. */
  readonly definitionHash: string;
  readonly runId: string;
  readonly now: string;
}

/** A partition of the current cycle. */
export interface StoredPartition {
  readonly partition: Partition;
  readonly state?: Json;
  readonly stateVersion?: number;
  readonly done: boolean;
  readonly rowsRead: number;
}

/** Where a run begins. */
export interface BegunRun {
  readonly runId: string;
  /** Counts the passes over the whole stream; a cycle may take several runs. */
  readonly cycle: number;
  /** Whether it goes on with an unfinished cycle. */
  readonly resumed: boolean;
  /** Whether checkpoints of another definition were thrown away. */
  readonly discarded: boolean;
  /** The partitions of the cycle in the order they were planned; empty when none were planned yet. */
  readonly partitions: readonly StoredPartition[];
}

/** A partition taken by this run. An older fence can no longer commit. */
export interface Claim {
  readonly fence: number;
  /** Commits that the partition has had, by whichever run. */
  readonly commits: number;
  readonly state?: Json;
  readonly stateVersion?: number;
}

/** An object to insert or update. */
export interface ObjectRow {
  readonly key: string;
  readonly attributes: JsonObject;
  /** Changes whenever `attributes` do. */
  readonly hash: string;
}

/** What becomes durable together: rows, checkpoint and counts, under a fence. */
export interface CommitBatch {
  readonly runId: string;
  readonly importName: string;
  readonly partitionId: string;
  readonly fence: number;
  /**
   * Commits that the partition has had before this one: the claim's number, and one more for each since. One whose reply
   * was lost cannot be applied twice.
   */
  readonly commits: number;
  readonly objectType: string;
  /** At most one row a key. */
  readonly rows: readonly ObjectRow[];
  /** The checkpoint; absent where the partition is complete. */
  readonly state?: Json;
  readonly stateVersion: number;
  readonly done: boolean;
  /** Rows pulled since the last commit, and those of them that never became one of `rows`. */
  readonly read: number;
  readonly skipped: number;
  readonly refused: number;
  readonly now: string;
}

/** What a commit did to the objects. */
export interface CommitCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Everything about an import that an admin asks for. */
export interface ImportStatus {
  readonly name: string;
  readonly connection: string;
  readonly stream: string;
  readonly objectType: string;
  readonly cycle: number;
  readonly partitions: { readonly total: number; readonly done: number };
  readonly lastRun?: StoredRun;
}

/** Imports, their checkpoints and their runs. */
export interface ImportTable {
  /**
   * Begins a run in one transaction: earlier runs still marked `running` become `interrupted`; a changed definition
   * discards the cycle's partitions; a finished cycle is followed by a new one.
   */
  begin(run: BeginRun): Promise<BegunRun>;
  /** Stores the plan of the cycle. Planning again replaces partitions only while none has been read from. */
  plan(importName: string, partitions: readonly Partition[]): Promise<readonly StoredPartition[]>;
  /** Takes a partition: raises its fence, so that an earlier holder can no longer commit. */
  claim(importName: string, partitionId: string): Promise<Claim>;
  /**
   * One transaction: fence check, checkpoint, rows, counts. Unchanged rows (same hash) are not written.
   * @throws a fault `host/stale-fence` when another run took the partition; nothing is written then
   */
  commit(batch: CommitBatch): Promise<CommitCounts>;
  /**
   * Whether a commit whose reply was lost is there. Returns what its run has counted in all if so, `undefined` if nothing
   * of it was kept.
   * @throws a fault `host/stale-fence` when another run took the partition
   */
  committed(batch: CommitBatch): Promise<CommitCounts | undefined>;
  end(runId: string, status: RunStatus, now: string, fault?: Fault): Promise<StoredRun>;
  status(importName: string): Promise<ImportStatus | undefined>;
}

/** An imported object. */
export interface StoredObject {
  readonly objectType: string;
  readonly key: string;
  readonly attributes: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Imported objects by type and key. */
export interface ObjectTable {
  /** Types with their number of objects, sorted by name. */
  types(): Promise<readonly { readonly objectType: string; readonly count: number }[]>;
  count(objectType: string): Promise<number>;
  /**
   * Objects of a type in a stable order, numeric keys by number, a page at a time.
   * @param options.limit at most this many in all; default all
   */
  list(objectType: string, options?: { readonly limit?: number }): AsyncIterable<StoredObject>;
}

/**
 * The whole store as lines of JSON, to move it: into another database, or over a release of the embedded one that cannot
 * open older directories. Secrets stay sealed; their key is not in it.
 */
export interface StoreArchive {
  /** @param write gets lines without their line breaks; what follows waits for it */
  export(write: (lines: readonly string[]) => Promise<void>): Promise<{ readonly rows: number }>;
  /**
   * Reads an archive into an empty store, whole or not at all.
   * @param name of the file, for messages
   * @throws `host/store-not-empty`, or `host/bad-archive`, which names the line
   */
  import(lines: AsyncIterable<string>, name: string): Promise<{ readonly rows: number }>;
}
