import { sql } from 'kysely';
import { LAST_MIGRATION, MIGRATION_NAMES } from '../migrations/migrate.js';
import type { OpenDatabase } from '../open-database.js';
import { SCHEMA, type TenantTransaction } from '../schema/database-schema.js';
import { asStoreFault, storeFault } from '../store-fault.js';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_PAGE_ROWS,
  ARCHIVE_TABLES,
  ARCHIVE_VERSION,
  type ArchiveEnd,
  type ArchiveHeader,
  parseRowLine,
} from './archive-format.js';

/** Rows of one table that go into one statement. */
interface Batch {
  readonly table: string;
  readonly firstLine: number;
  readonly rows: readonly string[];
}

const NAMES: ReadonlySet<string> = new Set(ARCHIVE_TABLES.map(({ table }) => table));

/**
 * Reads an archive into a store that holds nothing of the tenant, in one transaction: all of it or nothing.
 *
 * @param name of the file, for messages
 * @throws `host/store-not-empty`, or `host/bad-archive`, which names the line
 */
export async function importArchive(
  database: OpenDatabase,
  lines: AsyncIterable<string>,
  name: string,
): Promise<{ readonly rows: number }> {
  let rows = 0;
  await asStoreFault(`import store from "${name}"`, () =>
    database.transaction(async (transaction) => {
      await assertEmpty(transaction, name);
      for await (const batch of batches(lines, { name, tenant: database.tenant })) {
        await insert(transaction, batch, name);
        rows += batch.rows.length;
      }
    }),
  );
  await database.rowsWritten(rows);
  return { rows };
}

async function assertEmpty({ trx, tenant }: TenantTransaction, name: string): Promise<void> {
  for (const { table } of ARCHIVE_TABLES) {
    const { rows } = await sql`
      select from ${sql.table(`${SCHEMA}.${table}`)} where tenant = ${tenant} limit 1`.execute(trx);
    if (rows.length === 0) continue;
    throw storeFault({
      code: 'host/store-not-empty',
      blame: 'input',
      retry: 'after-fix',
      message: `Failed to import store from "${name}": this store already holds ${table} rows. Import into an empty one: name another --data-dir or DATABASE_URL.`,
    });
  }
}

async function* batches(
  lines: AsyncIterable<string>,
  expected: { readonly name: string; readonly tenant: string },
): AsyncGenerator<Batch> {
  let line = 0;
  let rows = 0;
  let ended = false;
  let pending: { table: string; firstLine: number; rows: string[] } | undefined;
  for await (const text of lines) {
    line += 1;
    if (ended) throw bad(expected.name, line, 'comes after the end');
    if (line === 1) {
      assertHeader(text, expected);
      continue;
    }
    const end = parseEnd(text);
    if (end !== undefined) {
      if (end.rows !== rows)
        throw bad(expected.name, line, `counts ${end.rows} rows where there are ${rows}`);
      ended = true;
      continue;
    }
    const parsed = parseRowLine(text);
    if (parsed === undefined || !NAMES.has(parsed.table))
      throw bad(expected.name, line, 'is not a row of a table');
    rows += 1;
    if (
      pending !== undefined &&
      (pending.table !== parsed.table || pending.rows.length >= ARCHIVE_PAGE_ROWS)
    ) {
      yield pending;
      pending = undefined;
    }
    pending ??= { table: parsed.table, firstLine: line, rows: [] };
    pending.rows.push(parsed.row);
  }
  if (!ended) throw bad(expected.name, line + 1, 'is missing: the file is cut short');
  if (pending !== undefined) yield pending;
}

function assertHeader(
  text: string,
  { name, tenant }: { readonly name: string; readonly tenant: string },
): void {
  const header = parseJson(text) as Partial<ArchiveHeader> | null | undefined;
  if (header?.format !== ARCHIVE_FORMAT) throw bad(name, 1, `does not say "format":"${ARCHIVE_FORMAT}"`);
  const wanted = { version: ARCHIVE_VERSION, tables: LAST_MIGRATION, tenant };
  for (const [key, value] of Object.entries(wanted)) {
    if (header[key as keyof ArchiveHeader] === value) continue;
    // What later migrations added has defaults.
    if (key === 'tables' && MIGRATION_NAMES.includes(header.tables ?? '')) continue;
    throw bad(
      name,
      1,
      `does not say "${key}":${JSON.stringify(value)}`,
      'Import it with the OnLink version and for the tenant that it was exported from',
    );
  }
}

function parseEnd(text: string): ArchiveEnd | undefined {
  if (!text.startsWith('{"end"')) return undefined;
  const value = parseJson(text) as Partial<ArchiveEnd> | null | undefined;
  return value?.end === true ? (value as ArchiveEnd) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function insert({ trx, tenant }: TenantTransaction, batch: Batch, name: string): Promise<void> {
  const target = sql.table(`${SCHEMA}.${batch.table}`);
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${SCHEMA} and table_name = ${batch.table}
      and is_generated = 'NEVER' and is_identity = 'NO'`.execute(trx);
  const given = new Set(Object.keys(JSON.parse(batch.rows[0] ?? '{}') as object));
  const filled = rows.filter((column) => column.name === 'tenant' || given.has(column.name));
  const columns = sql.join(filled.map((column) => sql.ref(column.name)));
  // Whatever a row says of whose it is: it becomes ours.
  const values = sql.join(
    filled.map((column) => (column.name === 'tenant' ? sql`${tenant}::text` : sql.ref(column.name))),
  );
  try {
    await sql`
      insert into ${target} (${columns})
      select ${values} from json_populate_recordset(null::${target}, ${`[${batch.rows.join(',')}]`}::json)`.execute(
      trx,
    );
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    // Data exceptions and broken constraints: the file is wrong, and the message would quote what is in it.
    if (typeof code !== 'string' || !/^2[23]/.test(code)) throw error;
    const last = batch.firstLine + batch.rows.length - 1;
    throw bad(
      name,
      batch.firstLine,
      `to line ${last} hold a row that does not fit table "${batch.table}" (${code})`,
    );
  }
}

function bad(name: string, line: number, what: string, remedy = 'Export it again, and copy it whole'): Error {
  return storeFault({
    code: 'host/bad-archive',
    blame: 'input',
    retry: 'after-fix',
    message: `Failed to import store from "${name}": line ${line} ${what}. ${remedy}.`,
  });
}
