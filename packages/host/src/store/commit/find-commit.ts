import type { TenantTransaction } from '../schema/database-schema.js';
import type { CommitBatch, CommitCounts } from '../store.js';
import { staleFence } from './advance-checkpoint.js';

/**
 * Finds out whether a commit whose reply was lost is there: under its fence, nobody but its own run can have raised the
 * partition's number of commits.
 *
 * @returns what the run has counted in all, or `undefined` when nothing of the commit was kept
 * @throws a fault `host/stale-fence` when another run took the partition, or it is gone
 */
export async function findCommit(
  { trx, tenant }: TenantTransaction,
  batch: CommitBatch,
): Promise<CommitCounts | undefined> {
  const partition = await trx
    .selectFrom('import_partition')
    .select('commits')
    .where('tenant', '=', tenant)
    .where('import_name', '=', batch.importName)
    .where('partition_id', '=', batch.partitionId)
    .where('fence', '=', batch.fence)
    .executeTakeFirst();
  if (partition === undefined) throw staleFence(batch);
  if (Number(partition.commits) === batch.commits) return undefined;
  const run = await trx
    .selectFrom('run')
    .select(['created', 'updated', 'unchanged'])
    .where('tenant', '=', tenant)
    .where('id', '=', batch.runId)
    .executeTakeFirstOrThrow();
  return { created: Number(run.created), updated: Number(run.updated), unchanged: Number(run.unchanged) };
}
