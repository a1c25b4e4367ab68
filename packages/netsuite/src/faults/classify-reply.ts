import { createFault, type Fault, type HttpResponse } from '@onlink/core';
import { explainLoginFailure } from '../auth/login-failure.js';
import { CONCURRENCY_WAIT_MS, ERROR_TABLE, type ErrorRow, UNKNOWN_ERROR } from './error-table.js';
import { parseRemoteError, type RemoteError, remoteDetail } from './remote-error.js';
import { failedTo, type ReplyContext } from './task.js';

/**
 * Turns a reply into the fault that it means, or `undefined` for a success. What NetSuite says goes into `remote`.
 * A reply that tells of the account's limit is also told to the budget.
 */
export function classifyReply(response: HttpResponse, context: ReplyContext): Fault | undefined {
  if (response.status < 300) return undefined;
  const error = parseRemoteError(response);
  if (response.status === 401) return explainLoginFailure(response, error, context);
  const row = ERROR_TABLE.find((candidate) => fits(candidate, error)) ?? UNKNOWN_ERROR;
  const retry = retryOf(row, response);
  if (row.blame === 'limit' && typeof retry === 'object') {
    context.call.budget.learn({ remaining: 0, resetAt: context.call.clock.now() + retry.afterMs });
  }
  const fill = filler(row, error);
  return createFault({
    blame: row.blame,
    scope: row.scope,
    retry,
    effect: 'none',
    code: row.code,
    message: `${failedTo(context.task)}: ${fill(row.reason)}. ${fill(row.remedy)}.`,
    fix: { text: `${fill(row.remedy)}.` },
    remote: remoteDetail(error),
  });
}

function fits(row: ErrorRow, error: RemoteError): boolean {
  const statuses = row.status === undefined ? [error.status] : [row.status].flat();
  return (
    statuses.includes(error.status) &&
    (row.errorCode === undefined || row.errorCode === error.errorCode) &&
    (row.detail === undefined || row.detail.test(error.detail))
  );
}

function retryOf(row: ErrorRow, response: HttpResponse): Fault['retry'] {
  if (row === UNKNOWN_ERROR && response.status >= 500) return { afterMs: 30_000 };
  if (row.blame !== 'limit') return row.retry;
  // NetSuite is not known to send Retry-After, a proxy in front of it may.
  const seconds = Number(response.headers['retry-after'] ?? '');
  return { afterMs: Math.max(CONCURRENCY_WAIT_MS, Number.isFinite(seconds) ? seconds * 1_000 : 0) };
}

function filler(row: ErrorRow, error: RemoteError): (text: string) => string {
  const captured = row.detail?.exec(error.detail) ?? [];
  return (text) =>
    text.replace(/\$(detail|status|\d)/g, (_, name: string) => {
      if (name === 'detail') return error.detail;
      if (name === 'status') return String(error.status);
      return captured[Number(name)] ?? '';
    });
}
