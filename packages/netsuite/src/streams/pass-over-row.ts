import { type Call, createFault, type Fault, isFault, type ReadEvent } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { fetchPage } from '../suiteql/page.js';
import { select, sql } from '../suiteql/query.js';
import { fetchTolerantly, onlyCondition, type TolerantQuery } from '../suiteql/tolerant-query.js';
import { tableOf } from './field.js';
import { keyColumnsOf, keyText, type RowKey, rowKeyOf, selectKey } from './stream-key.js';

/** A query whose first row alone makes it fail. */
export interface FailingQuery {
  readonly query: TolerantQuery;
  readonly fault: Fault;
}

/** The row that was passed over, and what to tell of it. */
export interface PassedOver {
  readonly key: RowKey;
  readonly notice: ReadEvent;
}

/**
 * Finds which row NetSuite fails over, and makes sure that it is that row: its key alone can be read, and the row by its
 * key cannot. So a server that fails for another reason is never taken for a bad row.
 *
 * @returns `undefined` when the row can be read after all
 * @throws what NetSuite fails with when not even the key can be read
 */
export async function passOverRow(
  client: NetsuiteClient,
  call: Call,
  { query, fault }: FailingQuery,
): Promise<PassedOver | undefined> {
  const { stream, where, orderBy, task } = query;
  const columns = keyColumnsOf(stream);
  const keysOnly = select({
    table: tableOf(stream),
    columns: selectKey(columns),
    where: [onlyCondition(stream), ...where],
    ...(orderBy === undefined ? {} : { orderBy }),
  });
  const { rows } = await fetchPage(client, call, { query: keysOnly, limitRows: 1, task });
  const key = rowKeyOf(rows[0] ?? {}, columns);
  if (key === undefined) throw fault;
  const byKey = columns.map(({ column }, index) => sql(`${column} = ?`, String(key[index])));
  try {
    await fetchTolerantly(client, call, { ...query, where: byKey, limitRows: 1 });
    return undefined;
  } catch (thrown) {
    if (!isFault(thrown) || thrown.code !== fault.code) throw thrown;
  }
  const notice = {
    kind: 'notice',
    key: { id: keyText(key) },
    outcome: 'skipped',
    fault: unreadableRow(stream.name, keyText(key), fault),
  } as const;
  return { key, notice };
}

function unreadableRow(stream: string, id: string, { remote }: Fault): Fault {
  return createFault({
    blame: 'remote',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unreadable-row',
    message: `Failed to read record "${id}" of "${stream}": NetSuite fails by itself whenever it is asked for. It is left out; open it in NetSuite and save it again, or give the error ID to NetSuite support.`,
    ...(remote === undefined ? {} : { remote }),
  });
}
