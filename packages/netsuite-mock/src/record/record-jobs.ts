import type { RouteReply } from '../protocol/message.js';

/** One piece of a job: a single request, or one record of a batch. */
export interface JobTask {
  readonly id: string;
  /** Absent until the task has run. */
  readonly reply: RouteReply | undefined;
  /** Instants, in milliseconds since the epoch. */
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
}

/** An asynchronous job. Jobs are replaced as they run, never changed, so that clones can share them. */
export interface RecordJob {
  readonly id: string;
  /** Instant from which it may run. */
  readonly dueMs: number;
  readonly tasks: readonly JobTask[];
}

/** What runs a task of a job for the one that holds it, which may be a clone of the one that took it. */
type TaskRunner<Holder> = (holder: Holder) => RouteReply;

/** The asynchronous jobs of one account, which is their holder. */
export interface RecordJobs<Holder> {
  /** Takes a job of these tasks and gives its id; it runs at once where the mock is set so. */
  add(runners: readonly TaskRunner<Holder>[], holder: Holder, nowMs: number): string;
  find(id: string): RecordJob | undefined;
  /** Runs what is due. */
  runDue(holder: Holder, nowMs: number): void;
  /** The job that first came with an idempotency key. */
  jobOfKey(key: string): string | undefined;
  rememberKey(key: string, jobId: string): void;
  clone(): RecordJobs<Holder>;
}

/** Makes an empty list of jobs that run `delayMs` after they were taken, by the mock's clock. */
export function createRecordJobs<Holder>(delayMs: number): RecordJobs<Holder> {
  return jobsOver(delayMs, { jobs: new Map(), keys: new Map(), waiting: new Map(), lastId: 0 });
}

interface State<Holder> {
  readonly jobs: Map<string, RecordJob>;
  readonly keys: Map<string, string>;
  readonly waiting: Map<string, readonly TaskRunner<Holder>[]>;
  readonly lastId: number;
}

function jobsOver<Holder>(delayMs: number, state: State<Holder>): RecordJobs<Holder> {
  const { jobs, keys, waiting } = state;
  let { lastId } = state;
  let running = false;
  const runDue = (holder: Holder, nowMs: number): void => {
    // A task is a request itself, and so would run what it is part of.
    if (waiting.size === 0 || running) return;
    for (const [id, runners] of waiting) {
      const job = jobs.get(id);
      if (job === undefined || job.dueMs > nowMs) continue;
      waiting.delete(id);
      running = true;
      const tasks = job.tasks.map((task, index): JobTask => {
        const reply = runners[index]?.(holder);
        return { ...task, reply, startedMs: job.dueMs, endedMs: nowMs };
      });
      running = false;
      jobs.set(id, { ...job, tasks });
    }
  };
  return {
    add(runners, holder, nowMs) {
      lastId += 1;
      const id = String(lastId);
      const tasks = runners.map((_, index): JobTask => {
        return { id: String(index + 1), reply: undefined, startedMs: undefined, endedMs: undefined };
      });
      jobs.set(id, { id, dueMs: nowMs + delayMs, tasks });
      waiting.set(id, runners);
      runDue(holder, nowMs);
      return id;
    },
    find: (id) => jobs.get(id),
    runDue,
    jobOfKey: (key) => keys.get(key),
    rememberKey: (key, jobId) => keys.set(key, jobId),
    clone: () =>
      jobsOver(delayMs, { jobs: new Map(jobs), keys: new Map(keys), waiting: new Map(waiting), lastId }),
  };
}
