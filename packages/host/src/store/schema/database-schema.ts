import type { Json, JsonObject, Partition } from '@onlink/core';
import type { ColumnType, Generated, GeneratedAlways, Transaction } from 'kysely';
import type { RunStatus } from '../store.js';

/** The PostgreSQL schema that holds every table of the host, so that it can live in a database with others. */
export const SCHEMA = 'onlink';

/** Read as a `Date`, written as ISO 8601: both drivers agree on that. */
type Instant = ColumnType<Date, string, string>;
/** Read parsed, written as text: a JavaScript array bound to a JSON column means different things to the two drivers. */
type JsonColumn<T> = ColumnType<T, string, string>;

interface ConnectionRow {
  tenant: string;
  name: string;
  connector_id: string;
  connector_version: string;
  config_version: number;
  config: JsonColumn<JsonObject>;
  created_at: Instant;
  updated_at: Instant;
}

interface ConnectionSecretRow {
  tenant: string;
  connection: string;
  pointer: string;
  key_id: string;
  nonce: string;
  ciphertext: string;
}

interface ImportRow {
  tenant: string;
  name: string;
  connection: string;
  stream: string;
  object_type: string;
  definition_hash: string;
  cycle: Generated<number>;
  planned: Generated<boolean>;
  /** Never goes back, not even when partitions are planned anew: an old fence must not fit a new partition. */
  last_fence: Generated<number>;
}

interface ImportPartitionRow {
  tenant: string;
  import_name: string;
  partition_id: string;
  ordinal: number;
  partition: JsonColumn<Partition>;
  fence: Generated<number>;
  /** JSON text: the JSON value `null` differs from no state at all. */
  state: string | null;
  state_version: number | null;
  done: Generated<boolean>;
  rows_read: Generated<number>;
  /** Raised by each commit, so that none is applied twice. */
  commits: Generated<number>;
}

interface RunRow {
  tenant: string;
  id: string;
  /** Orders runs that started in the same millisecond. */
  ordinal: GeneratedAlways<number>;
  import_name: string;
  cycle: number;
  status: RunStatus;
  read: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  deleted: Generated<number>;
  skipped: Generated<number>;
  refused: Generated<number>;
  started_at: Instant;
  ended_at: ColumnType<Date | null, string | null, string | null>;
  fault: ColumnType<Json, string | null, string | null>;
}

interface ObjectTableRow {
  tenant: string;
  object_type: string;
  key: string;
  /** The key as a number when it is one of at most 18 digits, else null. */
  key_number: GeneratedAlways<number | null>;
  attributes: JsonColumn<JsonObject>;
  hash: string;
  created_at: Instant;
  updated_at: Instant;
}

interface UpkeepRow {
  tenant: string;
  /** What all runs had created and updated when space was last reclaimed. */
  rows_written: number;
}

/** The tables of the host. Each has `tenant` in its key. */
export interface DatabaseSchema {
  connection: ConnectionRow;
  connection_secret: ConnectionSecretRow;
  import: ImportRow;
  import_partition: ImportPartitionRow;
  run: RunRow;
  object: ObjectTableRow;
  upkeep: UpkeepRow;
}

/** An open transaction and the tenant it is for. */
export interface TenantTransaction {
  readonly trx: Transaction<DatabaseSchema>;
  readonly tenant: string;
}
