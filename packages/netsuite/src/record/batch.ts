import {
  type Call,
  createFault,
  type Effect,
  type Fault,
  type HttpResponse,
  isFault,
  type JsonObject,
} from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { sendRest } from '../send-rest.js';
import {
  type AsyncJob,
  type JobProgress,
  jobHeaders,
  jobProgress,
  POLL_AFTER_MS,
  startJob,
  taskResult,
} from './async-job.js';
import { replaceQuery } from './record-calls.js';
import { recordPath } from './record-path.js';

/** The most records of one batch. */
export const MOST_BATCH_RECORDS = 100;

/** Records of one type that are written alike. */
export interface Batch {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly type: string;
  /** PUT needs `externalId` in each, PATCH `id`. 1 to 100. */
  readonly bodies: readonly JsonObject[];
  readonly effect: Effect;
  readonly task: Task;
  readonly key: string;
  /** Tells batches of one piece of work apart, from 1. */
  readonly part: number;
}

/** What became of one record of a batch. */
export type BatchResult = { readonly response: HttpResponse } | { readonly fault: Fault };

/**
 * Writes up to 100 records by one request and waits for its job; a result for each, in order. Called again under the same key
 * it finds the job that is there, and writes nothing twice.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0127092747.html
 */
export async function writeBatch(
  client: NetsuiteClient,
  call: Call,
  batch: Batch,
): Promise<readonly BatchResult[]> {
  const { bodies, task } = batch;
  try {
    const job = await startJob((onReply) => sendBatch(client, call, batch, onReply), task);
    const progress = await waitForJob(client, call, job, task);
    const results: BatchResult[] = [];
    for (const index of bodies.keys())
      results.push(
        await orFault(async () => ({
          response: await taskResult(client, call, { job, number: index + 1, progress, task }),
        })),
      );
    return results;
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return bodies.map(() => ({ fault: thrown }));
  }
}

function sendBatch(
  client: NetsuiteClient,
  call: Call,
  { method, type, bodies, effect, task, key, part }: Batch,
  onReply: (response: HttpResponse) => void,
): Promise<HttpResponse> {
  return sendRest(client, call, {
    ...{ method, effect, task, onReply },
    path: recordPath(type),
    query: replaceQuery(method, bodies),
    headers: {
      'content-type': 'application/vnd.oracle.resource+json; type=collection',
      'x-netsuite-propertynamevalidation': 'Error',
      ...jobHeaders(key, part),
    },
    json: { items: bodies },
  });
}

async function waitForJob(
  client: NetsuiteClient,
  call: Call,
  job: AsyncJob,
  task: Task,
): Promise<JobProgress> {
  for (;;) {
    const progress = await jobProgress(client, call, job, task);
    if (progress !== 'running') return progress;
    if (call.clock.now() + 2 * POLL_AFTER_MS >= call.deadlineAt) throw stillRunning(task);
    await call.clock.sleep(POLL_AFTER_MS);
  }
}

async function orFault(attempt: () => Promise<BatchResult>): Promise<BatchResult> {
  try {
    return await attempt();
  } catch (thrown) {
    if (isFault(thrown)) return { fault: thrown };
    throw thrown;
  }
}

function stillRunning(task: Task): Fault & Error {
  return createFault({
    ...{ blame: 'remote', scope: 'item', retry: { afterMs: 60_000 }, effect: 'unknown' },
    code: 'netsuite/job-running',
    message: `${failedTo(task)}: the job is still running in NetSuite. It is asked about again by itself; nothing is written twice.`,
  });
}
