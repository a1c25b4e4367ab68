import type { Call } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { missingColumnOf } from '../faults/missing-column.js';
import type { Task } from '../faults/task.js';
import { columnOf, type Field, type StreamDefinition, tableOf } from '../streams/field.js';
import { keyColumnsOf, selectKey } from '../streams/stream-key.js';
import { selectField } from './field-sql.js';
import { fetchPage, type Page } from './page.js';
import { type Sql, select, sql } from './query.js';

/** A query for fields of a stream, some of which the account may lack. */
export interface TolerantQuery {
  readonly stream: StreamDefinition;
  readonly fields: readonly Field[];
  readonly where: readonly (Sql | undefined)[];
  readonly orderBy?: readonly string[];
  readonly limitRows: number;
  readonly task: Task;
  /** Columns that the query cannot do without, because it filters or orders by them. */
  readonly needed: readonly string[];
}

/** A page, and the fields that it was made with. */
export interface TolerantPage {
  readonly page: Page;
  readonly fields: readonly Field[];
}

/** The fields among these that the account is known to lack. */
export function missingAmong(
  client: NetsuiteClient,
  call: Call,
  stream: StreamDefinition,
  fields: readonly Field[],
): readonly Field[] {
  const nowMs = call.clock.now();
  return fields.filter((field) => client.missingColumns.isMissing(tableOf(stream), columnOf(field), nowMs));
}

/**
 * Fetches a page; where NetSuite refuses the query because of a field, the field is left out and the query, now another
 * one, is sent again, once for each such field. They are remembered in the client, where the caller finds them.
 *
 * @throws the refusal when it is about a needed column, or about none that was selected
 */
export async function fetchTolerantly(
  client: NetsuiteClient,
  call: Call,
  request: TolerantQuery,
): Promise<TolerantPage> {
  const { stream, where, orderBy, limitRows, task, needed } = request;
  for (let fields = request.fields; ; ) {
    const missing = missingAmong(client, call, stream, fields).filter(
      (field) => !needed.includes(columnOf(field)),
    );
    fields = fields.filter((field) => !missing.includes(field));
    const query = select({
      table: tableOf(stream),
      columns: [...new Set([...selectKey(keyColumnsOf(stream)), ...fields.flatMap(selectField)])],
      where: [onlyCondition(stream), ...where],
      ...(orderBy === undefined ? {} : { orderBy }),
    });
    try {
      return { page: await fetchPage(client, call, { query, limitRows, task }), fields };
    } catch (thrown) {
      const column = missingColumnOf(thrown);
      if (column === undefined || needed.includes(column)) throw thrown;
      if (!fields.some((field) => columnOf(field) === column)) throw thrown;
      client.missingColumns.remember(tableOf(stream), column, call.clock.now());
    }
  }
}

/** The condition that makes rows of a table the rows of a stream. */
export function onlyCondition({ only }: Pick<StreamDefinition, 'only'>): Sql | undefined {
  return only === undefined ? undefined : sql(only);
}
