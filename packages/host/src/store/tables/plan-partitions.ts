import type { Partition } from '@onlink/core';
import { assertStorable } from '../commit/assert-storable.js';
import type { TenantTransaction } from '../schema/database-schema.js';
import type { StoredPartition } from '../store.js';
import { storeFault } from '../store-fault.js';
import { deletePartitions, readPartitions } from './stored-partition.js';

/** Partitions a statement: PostgreSQL takes at most 65,535 parameters, and each has five. */
const CHUNK_ROWS = 1_000;

/** Stores the plan of the cycle, unless the one there is has been read from; returns the plan that holds. */
export async function planPartitions(
  transaction: TenantTransaction,
  importName: string,
  partitions: readonly Partition[],
): Promise<readonly StoredPartition[]> {
  assertDistinctIds(importName, partitions);
  assertStorable(
    `plan import "${importName}"`,
    partitions.map(({ id }) => id),
  );
  const { trx, tenant } = transaction;
  const { numUpdatedRows } = await trx
    .updateTable('import')
    .set({ planned: true })
    .where('tenant', '=', tenant)
    .where('name', '=', importName)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw unknownImport(importName);
  const stored = await readPartitions(transaction, importName);
  if (stored.some(hasBeenRead)) return stored;
  await deletePartitions(transaction, importName);
  const rows = partitions.map((partition, ordinal) => ({
    tenant,
    import_name: importName,
    partition_id: partition.id,
    ordinal,
    partition: JSON.stringify(partition),
  }));
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    await trx
      .insertInto('import_partition')
      .values(rows.slice(start, start + CHUNK_ROWS))
      .execute();
  }
  return readPartitions(transaction, importName);
}

function hasBeenRead({ done, rowsRead, stateVersion }: StoredPartition): boolean {
  return done || rowsRead > 0 || stateVersion !== undefined;
}

function assertDistinctIds(importName: string, partitions: readonly Partition[]): void {
  const ids = new Set<string>();
  for (const { id } of partitions) {
    if (ids.has(id)) {
      throw storeFault({
        code: 'host/duplicate-partition',
        blame: 'connector',
        message: `Failed to plan import "${importName}": partition "${id}" is there twice. Report this line to the maker of the connector.`,
      });
    }
    ids.add(id);
  }
}

function unknownImport(importName: string): Error {
  return storeFault({
    code: 'host/unknown-import',
    message: `Failed to plan import "${importName}": it was never begun. Begin a run first.`,
  });
}
