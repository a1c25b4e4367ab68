import { type Fault, faultToJson } from '@onlink/core';
import type { TenantTransaction } from '../schema/database-schema.js';
import type { RunStatus, StoredRun } from '../store.js';
import { storeFault } from '../store-fault.js';
import { toRun } from './stored-run.js';

interface EndRun {
  readonly runId: string;
  readonly status: RunStatus;
  readonly now: string;
  readonly fault: Fault | undefined;
}

/** Ends a run. One that has ended already, because another interrupted it, stays as it is. */
export async function endRun({ trx, tenant }: TenantTransaction, end: EndRun): Promise<StoredRun> {
  await trx
    .updateTable('run')
    .set({
      status: end.status,
      ended_at: end.now,
      fault: end.fault === undefined ? null : JSON.stringify(faultToJson(end.fault)),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', end.runId)
    .where('status', '=', 'running')
    .execute();
  const row = await trx
    .selectFrom('run')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', end.runId)
    .executeTakeFirst();
  if (row === undefined) {
    throw storeFault({
      code: 'host/unknown-run',
      message: `Failed to end run "${end.runId}": there is no such run. Begin one first.`,
    });
  }
  return toRun(row);
}
