import { type Call, createFault, type Fault, type Json } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { sendRest } from '../send-rest.js';
import type { Sql } from './query.js';

/** One row as it came: column names in lower case; NULL columns are absent. */
export interface Row {
  readonly [column: string]: unknown;
}

/** One page of a query's result. */
export interface Page {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** Rows that the query finds in all, this page included, where NetSuite says so. */
  readonly totalRows?: number;
  /** NetSuite's clock, in epoch milliseconds, where the reply tells. */
  readonly remoteNowMs?: number;
  /** The whole reply, in bytes. */
  readonly sizeBytes: number;
}

/** The most rows that NetSuite gives in one page. */
export const MAX_PAGE_ROWS = 1_000;

/** What to fetch. */
export interface PageRequest {
  readonly query: Sql;
  /** 1 to 1,000. */
  readonly limitRows: number;
  readonly task: Task;
}

/**
 * Runs a query and gives its first page; there is never an offset, so none of NetSuite's limits on offsets applies.
 *
 * @throws a fault for a refusal, and for a page that contradicts itself in a way that could lose rows
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
export async function fetchPage(client: NetsuiteClient, call: Call, request: PageRequest): Promise<Page> {
  const { query, limitRows, task } = request;
  const response = await sendRest(client, call, {
    method: 'POST',
    path: '/services/rest/query/v1/suiteql',
    query: [
      ['limit', String(limitRows)],
      ['offset', '0'],
    ],
    headers: { prefer: 'transient' },
    json: { q: query.text, params: query.params },
    effect: 'none',
    task,
  });
  const body = readJson(response, { verb: task.verb, noun: `${task.noun} "${task.id}"`, effect: 'none' });
  const page = { ...parsePage(body, limitRows, task), sizeBytes: response.body.byteLength };
  const remoteNowMs = Date.parse(response.headers['date'] ?? '');
  call.log('debug', 'suiteql.page', { id: task.id, rows: page.rows.length, hasMore: page.hasMore });
  return Number.isNaN(remoteNowMs) ? page : { ...page, remoteNowMs };
}

function parsePage(body: Json, limitRows: number, task: Task): Omit<Page, 'sizeBytes'> {
  const { items, hasMore, count, totalResults } = (body ?? {}) as { readonly [key: string]: unknown };
  if (!Array.isArray(items)) throw malformed(task, 'it has no list "items"');
  const rows = items as readonly Row[];
  const more = typeof hasMore === 'boolean' ? hasMore : rows.length >= limitRows;
  const totalRows = typeof totalResults === 'number' ? totalResults : undefined;
  if (rows.length > limitRows)
    throw malformed(task, `it has ${rows.length} rows where ${limitRows} were asked`);
  if (typeof count === 'number' && count !== rows.length) {
    throw malformed(task, `it says ${count} rows and has ${rows.length}`);
  }
  if (rows.length === 0 && more) throw malformed(task, 'it is empty and says that there is more');
  if (!more && totalRows !== undefined && totalRows > rows.length) {
    throw malformed(task, `it says that nothing follows, yet ${rows.length} of ${totalRows} rows are there`);
  }
  return { rows: withLowerCaseNames(rows), hasMore: more, ...(totalRows === undefined ? {} : { totalRows }) };
}

/** A page that cannot be trusted. Rows before it are safe; it is asked for again. */
export function malformed(task: Task, reason: string): Fault & Error {
  return createFault({
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 30_000 },
    effect: 'none',
    code: 'netsuite/malformed-page',
    message: `${failedTo(task)}: a page of rows contradicts itself: ${reason}. It is asked for again by itself; if it stays so, report it to NetSuite support.`,
  });
}

// Oracle warns that the case of names may change; all rows of a page are written alike, so the first one tells.
function withLowerCaseNames(rows: readonly Row[]): readonly Row[] {
  const first = rows[0];
  if (first === undefined || Object.keys(first).every((name) => name === name.toLowerCase())) return rows;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])),
  );
}
