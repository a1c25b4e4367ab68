import { type Fault, isFault, type ReadEvent } from '@onlink/core';
import type { HostileFault } from '../../hostile/hostile-fetch.js';
import { compareKeys, describeDifference } from '../compare-keys.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import type { Rule } from '../rule.js';
import { baselineOf, noFault, passingFirst, streamAtHand, streamRule, thrownBy } from '../stream-at-hand.js';

const HOUR_S = 3_600;
/** More requests than this after "wait an hour" are a storm of our own. */
const FEW_REQUESTS = 3;
/** Pages that may be under way when a call is cancelled. */
const READ_AHEAD = 2;

const WAITS = streamRule({
  id: 'waits-are-faults',
  title: 'gives a wait longer than its deadline back to the host',
  mend: 'Throw a fault with blame "limit", effect "none" and retry { afterMs } from Retry-After; do not sleep and do not ask again',
  async judge(context, name) {
    const at = await streamAtHand(context, name);
    const { hostile, clock } = at.subject;
    hostile.arm({ fault: { kind: 'rate-limit', retryAfterS: HOUR_S } });
    const [requestsBefore, sleptBefore] = [hostile.requests, clock.sleptMs];
    const thrown = await thrownBy(at);
    const seen = waitFault(thrown, {
      requests: hostile.requests - requestsBefore,
      sleptMs: clock.sleptMs - sleptBefore,
    });
    return seen && `told by a 429 to wait an hour: ${seen}`;
  },
});

function waitFault(
  thrown: unknown,
  { requests, sleptMs }: { readonly requests: number; readonly sleptMs: number },
): string | undefined {
  if (!isFault(thrown)) return noFault(thrown);
  if (thrown.blame !== 'limit') return `it blamed "${thrown.blame}" (${thrown.code})`;
  if (thrown.effect !== 'none') return `its fault says that the effect is "${thrown.effect}"`;
  const afterMs = typeof thrown.retry === 'object' ? thrown.retry.afterMs : undefined;
  if (afterMs === undefined || afterMs < HOUR_S * 1_000) {
    return `its fault asks to retry ${afterMs === undefined ? `"${String(thrown.retry)}"` : `after ${afterMs} ms`}`;
  }
  if (sleptMs > 0) return `it slept ${sleptMs} ms`;
  return requests > FEW_REQUESTS ? `it sent ${requests} requests` : undefined;
}

/** A failure that a read meets at its second request, or at its only one, and the fault that it must become. */
interface Failure {
  readonly fault: HostileFault;
  readonly when: string;
  readonly blame: readonly Fault['blame'][];
}

/** Failures that pass by themselves. */
const TRANSIENT: readonly Failure[] = [
  { fault: { kind: 'server-error', status: 503 }, when: 'answered by a 503', blame: ['remote', 'limit'] },
  { fault: { kind: 'server-error', status: 500 }, when: 'answered by a 500', blame: ['remote'] },
  { fault: { kind: 'unreachable' }, when: 'with nothing listening', blame: ['network'] },
  { fault: { kind: 'lost-reply' }, when: 'with its reply lost', blame: ['network'] },
];

const PASSING = streamRule({
  id: 'passing-failures',
  title: 'says of a failure that may pass that it may',
  mend: 'Let faults of call.exchange through as they are, and classify a 5xx reply as blame "remote", effect "none", retry { afterMs }',
  judge: (context, name) =>
    firstWrong(TRANSIENT, { context, name, isRetry: (retry) => typeof retry === 'object' }),
});

/** Failures that only a person can mend. */
const REFUSALS: readonly Failure[] = [
  { fault: { kind: 'unauthorized' }, when: 'its login refused midway', blame: ['credentials'] },
  {
    fault: { kind: 'forbidden' },
    when: 'its permission taken away midway',
    blame: ['permission', 'credentials'],
  },
];

const REFUSED = streamRule({
  id: 'refusals-need-a-person',
  title: 'says of a refused login or permission who must mend it, and does not try again by itself',
  mend: 'Classify a 401 as blame "credentials" and a 403 as blame "permission", both with effect "none" and retry "after-fix", and say in "fix" what to do',
  judge: (context, name) =>
    firstWrong(REFUSALS, { context, name, isRetry: (retry) => retry === 'after-fix' }),
});

/** Where a failure is tried, and what must be said of it. */
interface Trial {
  readonly context: KitContext;
  readonly name: string;
  readonly isRetry: (retry: Fault['retry']) => boolean;
}

async function firstWrong(failures: readonly Failure[], trial: Trial): Promise<string | undefined> {
  const after = await passingFirst(trial.context, trial.name);
  for (const failure of failures) {
    const seen = await failing(failure, after, trial);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

async function failing(
  { fault, when, blame }: Failure,
  after: number,
  { context, name, isRetry }: Trial,
): Promise<string | undefined> {
  const at = await streamAtHand(context, name);
  at.subject.hostile.arm({ fault, after });
  const thrown = await thrownBy(at);
  if (!isFault(thrown)) return `${when}: ${noFault(thrown)}`;
  if (!blame.includes(thrown.blame)) return `${when}: it blamed "${thrown.blame}" (${thrown.code})`;
  if (thrown.effect !== 'none')
    return `${when}: its fault says that the effect of a read is "${thrown.effect}"`;
  return isRetry(thrown.retry)
    ? undefined
    : `${when}: its fault asks to retry ${typeof thrown.retry === 'object' ? `after ${thrown.retry.afterMs} ms` : `"${thrown.retry}"`}`;
}

const STRANGE: readonly { readonly fault: HostileFault; readonly when: string }[] = [
  { fault: { kind: 'web-page' }, when: 'answered by a web page' },
  { fault: { kind: 'cut-short' }, when: 'with a reply cut short' },
];

const STRANGE_REPLIES = streamRule({
  id: 'strange-replies',
  title: 'calls a reply that makes no sense a fault, in one line',
  mend: 'Parse replies in one place, which throws a fault of one line with blame "remote" or "config" that says what came',
  async judge(context, name) {
    for (const { fault, when } of STRANGE) {
      const at = await streamAtHand(context, name);
      at.subject.hostile.arm({ fault });
      const thrown = await thrownBy(at);
      const seen = isFault(thrown) ? wordingFault(thrown) : noFault(thrown);
      if (seen !== undefined) return `${when}: ${seen}`;
    }
    return undefined;
  },
});

function wordingFault({ message, blame, code }: Fault): string | undefined {
  if (/[\r\n]/.test(message)) return 'the message of its fault has more than one line';
  if (message.length < 10) return `the message of its fault is "${message}"`;
  return blame === 'connector' ? `it blamed itself (${code})` : undefined;
}

const REPEATED = streamRule({
  id: 'repeated-reply',
  title: 'neither loses a row nor turns in circles when a page comes twice',
  mend: 'Go on from the last row given and not from a count of pages; a page that does not get on is a fault',
  async judge(context, name) {
    const { keys } = await baselineOf(context, name);
    const { subject, stream, params } = await streamAtHand(context, name);
    subject.hostile.arm({ fault: { kind: 'repeated-reply' }, times: 1 });
    try {
      const { records, stuck } = await readStream(subject, { stream, params, maxCalls: 500 });
      if (stuck) return 'with a reply that came twice: it turned in circles';
      const { missing } = compareKeys(records, keys, stream.key);
      const text = describeDifference({ missing, extra: [], doubled: [] }, { mayDouble: true });
      return text && `with a reply that came twice: ${text}`;
    } catch (thrown) {
      // A fault is fine: the host reads again from the checkpoint.
      return isFault(thrown) ? undefined : `with a reply that came twice: ${noFault(thrown)}`;
    }
  },
});

const ABORT = streamRule({
  id: 'stops-when-cancelled',
  title: 'sends nothing more once its call was cancelled',
  mend: 'Pass faults of call.exchange on; where you wait otherwise, heed call.signal',
  async judge(context, name) {
    const { subject, stream, params } = await streamAtHand(context, name);
    const controller = new AbortController();
    let pages = 0;
    const onEvent = ({ kind }: ReadEvent): void => {
      if (kind !== 'records') return;
      pages += 1;
      if (pages === 2) controller.abort();
    };
    const call = { signal: controller.signal };
    try {
      await readStream(subject, { stream, params, call, onEvent, maxCalls: 1 });
    } catch {
      // A fault, or the end of the call: either is a way to stop.
    }
    const { cancelledRequests } = subject.traffic;
    if (pages > 2 + READ_AHEAD) return `cancelled at its second page: it went on for ${pages - 2} pages`;
    return cancelledRequests > READ_AHEAD
      ? `cancelled at its second page: it asked for ${cancelledRequests} more requests`
      : undefined;
  },
});

/** What a connector does when the remote fails. */
export const FAILURE_RULES: readonly Rule[] = [WAITS, PASSING, REFUSED, STRANGE_REPLIES, REPEATED, ABORT];
