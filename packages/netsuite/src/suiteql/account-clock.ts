import { type Call, createFault, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { literal } from './literal.js';
import { fetchPage } from './page.js';

/** How times are asked for: text without a zone, to the second. */
export const WALL_FORMAT = literal('YYYY-MM-DD HH24:MI:SS');

/** What a function that the account does not know is refused with. */
export const REFUSED_FUNCTION: ReadonlySet<string> = new Set([
  'netsuite/unsupported-query',
  'netsuite/unclassified',
]);

/** Zones lie whole quarters of an hour apart; the rest is the time that the answer took. */
const ZONE_STEP_MS = 900_000;

/**
 * How far the account's wall clock is ahead of UTC now, in milliseconds: its SYSDATE against the date of the reply. It is
 * good for times near now only, because a zone may put its clock forward or back.
 *
 * @throws a fault `netsuite/account-clock` where the account does not tell
 */
export async function fetchAccountOffset(client: NetsuiteClient, call: Call, task: Task): Promise<number> {
  const query = { text: `SELECT TO_CHAR(SYSDATE, ${WALL_FORMAT}) AS wall_time FROM dual`, params: [] };
  try {
    const { rows, remoteNowMs } = await fetchPage(client, call, { query, limitRows: 1, task });
    const wallMs = wallTimeMs(rows[0]?.['wall_time']);
    if (wallMs !== undefined && remoteNowMs !== undefined)
      return Math.round((wallMs - remoteNowMs) / ZONE_STEP_MS) * ZONE_STEP_MS;
  } catch (thrown) {
    if (!isFault(thrown) || !REFUSED_FUNCTION.has(thrown.code)) throw thrown;
  }
  throw createFault({
    blame: 'remote',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/account-clock',
    message: `${failedTo(task)}: the account tells neither UTC times nor its own clock. Report this to the author of the connector.`,
  });
}

/** A time of the form `YYYY-MM-DD HH:MM:SS` as milliseconds, read as if its zone were UTC. */
export function wallTimeMs(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** The other way round: milliseconds as `YYYY-MM-DD HH:MM:SS`, the fraction cut off. */
export function wallTimeText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
