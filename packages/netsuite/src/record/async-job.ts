import { type Call, createFault, type HttpResponse, isFault, type Json, type JsonObject } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { sendRest } from '../send-rest.js';
import { amendFault } from './record-fault.js';

const JOB_BASE = '/services/rest/async/v1/job';

/** How long to leave a job alone before asking again, in milliseconds. */
export const POLL_AFTER_MS = 5_000;

/** A job of NetSuite's, by its number. */
export interface AsyncJob {
  readonly jobId: string;
}

/**
 * The headers that make a request a job, which is taken once for each key.
 *
 * @param part tells requests of one piece of work apart, from 0
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_164494900632.html
 */
export function jobHeaders(key: string, part: number): { readonly [name: string]: string } {
  const digits = `${key.slice(0, 20)}${part.toString(16).padStart(12, '0')}`;
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return { prefer: 'respond-async', 'x-netsuite-idempotency-key': groups.join('-') };
}

/**
 * Starts a job. A key that was used before is refused with the place of the first job, which is then the one meant: a request
 * whose reply was lost is not carried out twice.
 *
 * @param start sends the request and passes on its reply before that is judged
 */
export async function startJob(
  start: (onReply: (response: HttpResponse) => void) => Promise<HttpResponse>,
  task: Task,
): Promise<AsyncJob> {
  let location = '';
  const onReply = (response: HttpResponse): void => {
    location = response.headers['location'] ?? '';
  };
  try {
    await start(onReply);
  } catch (thrown) {
    if (!isFault(thrown) || thrown.code !== 'netsuite/repeated-request') throw thrown;
  }
  const jobId = /\/job\/([^/?]+)/.exec(location)?.[1];
  if (jobId !== undefined) return { jobId };
  throw createFault({
    ...{ blame: 'remote', scope: 'item', retry: { afterMs: 30_000 }, effect: 'unknown' },
    code: 'netsuite/no-job',
    message: `${failedTo(task)}: NetSuite took the request and did not say where its job is. It is asked again by itself, under the same key.`,
  });
}

/** How far a job is. */
export type JobProgress = 'running' | 'succeeded' | 'failed';

/**
 * Asks how far a job is. A fault says nothing of what the job writes, which goes on without us.
 *
 * @throws a fault whose effect is `unknown`
 */
export async function jobProgress(
  client: NetsuiteClient,
  call: Call,
  { jobId }: AsyncJob,
  task: Task,
): Promise<JobProgress> {
  try {
    const { completed, progress } = await readJob(client, call, { path: jobId, task });
    if (completed !== true) return 'running';
    return progress === 'failed' ? 'failed' : 'succeeded';
  } catch (thrown) {
    throw isFault(thrown) ? amendFault(thrown, { effect: 'unknown' }) : thrown;
  }
}

/** Refusals of the request for a result, and not of the task. */
const OWN_REFUSALS = new Set([401, 429]);

/**
 * The reply that a task of a job would have had as a request of its own.
 *
 * @param progress of a job that failed, as its tasks may have been refused; of one that succeeded none was
 * @throws the fault that the reply means
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161252896355.html
 */
export async function taskResult(
  client: NetsuiteClient,
  call: Call,
  request: {
    readonly job: AsyncJob;
    readonly number: number;
    readonly progress: JobProgress;
    readonly task: Task;
  },
): Promise<HttpResponse> {
  const { job, number, progress, task } = request;
  try {
    return await sendRest(client, call, {
      method: 'GET',
      path: `${JOB_BASE}/${encodeURIComponent(job.jobId)}/task/${number}/result`,
      effect: 'none',
      task,
    });
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    const status = thrown.remote?.status ?? 500;
    const isRefusedTask = progress === 'failed' && status < 500 && !OWN_REFUSALS.has(status);
    if (!isRefusedTask) throw amendFault(thrown, { effect: 'unknown' });
    throw thrown;
  }
}

async function readJob(
  client: NetsuiteClient,
  call: Call,
  { path, task }: { readonly path: string; readonly task: Task },
): Promise<JsonObject> {
  const response = await sendRest(client, call, {
    method: 'GET',
    path: `${JOB_BASE}/${encodeURIComponent(path)}`,
    effect: 'none',
    task,
  });
  const job: Json = readJson(response, {
    verb: task.verb,
    noun: `${task.noun} "${task.id}"`,
    effect: 'none',
  });
  return typeof job === 'object' && job !== null && !Array.isArray(job) ? (job as JsonObject) : {};
}
