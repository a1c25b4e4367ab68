import type { Account } from '../account/account.js';
import { errorReply } from '../protocol/error-reply.js';
import { headerValue, type MockRequest, type RouteReply } from '../protocol/message.js';
import type { Visit } from '../protocol/route.js';
import { Unmodelled } from './record-permission.js';
import { RecordRefusal } from './record-refusal.js';
import { openSession, type RecordSession } from './record-session.js';

/** What answers a request of the record service. */
export type RecordAnswer = (session: RecordSession, visit: Visit) => RouteReply;

/** Where asynchronous jobs are. */
export const JOB_BASE = '/services/rest/async/v1/job';

/** Answers at once, or takes the request as a job where it prefers that. */
export function answerOrPostpone(visit: Visit, answer: RecordAnswer): RouteReply {
  if (!prefersAsync(visit.request)) return answerNow(visit, answer);
  return postpone(visit, [(account) => answerNow({ ...visit, account }, answer)]);
}

/** Answers, with a refusal where that is the answer. */
export function answerNow(visit: Visit, answer: RecordAnswer): RouteReply {
  visit.account.recordService.runDueJobs(visit.account);
  try {
    return answer(openSession(visit), visit);
  } catch (error) {
    if (error instanceof RecordRefusal || error instanceof Unmodelled) return error.reply;
    throw error;
  }
}

/** Whether a request asks for `Prefer: respond-async`, in any case. */
export function prefersAsync(request: MockRequest): boolean {
  const prefer = headerValue(request, 'prefer');
  return (
    prefer?.split(',').some((preference) => preference.trim().toLowerCase() === 'respond-async') ?? false
  );
}

/**
 * Takes a job: 202 with where it is; a key that was used before is refused, with where the first job is.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161278579295.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_164494900632.html
 */
export function postpone(
  { account, request }: Visit,
  runners: readonly ((account: Account) => RouteReply)[],
): RouteReply {
  const { jobs } = account.recordService;
  const key = headerValue(request, 'x-netsuite-idempotency-key');
  const known = key === undefined ? undefined : jobs.jobOfKey(key);
  if (known !== undefined) return conflict(`${JOB_BASE}/${known}`);
  const id = jobs.add(runners, account, account.recordService.nowMs());
  if (key !== undefined) jobs.rememberKey(key, id);
  return {
    status: 202,
    headers: { location: `${JOB_BASE}/${id}`, 'preference-applied': 'respond-async' },
    body: '',
  };
}

function conflict(location: string): RouteReply {
  const reply = errorReply({
    status: 400,
    code: 'IDEMPOTENCY_ERROR',
    detail: 'A request with the same idempotency key has already been sent.',
  });
  const { title: _, ...body } = JSON.parse(reply.body) as Readonly<Record<string, unknown>>;
  return {
    ...reply,
    headers: { ...reply.headers, location },
    body: JSON.stringify({ type: body['type'], title: 'Conflict', ...body }),
  };
}
