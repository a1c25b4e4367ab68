import type { AccountTime } from '../store/account-time.js';
import { type AccountDates, createAccountDates } from './q-dates.js';
import { createRecordCatalog, type RecordCatalog } from './record-catalog.js';
import { createRecordJobs, type RecordJobs } from './record-jobs.js';

/** What the record service of one account, its holder, remembers beside the rows. */
export interface RecordService<Holder> {
  readonly catalog: RecordCatalog;
  readonly jobs: RecordJobs<Holder>;
  readonly time: AccountTime;
  readonly dates: AccountDates;
  /** Runs the jobs that are due. */
  runDueJobs(holder: Holder): void;
  /** The present in account-local seconds. */
  nowS(): number;
  nowMs(): number;
  /** Forbids every role but Administrator's to write a field: `employee`, `supervisor`. */
  restrictField(type: string, field: string): void;
  isRestricted(type: string, field: string): boolean;
  /** The same service by another clock; it parts from this one with the first change to either. */
  clone(nowMs: () => number): RecordService<Holder>;
}

/** What a service is made of. */
export interface RecordServiceInput {
  readonly time: AccountTime;
  readonly dateFormat: string;
  readonly nowMs: () => number;
  /** Milliseconds of the mock's clock until an asynchronous job runs; 0 for at once. */
  readonly asyncJobDelayMs: number;
}

/** Makes the record service of a new account. */
export function createRecordService<Holder>(input: RecordServiceInput): RecordService<Holder> {
  return serviceOver(input, {
    catalog: createRecordCatalog(),
    jobs: createRecordJobs(input.asyncJobDelayMs),
    restricted: new Set(),
  });
}

interface State<Holder> {
  readonly catalog: RecordCatalog;
  readonly jobs: RecordJobs<Holder>;
  readonly restricted: Set<string>;
}

function serviceOver<Holder>(
  input: RecordServiceInput,
  { catalog, jobs, restricted }: State<Holder>,
): RecordService<Holder> {
  const { time } = input;
  return {
    catalog,
    jobs,
    time,
    dates: createAccountDates(input.dateFormat),
    runDueJobs: (holder) => jobs.runDue(holder, input.nowMs()),
    nowS: () => time.fromInstant(input.nowMs()),
    nowMs: input.nowMs,
    restrictField(type, field) {
      restricted.add(`${type}.${field}`);
    },
    isRestricted: (type, field) => restricted.size > 0 && restricted.has(`${type}.${field}`),
    clone: (now) =>
      serviceOver(
        { ...input, nowMs: now },
        { catalog: catalog.clone(), jobs: jobs.clone(), restricted: new Set(restricted) },
      ),
  };
}
