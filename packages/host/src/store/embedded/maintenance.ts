import { type Kysely, sql } from 'kysely';
import type { DatabaseBackend, StoreOptions } from '../database-backend.js';
import { type DatabaseSchema, SCHEMA } from '../schema/database-schema.js';

/** Of a long run, which would otherwise leave its dead rows until it ends. */
const WITHIN_A_RUN_ROWS = 100_000;
/** PostgreSQL's own measure for autovacuum, which does not run in here: a fifth of the table, and some more. */
const SHARE_OF_TABLE = 0.2;
const AT_LEAST_ROWS = 1_000;

/**
 * What autovacuum does elsewhere: there is no background process in an embedded database. How much was written is worked
 * out from the runs in the store, so that many short commands add up, and a killed one counts too.
 */
export function createMaintenance(
  db: Kysely<DatabaseSchema>,
  { tenant = 'default', maintainAfterRows }: StoreOptions,
): Pick<DatabaseBackend, 'rowsWritten' | 'maintain'> {
  const tables = db.withSchema(SCHEMA);
  let withinRun = 0;

  const written = async (): Promise<{ readonly total: number; readonly since: number }> => {
    const { total } = await tables
      .selectFrom('run')
      .select(sql<number>`coalesce(sum(created + updated), 0)::bigint`.as('total'))
      .where('tenant', '=', tenant)
      .executeTakeFirstOrThrow();
    const last = await tables
      .selectFrom('upkeep')
      .select('rows_written')
      .where('tenant', '=', tenant)
      .executeTakeFirst();
    return { total: Number(total), since: Number(total) - Number(last?.rows_written ?? 0) };
  };
  const limit = async (): Promise<number> => {
    if (maintainAfterRows !== undefined) return maintainAfterRows;
    const { rows } = await sql<{ count: number }>`
      select greatest(reltuples, 0)::bigint as count from pg_class
      where oid = ${`${SCHEMA}.object`}::regclass`.execute(db);
    return AT_LEAST_ROWS + SHARE_OF_TABLE * Number(rows[0]?.count ?? 0);
  };
  const reclaim = async (total: number): Promise<void> => {
    withinRun = 0;
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = ${SCHEMA} order by tablename`.execute(db);
    // Table by table, so that heartbeats and readers have their turn in between.
    for (const { name } of rows) await sql`vacuum (analyze) ${sql.table(`${SCHEMA}.${name}`)}`.execute(db);
    // What analyze itself leaves behind.
    await sql`vacuum pg_catalog.pg_statistic`.execute(db);
    await sql`checkpoint`.execute(db);
    await tables
      .insertInto('upkeep')
      .values({ tenant, rows_written: total })
      .onConflict((conflict) => conflict.columns(['tenant']).doUpdateSet({ rows_written: total }))
      .execute();
  };

  return {
    async rowsWritten(count) {
      withinRun += count;
      const most = maintainAfterRows ?? WITHIN_A_RUN_ROWS;
      if (most > 0 && withinRun >= most) await reclaim((await written()).total);
    },
    async maintain() {
      if (maintainAfterRows === 0) return;
      const { total, since } = await written();
      // Runs that were forgotten make it negative: nobody knows then how much there was.
      if (since < 0 || (since > 0 && since >= (await limit()))) await reclaim(total);
    },
  };
}
