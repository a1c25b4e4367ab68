import { assertStorable } from '../commit/assert-storable.js';
import { commitBatch } from '../commit/commit-batch.js';
import { findCommit } from '../commit/find-commit.js';
import type { OpenDatabase } from '../open-database.js';
import type { ImportTable } from '../store.js';
import { asStoreFault } from '../store-fault.js';
import { beginRun } from './begin-run.js';
import { claimPartition } from './claim-partition.js';
import { endRun } from './end-run.js';
import { readImportStatus } from './import-status.js';
import { planPartitions } from './plan-partitions.js';

/** Imports, their checkpoints and their runs: every method one transaction. */
export function createImportTable(database: OpenDatabase): ImportTable {
  return {
    begin: (run) => {
      const what = `begin import "${run.importName}"`;
      assertStorable(what, { ...run });
      return asStoreFault(what, () => database.transaction((transaction) => beginRun(transaction, run)));
    },
    plan: (importName, partitions) =>
      asStoreFault(`plan import "${importName}"`, () =>
        database.transaction((transaction) => planPartitions(transaction, importName, partitions)),
      ),
    claim: (importName, partitionId) =>
      asStoreFault(`claim partition "${partitionId}" of import "${importName}"`, () =>
        database.transaction((transaction) => claimPartition(transaction, importName, partitionId)),
      ),
    commit: (batch) =>
      asStoreFault(`commit partition "${batch.partitionId}" of import "${batch.importName}"`, async () => {
        const counts = await database.transaction((transaction) => commitBatch(transaction, batch));
        await database.rowsWritten(counts.created + counts.updated);
        return counts;
      }),
    committed: (batch) =>
      asStoreFault(`look up partition "${batch.partitionId}" of import "${batch.importName}"`, () =>
        database.transaction((transaction) => findCommit(transaction, batch)),
      ),
    end: (runId, status, now, fault) =>
      asStoreFault(`end run "${runId}"`, () =>
        database.transaction((transaction) => endRun(transaction, { runId, status, now, fault })),
      ),
    status: (importName) =>
      asStoreFault(`read import "${importName}"`, () => readImportStatus(database, importName)),
  };
}
