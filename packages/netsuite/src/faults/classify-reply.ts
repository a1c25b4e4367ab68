import type { Fault, HttpResponse } from '@onlink/core';
import { classifyBy, type ReplyRow, type Told } from '@onlink/http';
import { explainLoginFailure } from '../auth/login-failure.js';
import type { ErrorRow } from './error-row.js';
import { ERROR_TABLE, UNKNOWN_ERRORS } from './error-table.js';
import { parseRemoteError, type RemoteError, remoteDetail } from './remote-error.js';
import { failedTo, type ReplyContext } from './task.js';

/** What a failure says: in the fault's words, and taken apart for the table. */
interface NetsuiteTold extends Told {
  readonly error: RemoteError;
}

const classify = classifyBy<NetsuiteTold>([...ERROR_TABLE, ...UNKNOWN_ERRORS].map(toReplyRow), (response) => {
  const error = parseRemoteError(response);
  return { ...remoteDetail(error), error };
});

/**
 * Turns a reply into the fault that it means, or `undefined` for a success. What NetSuite says goes into `remote`.
 * A reply that tells of the account's limit is also told to the budget.
 */
export function classifyReply(response: HttpResponse, context: ReplyContext): Fault | undefined {
  if (response.status === 401) return explainLoginFailure(response, parseRemoteError(response), context);
  const { call, task, effect } = context;
  const nowMs = call.clock.now();
  const fault = classify(response, { failed: failedTo(task), effect, nowMs });
  // NetSuite is not known to send Retry-After, a proxy in front of it may.
  if (fault?.blame === 'limit' && typeof fault.retry === 'object') {
    call.budget.learn({ remaining: 0, resetAt: nowMs + fault.retry.afterMs });
  }
  return fault;
}

function toReplyRow({
  errorCode,
  detail,
  restlet,
  reason,
  remedy,
  ...row
}: ErrorRow): ReplyRow<NetsuiteTold> {
  const fill =
    (text: string) =>
    ({ error }: NetsuiteTold): string =>
      filled(text, error, detail);
  return {
    ...row,
    when: ({ error }) =>
      (restlet === undefined || error.isRestlet) &&
      isCode(errorCode, error) &&
      (detail === undefined || detail.test(error.detail)),
    reason: fill(reason),
    remedy: fill(remedy),
  };
}

function isCode(wanted: ErrorRow['errorCode'], { errorCode }: RemoteError): boolean {
  return wanted === undefined || (typeof wanted === 'string' ? wanted === errorCode : wanted.test(errorCode));
}

function filled(text: string, error: RemoteError, pattern: RegExp | undefined): string {
  const captured = pattern?.exec(error.detail) ?? [];
  return text.replace(/\$(detail|status|path|\d)/g, (_, name: string) => {
    if (name === 'detail') return error.detail;
    if (name === 'status') return String(error.status);
    if (name === 'path') return error.path === undefined ? '' : ` (${error.path})`;
    return captured[Number(name)] ?? '';
  });
}
