import type { RouteReply } from '../protocol/message.js';
import type { Route, Visit } from '../protocol/route.js';
import { answerNow, JOB_BASE } from './answer-record.js';
import type { JobTask, RecordJob } from './record-jobs.js';
import { nonexistentId } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import { isoInstant } from './render-value.js';

/**
 * Jobs, their tasks and the tasks' results.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161278579295.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161252896355.html; that a result which is not there
 * yet is 404 is assumed.
 */
export const JOB_ROUTES: readonly Route[] = [
  route('async.job', '', answerJob),
  route('async.tasks', '/task', answerTasks),
  route('async.task', '/task/([^/]+)', answerTask),
  route('async.result', '/task/([^/]+)/result', answerResult),
];

type Answer = (session: RecordSession, place: JobPlace) => RouteReply;

interface JobPlace {
  readonly job: RecordJob;
  /** Absolute URL of the job. */
  readonly href: string;
  readonly taskId: string;
}

function route(name: string, path: string, answer: Answer): Route {
  return {
    name,
    method: 'GET',
    path: new RegExp(`^${JOB_BASE}/([^/]+)${path}/?$`),
    access: 'rest',
    serve(visit: Visit) {
      const { jobs } = visit.account.recordService;
      return answerNow(visit, (session, { url, parts: [jobId = '', taskId = ''] }) => {
        const job = jobs.find(jobId);
        if (job === undefined) throw nonexistentId();
        return answer(session, { job, href: `${url.origin}${JOB_BASE}/${job.id}`, taskId });
      });
    },
  };
}

const self = (href: string) => ({ rel: 'self', href });

function reply(type: 'singular' | 'collection', body: unknown): RouteReply {
  const headers = { 'content-type': `application/vnd.oracle.resource+json; type=${type}` };
  return { status: 200, headers, body: JSON.stringify(body) };
}

function progressOf(tasks: readonly JobTask[]): string {
  if (tasks.some(({ reply: done }) => done === undefined)) return 'pending';
  return tasks.every(({ reply: done }) => (done?.status ?? 500) < 400) ? 'succeeded' : 'failed';
}

function answerJob(_: RecordSession, { job, href }: JobPlace): RouteReply {
  return reply('singular', {
    links: [self(href)],
    completed: job.tasks.every((task) => task.reply !== undefined),
    id: job.id,
    progress: progressOf(job.tasks),
    task: { links: [self(`${href}/task`)] },
  });
}

function answerTasks(_: RecordSession, { job, href }: JobPlace): RouteReply {
  const items = job.tasks.map(({ id }) => ({ links: [self(`${href}/task/${id}`)], id }));
  return reply('collection', {
    links: [self(`${href}/task`)],
    count: items.length,
    hasMore: false,
    items,
    offset: 0,
    totalResults: items.length,
  });
}

function requireTask({ job, taskId }: JobPlace): JobTask {
  const task = job.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw nonexistentId();
  return task;
}

function answerTask(_: RecordSession, place: JobPlace): RouteReply {
  const { id, reply: done, startedMs, endedMs } = requireTask(place);
  const href = `${place.href}/task/${id}`;
  return reply('singular', {
    links: [...(done === undefined ? [] : [{ rel: 'related', href: `${href}/result` }]), self(href)],
    completed: done !== undefined,
    ...(endedMs !== undefined && { endTime: isoInstant(endedMs) }),
    id,
    progress: progressOf([requireTask(place)]),
    ...(startedMs !== undefined && { startTime: isoInstant(startedMs) }),
  });
}

/** The answer that the request would have had at once. */
function answerResult(_: RecordSession, place: JobPlace): RouteReply {
  const { reply: done } = requireTask(place);
  if (done === undefined) throw nonexistentId();
  return done;
}
