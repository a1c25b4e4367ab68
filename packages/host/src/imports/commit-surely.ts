import { isFault } from '@onlink/core';
import { decide } from '@onlink/runtime';
import { waitUntilAborted } from '../clock/system-clock.js';
import type { CommitBatch, CommitCounts, ImportTable } from '../store/store.js';

/** How a commit is made sure of. */
export interface CommitSurely {
  /** What this run has counted before this batch. */
  readonly before: CommitCounts;
  readonly signal: AbortSignal;
}

const MAX_ATTEMPTS = 4;

/**
 * Commits a batch. Where the database went away meanwhile, the reply may be all that was lost: whether the batch is
 * there is looked up, and it is committed again only when it is not.
 *
 * @throws the fault of the store when it stays away, or when another run has taken the partition
 */
export async function commitSurely(
  table: Pick<ImportTable, 'commit' | 'committed'>,
  batch: CommitBatch,
  { before, signal }: CommitSurely,
): Promise<CommitCounts> {
  let maybeThere = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const counted = maybeThere ? await table.committed(batch) : undefined;
      return counted === undefined ? await table.commit(batch) : difference(counted, before);
    } catch (thrown) {
      if (!isFault(thrown) || signal.aborted) throw thrown;
      // One that was still under way when it was looked up has been found there by the second attempt.
      if (maybeThere && thrown.code === 'host/stale-fence' && attempt < MAX_ATTEMPTS) continue;
      const random = Math.random();
      const decision = decide(thrown, { attempt, maxAttempts: MAX_ATTEMPTS, retryClass: 'safe', random });
      if (decision.kind !== 'retry') throw thrown;
      maybeThere = true;
      // A connection that broke can often be made again at once.
      await waitUntilAborted(attempt === 1 ? 0 : decision.afterMs, signal);
    }
  }
}

function difference(counted: CommitCounts, before: CommitCounts): CommitCounts {
  return {
    created: counted.created - before.created,
    updated: counted.updated - before.updated,
    unchanged: counted.unchanged - before.unchanged,
  };
}
