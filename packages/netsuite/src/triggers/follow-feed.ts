import { type Call, isFault, type Json, type JsonObject } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { missingColumnOf } from '../faults/missing-column.js';
import type { Task } from '../faults/task.js';
import {
  fetchAccountOffset,
  REFUSED_FUNCTION,
  WALL_FORMAT,
  wallTimeMs,
  wallTimeText,
} from '../suiteql/account-clock.js';
import { identifier, literal } from '../suiteql/literal.js';
import { fetchPage, MAX_PAGE_ROWS, malformed, type Page, type Row } from '../suiteql/page.js';
import { parseRowId } from '../suiteql/row-id.js';
import { beginMemory, comparePlaces, decodeMemory, type FeedMemory, type Place } from './feed-memory.js';

/** Rows that come in order of a time column. */
export interface Feed {
  readonly table: string;
  /** SQL conditions on the connector's own words alone; a row meets all. */
  readonly only: readonly string[];
  readonly time: string;
  /** The column of the record's internal ID. Default `id`. */
  readonly id?: string;
  /** Columns that come along; those that the account lacks are left out. */
  readonly columns: readonly string[];
  /** Those of them that are days, and come as `YYYY-MM-DD`. */
  readonly days?: readonly string[];
  /** Those that are times, and come as `YYYY-MM-DD HH:MM:SS` on the account's clock. */
  readonly times?: readonly string[];
}

/** One row of a feed. */
export interface Change {
  readonly id: number;
  /** On the account's clock: `YYYY-MM-DD HH:MM:SS`. */
  readonly wall: string;
  /** The same in UTC, ISO 8601. */
  readonly at: string;
  readonly row: Row;
}

/** What one page brought that was not seen before, and the state that covers it. */
export interface FeedPage {
  readonly changes: readonly Change[];
  readonly state: JsonObject;
  /** The page's answer was the last one of this pass. */
  readonly isLast: boolean;
}

/** What to follow. */
export interface FollowRequest {
  readonly feed: Feed;
  readonly state?: Json;
  /** Nothing older is given, in epoch milliseconds. */
  readonly sinceAt: number;
  readonly task: Task;
}

/** No zone is further west of UTC. */
const WESTERNMOST_MS = -12 * 3_600_000;

/**
 * Gives what came into a feed, page by page, each row once.
 *
 * Times of NetSuite are wall times with a grain of a second. Rows are asked for in the order of (time, ID), so ties over page
 * edges are safe. Every pass begins two hours before the newest row and leaves out what it remembers: so rows that were
 * saved late, in a second that was already read, or in the hour that comes twice when a clock is put back are found. The
 * account says what each time is in UTC; its own zone is never worked out here. Of an hour that comes twice it knows one
 * reading only, so `at` may be an hour late there.
 *
 * @throws the fault of a page; what was yielded before stays good
 */
export async function* followFeed(
  client: NetsuiteClient,
  { feed, state, sinceAt, task }: FollowRequest,
  call: Call,
): AsyncGenerator<FeedPage> {
  const memory =
    state === undefined ? beginMemory(wallTimeText(sinceAt + WESTERNMOST_MS)) : decodeMemory(state);
  const asking: Asking = {};
  for (let slowestMs = 0, isFirst = true; isFirst || hasTime(call, slowestMs); isFirst = false) {
    const startedAt = call.clock.now();
    const position = memory.position();
    const page = await fetchChanges(client, call, { feed, position, asking, task });
    slowestMs = Math.max(slowestMs, call.clock.now() - startedAt);
    const rows = changesOf(page, { feed, position, asking, task });
    const fresh = rows.filter(({ id, wall }) => !memory.has({ time: wall, id }));
    takeNote(memory, rows, { page, nowMs: page.remoteNowMs ?? call.clock.now() });
    const changes = fresh.filter(({ at }) => Date.parse(at) >= sinceAt);
    yield { changes, state: memory.encode(), isLast: !page.hasMore };
    if (!page.hasMore) return;
  }
}

function hasTime(call: Call, slowestMs: number): boolean {
  return !call.signal.aborted && call.clock.now() + slowestMs < call.deadlineAt;
}

function takeNote(
  memory: FeedMemory,
  rows: readonly Change[],
  { page, nowMs }: { readonly page: Page; readonly nowMs: number },
): void {
  for (const { id, wall } of rows) memory.add({ time: wall, id });
  // A time that lies ahead would carry the next pass past what is yet to come.
  const newest = rows.filter(({ at }) => Date.parse(at) <= nowMs + 3_600_000).at(-1);
  if (newest !== undefined) memory.reach(newest.wall);
  const last = rows.at(-1);
  memory.stand(page.hasMore && last !== undefined ? { time: last.wall, id: last.id } : undefined);
}

/** How the account is asked for UTC: by its own function, or where it refuses that by its offset of now. */
interface Asking {
  offsetMs?: number;
}

interface PageQuestion {
  readonly feed: Feed;
  readonly position: Place;
  readonly asking: Asking;
  readonly task: Task;
}

async function fetchChanges(client: NetsuiteClient, call: Call, question: PageQuestion): Promise<Page> {
  const { feed, asking, task } = question;
  for (;;) {
    const nowMs = call.clock.now();
    const columns = feed.columns.filter(
      (column) => !client.missingColumns.isMissing(feed.table, column, nowMs),
    );
    try {
      const query = { text: queryText(question, columns), params: [question.position.time] };
      return await fetchPage(client, call, { query, limitRows: MAX_PAGE_ROWS, task });
    } catch (thrown) {
      const missing = missingColumnOf(thrown);
      if (missing !== undefined && columns.includes(missing)) {
        client.missingColumns.remember(feed.table, missing, nowMs);
        continue;
      }
      if (asking.offsetMs !== undefined || !isFault(thrown) || !REFUSED_FUNCTION.has(thrown.code))
        throw thrown;
      call.log('info', 'suiteql.no-utc', { id: task.id, code: thrown.code });
      asking.offsetMs = await fetchAccountOffset(client, call, task);
    }
  }
}

function queryText({ feed, position, asking }: PageQuestion, columns: readonly string[]): string {
  const [time, id] = [identifier(feed.time), identifier(feed.id ?? 'id')];
  const wall = `TO_CHAR(${time}, ${WALL_FORMAT})`;
  // Compared as text, because a time may hold a fraction of a second that is not shown.
  const after =
    position.id === undefined
      ? []
      : [
          `${wall} > ${literal(position.time)} OR (${wall} = ${literal(position.time)} AND ${id} > ${position.id})`,
        ];
  const where = [...feed.only, `${time} >= TO_DATE(?, ${WALL_FORMAT})`, ...after];
  const selected = [
    `${id} AS record_id`,
    `${wall} AS wall_time`,
    ...(asking.offsetMs === undefined
      ? [`TO_CHAR(SYS_EXTRACT_UTC(${time}), ${WALL_FORMAT}) AS utc_time`]
      : []),
    ...columns.map((column) => selectColumn(feed, column)),
  ];
  const conditions = where.map((condition) => `(${condition})`).join(' AND ');
  return `SELECT ${selected.join(', ')} FROM ${identifier(feed.table)} WHERE ${conditions} ORDER BY ${wall}, ${id}`;
}

/** What to select for a column: days and times as text that no date format of the account changes. */
export function selectColumn({ days = [], times = [] }: Pick<Feed, 'days' | 'times'>, name: string): string {
  const column = identifier(name);
  if (days.includes(column)) return `TO_CHAR(${column}, ${literal('YYYY-MM-DD')}) AS ${column}`;
  return times.includes(column) ? `TO_CHAR(${column}, ${WALL_FORMAT}) AS ${column}` : column;
}

function changesOf({ rows }: Page, { position, asking, task }: PageQuestion): readonly Change[] {
  let before = position;
  return rows.map((row) => {
    const id = parseRowId(row['record_id']);
    const wall = String(row['wall_time']);
    const wallMs = wallTimeMs(wall);
    const atMs =
      asking.offsetMs === undefined ? wallTimeMs(row['utc_time']) : wallMs && wallMs - asking.offsetMs;
    if (id === undefined) throw malformed(task, 'a row has no whole number as its ID');
    if (wallMs === undefined || atMs === undefined) throw malformed(task, `row ${id} has no readable time`);
    const place = { time: wall, id };
    if (comparePlaces(place, before) <= 0)
      throw malformed(task, `row ${id} of ${wall} comes out of order, or twice`);
    before = place;
    return { id, wall, at: new Date(atMs).toISOString().replace('.000Z', 'Z'), row };
  });
}
