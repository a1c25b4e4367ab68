import type { Json } from '@onlink/core';
import type { Selectable } from 'kysely';
import type { DatabaseSchema, TenantTransaction } from '../schema/database-schema.js';
import type { Claim, StoredPartition } from '../store.js';

type Row = Selectable<DatabaseSchema['import_partition']>;

/** The partitions of an import in the order they were planned. */
export async function readPartitions(
  { trx, tenant }: TenantTransaction,
  importName: string,
): Promise<readonly StoredPartition[]> {
  const rows = await trx
    .selectFrom('import_partition')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    partition: row.partition,
    ...checkpointOf(row),
    done: row.done,
    rowsRead: row.rows_read,
  }));
}

/** Removes the partitions of an import, and with them every claim on them. */
export async function deletePartitions(
  { trx, tenant }: TenantTransaction,
  importName: string,
): Promise<void> {
  await trx
    .deleteFrom('import_partition')
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .execute();
}

/** State and its version; both absent before the first commit. */
export function checkpointOf(
  row: Pick<Row, 'state' | 'state_version'>,
): Pick<Claim, 'state' | 'stateVersion'> {
  return {
    ...(row.state === null ? {} : { state: JSON.parse(row.state) as Json }),
    ...(row.state_version === null ? {} : { stateVersion: row.state_version }),
  };
}
