import { type Call, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { wallTimeText } from '../suiteql/account-clock.js';
import { timeText } from '../suiteql/field-sql.js';
import { fetchPage } from '../suiteql/page.js';
import { type Sql, select } from '../suiteql/query.js';
import { onlyCondition } from '../suiteql/tolerant-query.js';
import { type StreamDefinition, tableOf } from './field.js';

const HOUR_MS = 3_600_000;

/**
 * How far before the last covered moment an incremental read begins. One hour is for a clock that was put forward or back
 * between, one for changes that were stamped before they were saved, and one to spare.
 */
const OVERLAP_MS = 3 * HOUR_MS;

/** No zone is further west. */
const WESTERNMOST_MS = -12 * HOUR_MS;
const EASTERNMOST_MS = 14 * HOUR_MS;

/**
 * The zones that change times may be in where the account does not say: NetSuite shows UTC, Pacific time or the account's
 * own, depending on the service. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157305090645.html
 */
const POSSIBLE_MS = [0, -8 * HOUR_MS];

/**
 * The condition for what changed since a moment. Change times carry no zone: NetSuite is asked how far its clock is from
 * UTC. It names the first second, on that clock, that is not covered for certain.
 *
 * @param from an ISO instant
 */
export async function sinceText(
  client: NetsuiteClient,
  call: Call,
  { stream, from, task }: { readonly stream: StreamDefinition; readonly from: string; readonly task: Task },
): Promise<string> {
  const { changed = 'lastmodifieddate' } = stream;
  const offsetMs =
    (await offsetOfColumn(client, call, { stream, column: changed, task })) ??
    (await offsetOfClock(client, call, task));
  return wallTimeText(Date.parse(from) + offsetMs - OVERLAP_MS);
}

/** What the newest change says in both clocks: the one sure answer, where NetSuite gives it. */
async function offsetOfColumn(
  client: NetsuiteClient,
  call: Call,
  {
    stream,
    column,
    task,
  }: { readonly stream: StreamDefinition; readonly column: string; readonly task: Task },
): Promise<number | undefined> {
  const query = select({
    table: tableOf(stream),
    columns: [
      `${timeText(`MAX(${column})`)} AS local_time`,
      `${timeText(`SYS_EXTRACT_UTC(MAX(${column}))`)} AS utc_time`,
    ],
    where: [onlyCondition(stream)],
  });
  const { row } = await askClock(client, call, query, task);
  const utcMs = instantOf(row['utc_time']);
  return utcMs === undefined ? undefined : offsetFrom(row['local_time'], utcMs);
}

/** The clocks of the database and of the session against the reply's date; the westernmost of all that may be meant. */
async function offsetOfClock(client: NetsuiteClient, call: Call, task: Task): Promise<number> {
  const query = select({
    table: 'dual',
    columns: [`${timeText('SYSDATE')} AS server_time`, `${timeText('CURRENT_TIMESTAMP')} AS session_time`],
    where: [],
  });
  const { row, remoteNowMs } = await askClock(client, call, query, task);
  if (remoteNowMs === undefined) return WESTERNMOST_MS;
  const measured = [row['server_time'], row['session_time']].map((text) => offsetFrom(text, remoteNowMs));
  const known = measured.filter((offsetMs) => offsetMs !== undefined);
  return known.length === 0 ? WESTERNMOST_MS : Math.min(...POSSIBLE_MS, ...known);
}

/** A refusal of the question is no answer; any other failure is one of the read. */
async function askClock(
  client: NetsuiteClient,
  call: Call,
  query: Sql,
  task: Task,
): Promise<{ readonly row: { readonly [column: string]: unknown }; readonly remoteNowMs?: number }> {
  try {
    const { rows, remoteNowMs } = await fetchPage(client, call, { query, limitRows: 1, task });
    return { row: rows[0] ?? {}, ...(remoteNowMs === undefined ? {} : { remoteNowMs }) };
  } catch (thrown) {
    if (!isFault(thrown) || !REFUSED.has(thrown.code)) throw thrown;
    call.log('info', 'suiteql.clock-unknown', { id: task.id, code: thrown.code });
    return { row: {} };
  }
}

const REFUSED = new Set([
  ...[
    'netsuite/unsupported-query',
    'netsuite/unknown-table',
    'netsuite/hidden-table',
    'netsuite/unclassified',
  ],
  ...['netsuite/unknown-column', 'netsuite/hidden-column'],
]);

function offsetFrom(text: unknown, utcMs: number): number | undefined {
  const localMs = instantOf(text);
  if (localMs === undefined) return undefined;
  // Zones lie whole quarters of an hour apart; the rest is the time that the answer took.
  const offsetMs = Math.round((localMs - utcMs) / 900_000) * 900_000;
  return offsetMs >= WESTERNMOST_MS && offsetMs <= EASTERNMOST_MS ? offsetMs : undefined;
}

function instantOf(text: unknown): number | undefined {
  const ms = typeof text === 'string' ? Date.parse(`${text.trim().replace(' ', 'T')}Z`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
