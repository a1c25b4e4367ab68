import type { Call } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import type { StreamDefinition } from '../streams/field.js';
import { identifier } from './literal.js';
import { MAX_PAGE_ROWS, malformed, type Row } from './page.js';
import { sql } from './query.js';
import { fetchTolerantly } from './tolerant-query.js';
import { textOf } from './value.js';

/** A small table to read whole, in the order of a column of texts that no two rows share. */
export interface AllRowsRequest {
  readonly stream: StreamDefinition;
  readonly column: string;
  readonly task: Task;
}

/** Reads a table of at most some thousands of rows into memory, page by page. A row that comes twice is given once. */
export async function fetchAllRows(
  client: NetsuiteClient,
  call: Call,
  { stream, column, task }: AllRowsRequest,
): Promise<readonly Row[]> {
  const found = new Map<string, Row>();
  for (let after = ''; ; ) {
    const { page } = await fetchTolerantly(client, call, {
      // Such a table has no ID to be told apart by.
      stream: { ...stream, key: [{ column, as: column }] },
      fields: stream.fields,
      where: [after === '' ? undefined : sql(`${identifier(column)} > ?`, after)],
      orderBy: [column],
      limitRows: MAX_PAGE_ROWS,
      task,
      needed: [column],
    });
    const before = found.size;
    for (const row of page.rows) {
      const name = textOf(row[column]);
      if (name === undefined) continue;
      found.set(name, row);
      after = name;
    }
    if (!page.hasMore) return [...found.values()];
    if (found.size === before) throw malformed(task, 'it says that there is more and brings nothing new');
  }
}
