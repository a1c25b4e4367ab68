import type { TenantTransaction } from '../schema/database-schema.js';
import type { Claim } from '../store.js';
import { storeFault } from '../store-fault.js';
import { checkpointOf } from './stored-partition.js';

/** Gives a partition to the caller: whoever had it before can no longer commit. */
export async function claimPartition(
  { trx, tenant }: TenantTransaction,
  importName: string,
  partitionId: string,
): Promise<Claim> {
  const row = await trx
    .updateTable('import')
    .set((columns) => ({ last_fence: columns('last_fence', '+', 1) }))
    .where('tenant', '=', tenant)
    .where('name', '=', importName)
    .returning('last_fence')
    .executeTakeFirst();
  const fence = row?.last_fence ?? 0;
  const partition = await trx
    .updateTable('import_partition')
    .set({ fence })
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .where('partition_id', '=', partitionId)
    .returning(['state', 'state_version', 'commits'])
    .executeTakeFirst();
  if (partition === undefined) {
    throw storeFault({
      code: 'host/unknown-partition',
      message: `Failed to claim partition "${partitionId}" of import "${importName}": there is no such partition. Another run has planned the import anew; let that one finish.`,
    });
  }
  return { fence, commits: partition.commits, ...checkpointOf(partition) };
}
