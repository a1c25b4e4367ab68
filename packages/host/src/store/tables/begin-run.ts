import type { TenantTransaction } from '../schema/database-schema.js';
import type { BeginRun, BegunRun } from '../store.js';
import { deletePartitions, readPartitions } from './stored-partition.js';

/** Begins a run and decides whether it goes on with the cycle there is, or starts the next one. */
export async function beginRun(transaction: TenantTransaction, run: BeginRun): Promise<BegunRun> {
  const { trx, tenant } = transaction;
  const before = await lockImport(transaction, run);
  // Partitions before runs, as in a commit: the other order could deadlock with one.
  const stored = await readPartitions(transaction, run.importName);
  const changed = before.definition_hash !== run.definitionHash;
  const finished = before.planned && stored.every((partition) => partition.done);
  const fresh = changed || finished || before.cycle === 0;
  if (fresh) await deletePartitions(transaction, run.importName);
  const cycle = fresh ? before.cycle + 1 : before.cycle;
  await trx
    .updateTable('import')
    .set({
      connection: run.connection,
      stream: run.stream,
      object_type: run.objectType,
      definition_hash: run.definitionHash,
      cycle,
      planned: before.planned && !fresh,
    })
    .where('tenant', '=', tenant)
    .where('name', '=', run.importName)
    .execute();
  await interruptOthers(transaction, run);
  await trx
    .insertInto('run')
    .values({
      tenant,
      id: run.runId,
      import_name: run.importName,
      cycle,
      status: 'running',
      started_at: run.now,
    })
    .execute();
  return {
    runId: run.runId,
    cycle,
    resumed: before.planned && !fresh,
    discarded: changed && !finished && stored.length > 0,
    partitions: fresh ? [] : stored,
  };
}

async function lockImport({ trx, tenant }: TenantTransaction, run: BeginRun) {
  await trx
    .insertInto('import')
    .values({
      tenant,
      name: run.importName,
      connection: run.connection,
      stream: run.stream,
      object_type: run.objectType,
      definition_hash: run.definitionHash,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'name']).doNothing())
    .execute();
  return trx
    .selectFrom('import')
    .select(['definition_hash', 'cycle', 'planned'])
    .where('tenant', '=', tenant)
    .where('name', '=', run.importName)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function interruptOthers(
  { trx, tenant }: TenantTransaction,
  { importName, now }: BeginRun,
): Promise<void> {
  await trx
    .updateTable('run')
    .set({ status: 'interrupted', ended_at: now })
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .where('status', '=', 'running')
    .execute();
}
