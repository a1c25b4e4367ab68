import { sql, type Transaction } from 'kysely';
import { LAST_MIGRATION } from '../migrations/migrate.js';
import type { OpenDatabase } from '../open-database.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { SCHEMA } from '../schema/database-schema.js';
import { asStoreFault } from '../store-fault.js';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_PAGE_ROWS,
  ARCHIVE_TABLES,
  ARCHIVE_VERSION,
  type ArchiveEnd,
  type ArchiveHeader,
  rowLine,
} from './archive-format.js';

/** A row as text, and where it stands among the others. */
interface Row {
  readonly row: string;
  readonly [column: string]: unknown;
}

/**
 * Writes everything of the tenant as lines of JSON, as it is at one instant.
 *
 * @param write gets lines without line breaks; the next ones wait for it
 */
export async function exportArchive(
  { db, tenant }: OpenDatabase,
  write: (lines: readonly string[]) => Promise<void>,
): Promise<{ readonly rows: number }> {
  const header: ArchiveHeader = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    tables: LAST_MIGRATION,
    tenant,
  };
  let rows = 0;
  await asStoreFault('export store', () =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await write([JSON.stringify(header)]);
        for (const { table, order } of ARCHIVE_TABLES) {
          for await (const page of pages(trx, tenant, table, order)) {
            rows += page.length;
            await write(page.map(({ row }) => rowLine(table, row)));
          }
        }
        await write([JSON.stringify({ end: true, rows } satisfies ArchiveEnd)]);
      }),
  );
  return { rows };
}

async function* pages(
  trx: Transaction<DatabaseSchema>,
  tenant: string,
  table: string,
  order: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(order.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last && sql.join(order.map((column) => sql.val(last?.[column])));
    const { rows } = await sql<Row>`
      select row_to_json(entry)::text as row, ${columns}
      from ${sql.table(`${SCHEMA}.${table}`)} entry
      where tenant = ${tenant} ${after === undefined ? sql`` : sql`and (${columns}) > (${after})`}
      order by ${columns} limit ${sql.lit(ARCHIVE_PAGE_ROWS)}`.execute(trx);
    if (rows.length > 0) yield rows;
    last = rows.length < ARCHIVE_PAGE_ROWS ? undefined : rows.at(-1);
  } while (last !== undefined);
}
