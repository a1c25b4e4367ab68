import {
  type Action,
  type ActionCall,
  createFault,
  type Fault,
  type Json,
  type JsonObject,
  type Outcome,
} from '@onlink/core';
import { type Decision, decide } from '../faults/retry-policy.js';
import { toFault } from '../faults/to-fault.js';
import { validateValue } from './validate-value.js';

/**
 * How far a piece of work has come: plain JSON, made durable before anything is sent. A process that ends while it says
 * `sent` has lost a reply, and is treated so by the next one.
 */
export type ActionProgress =
  | { readonly kind: 'new'; readonly attempts: number }
  /** A request may be on its way: nobody knows whether it landed. */
  | { readonly kind: 'sent'; readonly attempts: number }
  | { readonly kind: 'pending'; readonly attempts: number; readonly job: Json };

/** What became of a piece of work. */
export type ActionResult =
  | { readonly kind: 'done'; readonly output: Json; readonly attempts: number; readonly reconciled: boolean }
  /** A job over there goes on; call again with the saved progress, not before then. */
  | { readonly kind: 'pending'; readonly afterMs: number }
  /** Nothing more can be done now; call again with the saved progress, not before then. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly attempts: number };

/** One piece of work. */
export interface ActionRun {
  readonly connectorId: string;
  readonly name: string;
  readonly action: Action<unknown, unknown, unknown>;
  readonly client: unknown;
  /** As mapped from an issue, not yet validated. */
  readonly input: JsonObject;
  /** Where an earlier process left off. Default: nothing was done yet. */
  readonly progress?: ActionProgress;
  /** Resolves when the progress is durable; nothing is sent before that. */
  readonly save: (progress: ActionProgress) => Promise<void>;
  /** Makes the call of one attempt. Every one has the same key. */
  readonly createCall: (attempt: number) => ActionCall;
  /** From 0 to 1, for the jitter. */
  readonly random: () => number;
  /** The longest wait within this run, in milliseconds; a longer one ends it with `later`. Default 10,000. */
  readonly longestWaitMs?: number;
  /** Tries in all before giving up. Default 5. */
  readonly maxAttempts?: number;
}

const LONGEST_WAIT_MS = 10_000;
const MAX_ATTEMPTS = 5;

/**
 * Runs an action until it is done, failed, or has to wait longer than this run may. A lost reply is never answered by a
 * second try unless the action says that this is safe: `reconcile` first finds out whether the write landed, `never`
 * leaves it to a person.
 *
 * Throws nothing: what goes wrong is in the result.
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const checked = await validateValue(run.action.input, run.input, `input of function "${run.name}"`);
  if (checked.kind === 'refused') return { kind: 'failed', fault: checked.fault, attempts: 0 };
  let progress = run.progress ?? { kind: 'new' as const, attempts: 0 };
  for (;;) {
    const step = await takeStep(run, checked.value, progress);
    if (step.kind === 'result') return step.result;
    progress = step.progress;
    const { longestWaitMs = LONGEST_WAIT_MS } = run;
    if (step.waitMs > longestWaitMs)
      return { kind: 'later', afterMs: step.waitMs, fault: step.fault ?? lostReply(run) };
    if (step.waitMs > 0) {
      try {
        await run.createCall(progress.attempts + 1).clock.sleep(step.waitMs);
      } catch (thrown) {
        return { kind: 'later', afterMs: 0, fault: asFault(run, thrown, 'none') };
      }
    }
  }
}

type Step =
  | { readonly kind: 'result'; readonly result: ActionResult }
  | {
      readonly kind: 'again';
      readonly progress: ActionProgress;
      readonly waitMs: number;
      readonly fault?: Fault;
    };

async function takeStep(run: ActionRun, input: unknown, progress: ActionProgress): Promise<Step> {
  switch (progress.kind) {
    case 'new':
      return attempt(run, progress, (call) => run.action.run(run.client, input, call));
    case 'pending':
      return attempt(run, progress, (call) => {
        if (run.action.resume === undefined) throw noResume(run);
        return run.action.resume(run.client, progress.job, call);
      });
    case 'sent':
      return afterLostReply(run, input, progress);
  }
}

/** One try. What it sends is announced first, so that the end of the process is known for a lost reply. */
async function attempt(
  run: ActionRun,
  progress: ActionProgress,
  work: (call: ActionCall) => Promise<Outcome<unknown>>,
): Promise<Step> {
  const attempts = progress.attempts + 1;
  const call = run.createCall(attempts);
  const mayWrite = run.action.effect !== 'none' && !call.dryRun;
  if (progress.kind === 'new' && mayWrite) await run.save({ kind: 'sent', attempts });
  try {
    const outcome = await work(call);
    if (outcome.kind === 'done') return await finish(run, outcome.output, { attempts, reconciled: false });
    const { job, pollAfterMs } = outcome;
    await run.save({ kind: 'pending', attempts: progress.attempts, job });
    return { kind: 'result', result: { kind: 'pending', afterMs: pollAfterMs } };
  } catch (thrown) {
    const fault = asFault(run, thrown, mayWrite ? run.action.effect : 'none', call.signal);
    // A failed look at a job says nothing about the write, which was accepted long before.
    const still: ActionProgress =
      progress.kind === 'pending'
        ? { ...progress, attempts }
        : { kind: fault.effect === 'none' ? 'new' : 'sent', attempts };
    await run.save(still);
    return onFault(run, fault, still);
  }
}

function onFault(run: ActionRun, fault: Fault, progress: ActionProgress): Step {
  const { attempts } = progress;
  const failed: Step = { kind: 'result', result: { kind: 'failed', fault, attempts } };
  if (progress.kind === 'sent' && run.action.retry === 'never') return failed;
  const retryClass = progress.kind === 'pending' ? 'safe' : run.action.retry;
  const decision: Decision = decide(fault, {
    attempt: attempts,
    maxAttempts: run.maxAttempts ?? MAX_ATTEMPTS,
    retryClass,
    random: run.random(),
  });
  switch (decision.kind) {
    case 'retry':
    case 'reschedule':
      return { kind: 'again', progress, waitMs: decision.afterMs, fault };
    case 'reconcile':
      return { kind: 'again', progress, waitMs: 0, fault };
    case 'resume':
      return { kind: 'result', result: { kind: 'later', afterMs: 0, fault } };
    case 'pause':
    case 'refuse-item':
    case 'incident':
      return failed;
  }
}

/** Whether the write landed is asked first, or may be ignored, or is left to a person: the action says which. */
async function afterLostReply(run: ActionRun, input: unknown, { attempts }: ActionProgress): Promise<Step> {
  const again: Step = { kind: 'again', progress: { kind: 'new', attempts }, waitMs: 0 };
  switch (run.action.retry) {
    case 'safe':
    case 'by-key':
      return again;
    case 'never':
      return { kind: 'result', result: { kind: 'failed', fault: lostReply(run), attempts } };
    case 'reconcile':
      break;
  }
  const call = run.createCall(attempts + 1);
  try {
    const landed = await run.action.reconcile?.(run.client, input, call);
    if (landed !== undefined) return await finish(run, landed, { attempts, reconciled: true });
    await run.save({ kind: 'new', attempts });
    return again;
  } catch (thrown) {
    const still: ActionProgress = { kind: 'sent', attempts: attempts + 1 };
    await run.save(still);
    // Looking changes nothing, so looking again is safe; what was lost before stays unknown in what is reported.
    const looked = asFault(run, thrown, 'none', call.signal);
    const step = onFault({ ...run, action: { ...run.action, retry: 'safe' } }, looked, still);
    if (step.kind === 'result' && step.result.kind === 'failed')
      return { kind: 'result', result: { ...step.result, fault: { ...looked, effect: 'unknown' } } };
    return step;
  }
}

async function finish(
  run: ActionRun,
  output: unknown,
  { attempts, reconciled }: { readonly attempts: number; readonly reconciled: boolean },
): Promise<Step> {
  const checked = await validateValue(run.action.output, output, `output of function "${run.name}"`);
  if (checked.kind === 'accepted') {
    const value = checked.value as Json;
    return { kind: 'result', result: { kind: 'done', output: value, attempts, reconciled } };
  }
  const fault = createFault({
    blame: 'connector',
    scope: 'item',
    retry: 'never',
    effect: run.action.effect === 'none' ? 'none' : 'applied',
    code: 'connector/bad-output',
    message: `Failed to read the result of function "${run.name}": connector "${run.connectorId}" gave something else than it announces (${checked.reason}). Look at the record in the remote system, and report this to the connector's author.`,
  });
  return { kind: 'result', result: { kind: 'failed', fault, attempts } };
}

function asFault(
  run: ActionRun,
  thrown: unknown,
  effect: Action<unknown, unknown, unknown>['effect'],
  signal?: AbortSignal,
): Fault {
  const { name, connectorId } = run;
  return toFault(thrown, {
    verb: 'call function',
    noun: name,
    connectorId,
    effect,
    ...(signal && { signal }),
  });
}

function lostReply({ name }: ActionRun): Fault {
  return createFault({
    blame: 'network',
    scope: 'item',
    retry: 'never',
    effect: 'unknown',
    code: 'host/lost-reply',
    message: `Failed to call function "${name}": the reply was lost, so it is not known whether the change was made. Look in the remote system before you start it again.`,
  });
}

function noResume({ name, connectorId }: ActionRun): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'item',
    retry: 'never',
    effect: 'unknown',
    code: 'connector/no-resume',
    message: `Failed to call function "${name}": connector "${connectorId}" started a job and cannot ask about it. Report this to the connector's author.`,
  });
}
