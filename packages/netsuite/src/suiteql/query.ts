import { identifier } from './literal.js';

/** A piece of SuiteQL and the values of its `?`, in order. */
export interface Sql {
  readonly text: string;
  readonly params: readonly string[];
}

/** A condition that a row must meet. */
export function sql(text: string, ...params: readonly string[]): Sql {
  return { text, params };
}

/** Conditions that may each hold, as one. Of none, `undefined`. */
export function anyOf(conditions: readonly Sql[]): Sql | undefined {
  if (conditions.length === 0) return undefined;
  return join(conditions, ' OR ');
}

/** What to select. */
export interface Selection {
  readonly table: string;
  readonly columns: readonly string[];
  /** Each must hold. */
  readonly where: readonly (Sql | undefined)[];
  /** Columns that no two rows share together; without them the order is the table's own. */
  readonly orderBy?: readonly string[];
}

/**
 * Writes a query, always with bound parameters. LIMIT and OFFSET do not exist in SuiteQL: the page size goes into
 * the URL. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
export function select({ table, columns, where, orderBy }: Selection): Sql {
  const conditions = where.filter((condition) => condition !== undefined);
  const joined = conditions.length === 0 ? undefined : join(conditions, ' AND ');
  return {
    text: [
      `SELECT ${columns.join(', ')} FROM ${identifier(table)}`,
      ...(joined === undefined ? [] : [`WHERE ${joined.text}`]),
      ...(orderBy === undefined ? [] : [`ORDER BY ${orderBy.map(identifier).join(', ')}`]),
    ].join(' '),
    params: joined?.params ?? [],
  };
}

function join(conditions: readonly Sql[], operator: string): Sql {
  return {
    text: conditions.map(({ text }) => `(${text})`).join(operator),
    params: conditions.flatMap(({ params }) => params),
  };
}
