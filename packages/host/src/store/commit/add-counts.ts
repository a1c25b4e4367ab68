import type { TenantTransaction } from '../schema/database-schema.js';
import type { CommitBatch, CommitCounts } from '../store.js';
import { storeFault } from '../store-fault.js';

/**
 * Last step of a commit: adds what happened to the rows to the run.
 *
 * @throws a fault `host/unknown-run` when there is no such run
 */
export async function addCounts(
  { trx, tenant }: TenantTransaction,
  batch: Pick<CommitBatch, 'runId' | 'read' | 'skipped' | 'refused'>,
  counts: CommitCounts,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('run')
    .set((row) => ({
      read: row('read', '+', batch.read),
      created: row('created', '+', counts.created),
      updated: row('updated', '+', counts.updated),
      unchanged: row('unchanged', '+', counts.unchanged),
      skipped: row('skipped', '+', batch.skipped),
      refused: row('refused', '+', batch.refused),
    }))
    .where('tenant', '=', tenant)
    .where('id', '=', batch.runId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) {
    throw storeFault({
      code: 'host/unknown-run',
      message: `Failed to count rows of run "${batch.runId}": there is no such run. Begin one first.`,
    });
  }
}
