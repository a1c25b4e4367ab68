import { sql } from 'kysely';
import { SCHEMA, type TenantTransaction } from '../schema/database-schema.js';
import type { CommitBatch, CommitCounts, ObjectRow } from '../store.js';
import { storeFault } from '../store-fault.js';
import { findUnstorable } from './find-unstorable.js';

/** Rows a statement. Larger ones were not faster on either store, and hold the embedded one's thread for longer. */
const CHUNK_ROWS = 1_000;

const ATTRIBUTES = '/attributes';

/** What of a batch concerns its objects. */
export type ObjectBatch = Pick<CommitBatch, 'objectType' | 'rows' | 'now'>;

/**
 * Second step of a commit: inserts and updates objects. Rows whose hash is stored already are not written.
 *
 * @throws a fault `host/duplicate-key` when two rows have the same key, `host/unstorable-text` when a text holds what
 *   PostgreSQL cannot keep ({@link findUnstorable} tells beforehand)
 */
export async function upsertObjects(
  transaction: TenantTransaction,
  batch: ObjectBatch,
): Promise<CommitCounts> {
  assertDistinctKeys(batch);
  // Always in the same order, so that two transactions with rows in common wait for each other instead of deadlocking.
  const rows = [...batch.rows].sort((left, right) => (left.key < right.key ? -1 : 1));
  let created = 0;
  let updated = 0;
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const chunk = rows.slice(start, start + CHUNK_ROWS);
    const changed = await withoutUnchanged(transaction, batch.objectType, chunk);
    for (const inserted of await write(transaction, batch, changed)) {
      if (inserted) created += 1;
      else updated += 1;
    }
  }
  return { created, updated, unchanged: rows.length - created - updated };
}

async function withoutUnchanged(
  { trx, tenant }: TenantTransaction,
  objectType: string,
  rows: readonly ObjectRow[],
): Promise<readonly ObjectRow[]> {
  const keys = rows.map((row) => row.key);
  const stored = await trx
    .selectFrom('object')
    .select(['key', 'hash'])
    .where('tenant', '=', tenant)
    .where('object_type', '=', objectType)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  const hashes = new Map(stored.map((row) => [row.key, row.hash]));
  return rows.filter((row) => hashes.get(row.key) !== row.hash);
}

async function write(
  { trx, tenant }: TenantTransaction,
  { objectType, now }: ObjectBatch,
  rows: readonly ObjectRow[],
): Promise<readonly boolean[]> {
  if (rows.length === 0) return [];
  const json = `[${rows.map((row) => toJson(row, objectType)).join(',')}]`;
  const object = sql.table(`${SCHEMA}.object`);
  const result = await sql<{ inserted: boolean }>`
    insert into ${object} as stored (tenant, object_type, key, attributes, hash, created_at, updated_at)
    select ${tenant}::text, ${objectType}::text, incoming.key, incoming.attributes, incoming.hash,
           ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json}::json) as incoming(key text, attributes json, hash text)
    on conflict (tenant, object_type, key) do update
      set attributes = excluded.attributes, hash = excluded.hash, updated_at = excluded.updated_at
      where stored.hash is distinct from excluded.hash
    returning (xmax = 0) as inserted`.execute(trx);
  return result.rows.map((row) => row.inserted);
}

function toJson(row: ObjectRow, objectType: string): string {
  const { key, attributes, hash } = row;
  const value = { key, hash, attributes };
  const json = JSON.stringify(value);
  const found = findUnstorable(value, json);
  if (found === undefined) return json;
  throw storeFault({
    code: 'host/unstorable-text',
    blame: 'input',
    message: `Failed to store object "${objectType}" "${key.replaceAll('\0', '\ufffd')}": ${placeOf(found.pointer)} contains ${found.reason}, which PostgreSQL cannot keep. Mend it at the source, or leave the field out.`,
  });
}

/** The admin knows the object's key and fields, not the row that they travel in. */
function placeOf(pointer: string): string {
  return pointer.startsWith(ATTRIBUTES) ? `field "${pointer.slice(ATTRIBUTES.length)}"` : 'its key';
}

function assertDistinctKeys({ rows, objectType }: ObjectBatch): void {
  const keys = new Set<string>();
  for (const { key } of rows) {
    if (keys.has(key)) {
      throw storeFault({
        code: 'host/duplicate-key',
        message: `Failed to commit objects "${objectType}": key "${key}" is there twice in one batch. Report this line: the import must merge them first.`,
      });
    }
    keys.add(key);
  }
}
