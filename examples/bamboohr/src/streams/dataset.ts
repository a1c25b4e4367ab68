import type { Call, Json, JsonObject } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { BamboohrClient } from '../client.js';
import { malformedReply, type Task } from '../faults.js';
import { asId, asList, asObject } from '../reply.js';

/** What to ask the dataset `employee` for. */
export interface DatasetQuery {
  /** Names of the dataset's own. */
  readonly fields: readonly string[];
  /** All must hold: the dataset takes "and" or "or", never both. */
  readonly where: readonly string[];
  readonly order: 'asc' | 'desc';
  readonly pageSizeRows: number;
  readonly task: Task;
}

/** One employee as the dataset has it. */
export interface DatasetRow {
  readonly id: number;
  readonly fields: JsonObject;
  /** Names of fields that the key's user may not see for this employee; they are empty. */
  readonly restricted: readonly string[];
}

/** The first page of a query, ordered by employee ID. */
export interface DatasetPage {
  readonly rows: readonly DatasetRow[];
  readonly totalRows: number | undefined;
  /** BambooHR's own clock, in epoch milliseconds, where it told. */
  readonly remoteNowMs: number | undefined;
}

/** A text as a filter writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Asks for employees. Source: https://documentation.bamboohr.com/reference/get-data-from-dataset-v2 */
export async function queryEmployees(
  client: BamboohrClient,
  call: Call,
  { fields, where, order, pageSizeRows, task }: DatasetQuery,
): Promise<DatasetPage> {
  const response = await client.send(call, {
    method: 'POST',
    path: '/api/v2/datasets/employee/data',
    json: {
      // A field to order by must be among those asked for.
      fields: [...new Set(['eeid', ...fields])],
      ...(where.length === 0 ? {} : { filter: where.join(' and ') }),
      orderBy: `eeid ${order}`,
      page: 1,
      pageSize: pageSizeRows,
    },
    task,
  });
  const reply = asObject(readJson(response, { ...task, effect: 'none' }));
  if (!Array.isArray(reply['data'])) throw malformedReply(task, 'the reply holds no list of rows');
  const remoteNowMs = Date.parse(response.headers['date'] ?? '');
  const rows = asList(reply['data']).map((row) => toRow(row, task));
  const totalRows = asId(asObject(reply['meta'])['totalItems']);
  // A page that is short although there are more rows would otherwise pass for the last one.
  if (totalRows !== undefined && rows.length < Math.min(pageSizeRows, totalRows))
    throw malformedReply(task, `a page has ${rows.length} rows although there are ${totalRows}`);
  return {
    rows,
    totalRows,
    remoteNowMs: Number.isNaN(remoteNowMs) ? undefined : remoteNowMs,
  };
}

function toRow(row: Json, task: Task): DatasetRow {
  const fields = asObject(asObject(row)['fields']);
  const id = asId(fields['eeid']);
  if (id === undefined) throw malformedReply(task, 'a row has no whole number as "eeid"');
  const restricted = asObject(row)['_restrictedFields'] ?? fields['_restrictedFields'];
  return { id, fields, restricted: asList(restricted).map(String) };
}
