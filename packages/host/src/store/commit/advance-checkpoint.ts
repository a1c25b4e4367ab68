import type { TenantTransaction } from '../schema/database-schema.js';
import type { CommitBatch } from '../store.js';
import { storeFault } from '../store-fault.js';

/**
 * First step of a commit: moves the partition's checkpoint, if the fence is still the batch's own and the batch follows on
 * the commits there are.
 *
 * @throws a fault `host/stale-fence` when another run took the partition, it is gone, or this batch was applied before. Nothing may be kept then: let
 *   the error roll the transaction back.
 */
export async function advanceCheckpoint(
  { trx, tenant }: TenantTransaction,
  batch: CommitBatch,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('import_partition')
    .set((row) => ({
      state: batch.state === undefined ? null : JSON.stringify(batch.state),
      state_version: batch.stateVersion,
      done: batch.done,
      commits: row('commits', '+', 1),
      rows_read: row('rows_read', '+', batch.read),
    }))
    .where('tenant', '=', tenant)
    .where('import_name', '=', batch.importName)
    .where('partition_id', '=', batch.partitionId)
    .where('fence', '=', batch.fence)
    .where('commits', '=', batch.commits)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw staleFence(batch);
}

/** The fault of a commit that comes too late. */
export function staleFence({ importName, partitionId }: CommitBatch): Error {
  return storeFault({
    code: 'host/stale-fence',
    message: `Failed to commit partition "${partitionId}" of import "${importName}": another run has taken it over. Let that run finish.`,
  });
}
