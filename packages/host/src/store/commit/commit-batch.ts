import type { TenantTransaction } from '../schema/database-schema.js';
import type { CommitBatch, CommitCounts } from '../store.js';
import { addCounts } from './add-counts.js';
import { advanceCheckpoint } from './advance-checkpoint.js';
import { upsertObjects } from './upsert-objects.js';

/**
 * The steps of a commit, in the one transaction they need: checkpoint without rows would lose rows after a crash, rows
 * without checkpoint would apply them twice. The fence comes first, so that a late run writes nothing.
 */
export async function commitBatch(transaction: TenantTransaction, batch: CommitBatch): Promise<CommitCounts> {
  await advanceCheckpoint(transaction, batch);
  const counts = await upsertObjects(transaction, batch);
  await addCounts(transaction, batch, counts);
  return counts;
}
