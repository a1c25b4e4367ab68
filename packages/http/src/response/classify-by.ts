import {
  createFault,
  type Effect,
  type Fault,
  type FaultDetails,
  type HttpResponse,
  type RemoteDetail,
} from '@onlink/core';
import { retryAfterMs } from './retry-after.js';
import { type StatusRange, statusRowOf } from './status-rows.js';

/** What a failure says about itself, as a connector reads it from the reply; it goes into the fault's `remote`. */
export type Told = Pick<RemoteDetail, 'detail' | 'requestId'>;

/** Words for people, or how they are made of what the remote system says. Without a full stop. */
type Words<Says> = string | ((says: Says) => string);

/** One way in which a remote system refuses, and what it means. */
export interface ReplyRow<Says extends Told = Told> extends Pick<FaultDetails, 'code' | 'blame' | 'scope'> {
  /** One status, several, or a range. Default any that is no success. */
  readonly status?: number | readonly number[] | StatusRange;
  /** What must hold beside the status. */
  readonly when?: (says: Says, response: HttpResponse) => boolean;
  readonly reason: Words<Says>;
  /** What a person can do, in the words of the remote system's own menus. */
  readonly remedy: Words<Says>;
  /** A wait is the least one: `Retry-After` makes it longer. Default what HTTP says of the status. */
  readonly retry?: FaultDetails['retry'];
  /** Whether it says for certain that nothing was changed. Default what HTTP says: below 500 it does. */
  readonly refused?: boolean;
  /** JSON pointer to the field of the configuration that is to be mended. */
  readonly pointer?: string;
}

/** What was asked, for the fault. */
export interface Asked {
  /** The beginning of the message: `Failed to read stream "employee"`. */
  readonly failed: string;
  /** What the request does over there, as it said itself. */
  readonly effect: Effect;
  /** The call's clock, for a `Retry-After` that is a date in a reply without a `Date`. */
  readonly nowMs?: number;
}

/** Gives the fault that a reply means, or `undefined` for 2xx. */
export type Classify = (response: HttpResponse, asked: Asked) => Fault | undefined;

/**
 * Makes a classifier of a table: the first row that fits a reply counts, and what no row names means what HTTP itself says of
 * the status. `Retry-After` and what a failed write leaves behind are minded here.
 *
 * @param rows most special first
 * @param read reads out of a failure what its rows ask for; never called for a success, and it must not throw
 */
export function classifyBy<Says extends Told = Told>(
  rows: readonly ReplyRow<Says>[],
  read?: (response: HttpResponse) => Says,
): Classify {
  return (response, asked) => {
    const { status } = response;
    if (status >= 200 && status <= 299) return undefined;
    const says = read?.(response) ?? ({} as Says);
    const byStatus = statusRowOf(status);
    const row: ReplyRow<Says> = rows.find((candidate) => fits(candidate, response, says)) ?? {
      ...byStatus,
      reason: `it answered ${status}, ${byStatus.reason}`,
    };
    const { code, blame, scope, pointer, retry = byStatus.retry, refused = byStatus.refused } = row;
    const remedy = `${inWords(row.remedy, says)}.`;
    return createFault({
      ...{ code, blame, scope },
      retry: typeof retry === 'string' ? retry : { afterMs: longer(retry.afterMs, response, asked) },
      effect: asked.effect === 'none' || refused ? 'none' : 'unknown',
      message: `${asked.failed}: ${inWords(row.reason, says)}. ${remedy}`,
      fix: { text: remedy, ...(pointer !== undefined && { pointer }) },
      remote: remoteOf(status, says),
    });
  };
}

function fits<Says extends Told>(
  { status, when }: ReplyRow<Says>,
  response: HttpResponse,
  says: Says,
): boolean {
  return isOf(status, response.status) && when?.(says, response) !== false;
}

function isOf(wanted: ReplyRow['status'], status: number): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return wanted === status;
  if ('from' in wanted) return status >= wanted.from && status <= wanted.to;
  return wanted.includes(status);
}

function inWords<Says>(words: Words<Says>, says: Says): string {
  return typeof words === 'string' ? words : words(says);
}

function longer(leastMs: number, response: HttpResponse, { nowMs }: Asked): number {
  return Math.max(leastMs, retryAfterMs(response, nowMs));
}

function remoteOf(status: number, { detail, requestId }: Told): RemoteDetail {
  return {
    status,
    ...(detail !== undefined && { detail }),
    ...(requestId !== undefined && { requestId }),
  };
}
