/** The first line of an archive. */
export interface ArchiveHeader {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly version: typeof ARCHIVE_VERSION;
  /** The last migration of the tables that the rows came from. */
  readonly tables: string;
  /** Whose rows: a secret is sealed for its tenant, so that it opens for no other. */
  readonly tenant: string;
}

/** The last line: how many rows there are, so that a file cut short is known for one. */
export interface ArchiveEnd {
  readonly end: true;
  readonly rows: number;
}

export const ARCHIVE_FORMAT = 'onlink-store';
export const ARCHIVE_VERSION = 1;
/** Rows read or written by one statement. */
export const ARCHIVE_PAGE_ROWS = 500;

/** Tables in an order in which each comes after those it refers to, with the columns that order its rows. */
export const ARCHIVE_TABLES = [
  { table: 'connection', order: ['name'] },
  { table: 'connection_secret', order: ['connection', 'pointer'] },
  { table: 'import', order: ['name'] },
  { table: 'import_partition', order: ['import_name', 'partition_id'] },
  { table: 'run', order: ['ordinal'] },
  { table: 'object', order: ['object_type', 'key'] },
] as const;

/**
 * A row as a line. The text that PostgreSQL made of it stays untouched, because JavaScript would round long numbers.
 */
export function rowLine(table: string, row: string): string {
  return `{"table":"${table}","row":${row}}`;
}

/** Table and row of such a line; `undefined` where it is none. */
export function parseRowLine(line: string): { readonly table: string; readonly row: string } | undefined {
  const [, table, row] = /^\{"table":"([a-z_]+)","row":(\{.*\})\}$/s.exec(line) ?? [];
  if (table === undefined || row === undefined || !isJson(row)) return undefined;
  return { table, row };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
