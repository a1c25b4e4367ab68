import { type Call, createFault, type Fault, isFault, type ReadEvent, type ReadRequest } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import { isSince } from '../suiteql/field-sql.js';
import { identifier } from '../suiteql/literal.js';
import { fetchPage, malformed } from '../suiteql/page.js';
import { type Sql, sql } from '../suiteql/query.js';
import { parseRowId } from '../suiteql/row-id.js';
import { decodeState, encodeState } from './bounds.js';
import { type DeletedAs, type StreamDefinition, tableOf } from './field.js';

/** Which deletions to read. */
export interface DeletionsRequest {
  readonly stream: StreamDefinition;
  readonly request: ReadRequest;
  readonly mostRows: number;
  /** Only deletions at or after this, on the account's own clock. */
  readonly since?: string;
}

/**
 * Reads the keys of rows that are gone, from NetSuite's table of deleted records, in the order of their IDs. An ID that is
 * still (or again) in the stream's table is not told: record types do not share their numbers, and how a type is called
 * there is not the same in every account.
 */
export async function* readDeletions(
  client: NetsuiteClient,
  call: Call,
  { stream, request, mostRows, since }: DeletionsRequest,
): AsyncGenerator<ReadEvent> {
  const task = { verb: 'read deletions of', noun: 'stream', id: stream.name };
  let [afterId] = decodeState(request.state, 1) ?? [Number.MIN_SAFE_INTEGER];
  let told = 0;
  let slowestMs = 0;
  while (told < request.limit && !call.signal.aborted && call.clock.now() + slowestMs < call.deadlineAt) {
    const startedAt = call.clock.now();
    const limitRows = Math.min(mostRows, request.limit - told);
    const query = deletedKeys(stream, { since, afterId: afterId ?? Number.MIN_SAFE_INTEGER });
    const { rows, hasMore } = await fetchPage(client, call, { query, limitRows, task }).catch((thrown) => {
      throw isFault(thrown) && isClosedTable(thrown) ? closedDeletions(stream.name, thrown) : thrown;
    });
    slowestMs = Math.max(slowestMs, call.clock.now() - startedAt);
    const ids = rows.map((row) => parseRowId(row['recordid']));
    for (const id of ids) {
      if (id === undefined || id <= (afterId ?? id)) throw malformed(task, 'its record IDs do not rise');
      afterId = id;
    }
    if (ids.length > 0) {
      told += ids.length;
      yield { kind: 'deleted', keys: ids.map((id) => ({ id: String(id) })) };
      yield { kind: 'checkpoint', state: encodeState([afterId ?? 0]) };
    }
    if (told < request.limit && !hasMore) {
      yield { kind: 'complete' };
      return;
    }
  }
}

function deletedKeys(
  stream: StreamDefinition,
  { since, afterId }: { readonly since: string | undefined; readonly afterId: number },
): Sql {
  const table = identifier(tableOf(stream));
  const conditions = [
    isOfType(stream.deletedAs ?? { names: [stream.name] }),
    sql('recordid > ?', String(afterId)),
    ...(since === undefined ? [] : [sql(isSince('deleteddate'), since)]),
    sql(`NOT EXISTS (SELECT 1 FROM ${table} present WHERE present.id = gone.recordid)`),
  ];
  return {
    text: `SELECT DISTINCT recordid FROM deletedrecord gone WHERE ${conditions.map(({ text }) => `(${text})`).join(' AND ')} ORDER BY recordid`,
    params: conditions.flatMap(({ params }) => params),
  };
}

function isOfType({ names, typeId }: DeletedAs): Sql {
  const marks = names.map(() => '?').join(', ');
  return sql(
    `LOWER(scriptid) IN (${marks}) OR LOWER(type) IN (${marks})${typeId === undefined ? '' : ' OR recordtypeid = ?'}`,
    ...names,
    ...names,
    ...(typeId === undefined ? [] : [String(typeId)]),
  );
}

function closedDeletions(stream: string, fault: Fault): Fault & Error {
  const text =
    'In Setup > Users/Roles > Manage Roles, edit the role and add Permissions > Lists > Deleted Records (View).';
  return createFault({
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: fault.code,
    message: `Failed to read deletions of stream "${stream}": the table of deleted records is closed to the token's role. ${text}`,
    fix: { text },
    ...(fault.remote === undefined ? {} : { remote: fault.remote }),
  });
}
