import type { OpenDatabase } from '../open-database.js';
import type { ImportStatus } from '../store.js';
import { toRun } from './stored-run.js';

/** Everything about an import, or undefined when it was never begun. */
export async function readImportStatus(
  { db, tenant }: OpenDatabase,
  importName: string,
): Promise<ImportStatus | undefined> {
  const row = await db
    .selectFrom('import')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('name', '=', importName)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const partitions = await db
    .selectFrom('import_partition')
    .select((columns) => [
      columns.fn.countAll<number>().as('total'),
      columns.fn.countAll<number>().filterWhere('done', '=', true).as('done'),
    ])
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .executeTakeFirstOrThrow();
  const run = await db
    .selectFrom('run')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('import_name', '=', importName)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    name: row.name,
    connection: row.connection,
    stream: row.stream,
    objectType: row.object_type,
    cycle: row.cycle,
    partitions: { total: Number(partitions.total), done: Number(partitions.done) },
    ...(run === undefined ? {} : { lastRun: toRun(run) }),
  };
}
