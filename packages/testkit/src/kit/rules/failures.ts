import { type Fault, isFault, type ReadEvent } from '@onlink/core';
import type { HostileFault } from '../../hostile/hostile-fetch.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import { type Rule, RuleBroken } from '../rule.js';
import { hasNoStreams, type StreamAtHand, streamAtHand } from './reading.js';

const HOUR_S = 3_600;
/** More requests than this after "wait an hour" are a storm of our own. */
const FEW_REQUESTS = 3;
/** Pages that may be under way when a call is cancelled. */
const READ_AHEAD = 2;

/** Reads until something is thrown; `undefined` where nothing was. */
async function thrownBy({ subject, stream, params }: StreamAtHand, signal?: AbortSignal): Promise<unknown> {
  try {
    await readStream(subject, { stream, params, call: { deadlineMs: 600_000, ...(signal && { signal }) } });
    return undefined;
  } catch (thrown) {
    return thrown ?? new Error('nothing');
  }
}

const WAITS: Rule = {
  id: 'waits-are-faults',
  title: 'gives a wait longer than its deadline back to the host',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const at = await streamAtHand(context, name);
      const { subject } = at;
      subject.hostile.arm({ fault: { kind: 'rate-limit', retryAfterS: HOUR_S } });
      const requestsBefore = subject.hostile.requests;
      const sleptBefore = subject.clock.sleptMs;
      const thrown = await thrownBy(at);
      const seen = waitFault(thrown, {
        requests: subject.hostile.requests - requestsBefore,
        sleptMs: subject.clock.sleptMs - sleptBefore,
      });
      if (seen === undefined) continue;
      throw new RuleBroken(
        'waits-are-faults',
        `stream "${name}", told by a 429 to wait an hour: ${seen}`,
        'Throw a fault with blame "limit", effect "none" and retry { afterMs } from Retry-After; do not sleep and do not ask again',
      );
    }
  },
};

function waitFault(
  thrown: unknown,
  { requests, sleptMs }: { readonly requests: number; readonly sleptMs: number },
): string | undefined {
  if (!isFault(thrown))
    return thrown === undefined ? 'it ended as if nothing was' : `it threw ${nameOf(thrown)}`;
  if (thrown.blame !== 'limit') return `it blamed "${thrown.blame}" (${thrown.code})`;
  if (thrown.effect !== 'none') return `its fault says that the effect is "${thrown.effect}"`;
  const afterMs = typeof thrown.retry === 'object' ? thrown.retry.afterMs : undefined;
  if (afterMs === undefined || afterMs < HOUR_S * 1_000) {
    return `its fault asks to retry ${afterMs === undefined ? `"${String(thrown.retry)}"` : `after ${afterMs} ms`}`;
  }
  if (sleptMs > 0) return `it slept ${sleptMs} ms`;
  if (requests > FEW_REQUESTS) return `it sent ${requests} requests`;
  return undefined;
}

/** Failures that pass by themselves, with the blame they must have. */
const TRANSIENT: readonly {
  readonly fault: HostileFault;
  readonly when: string;
  readonly blame: readonly string[];
}[] = [
  { fault: { kind: 'server-error', status: 503 }, when: 'answered by a 503', blame: ['remote', 'limit'] },
  { fault: { kind: 'server-error', status: 500 }, when: 'answered by a 500', blame: ['remote'] },
  { fault: { kind: 'unreachable' }, when: 'with nothing listening', blame: ['network'] },
  { fault: { kind: 'lost-reply' }, when: 'with its reply lost', blame: ['network'] },
];

const PASSING: Rule = {
  id: 'passing-failures',
  title: 'says of a failure that may pass that it may, and goes on after it from its checkpoint',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      for (const { fault, when, blame } of TRANSIENT) {
        const at = await streamAtHand(context, name);
        at.subject.hostile.arm({ fault, after: 1 });
        const seen = passingFault(await thrownBy(at), blame);
        if (seen === undefined) continue;
        throw new RuleBroken(
          'passing-failures',
          `stream "${name}", ${when}: ${seen}`,
          'Let faults of call.exchange through as they are, and classify a 5xx reply as blame "remote", effect "none", retry { afterMs }',
        );
      }
    }
  },
};

function passingFault(thrown: unknown, blame: readonly string[]): string | undefined {
  if (!isFault(thrown))
    return thrown === undefined ? 'it ended as if nothing was' : `it threw ${nameOf(thrown)}`;
  if (!blame.includes(thrown.blame)) return `it blamed "${thrown.blame}" (${thrown.code})`;
  if (thrown.effect !== 'none') return `its fault says that the effect of a read is "${thrown.effect}"`;
  if (typeof thrown.retry !== 'object') return `its fault asks to retry "${thrown.retry}"`;
  return undefined;
}

const STRANGE: readonly { readonly fault: HostileFault; readonly when: string }[] = [
  { fault: { kind: 'web-page' }, when: 'answered by a web page' },
  { fault: { kind: 'cut-short' }, when: 'with a reply cut short' },
];

const STRANGE_REPLIES: Rule = {
  id: 'strange-replies',
  title: 'calls a reply that makes no sense a fault, in one line',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      for (const { fault, when } of STRANGE) {
        const at = await streamAtHand(context, name);
        at.subject.hostile.arm({ fault });
        const seen = strangeFault(await thrownBy(at));
        if (seen === undefined) continue;
        throw new RuleBroken(
          'strange-replies',
          `stream "${name}", ${when}: ${seen}`,
          'Parse replies in one place, which throws a fault of one line with blame "remote" or "config" that says what came',
        );
      }
    }
  },
};

function strangeFault(thrown: unknown): string | undefined {
  if (!isFault(thrown))
    return thrown === undefined ? 'it ended as if nothing was' : `it threw ${nameOf(thrown)}`;
  return wordingFault(thrown);
}

/** What is wrong with the words of a fault. */
export function wordingFault({ message, blame, code }: Fault): string | undefined {
  if (/[\r\n]/.test(message)) return 'the message of its fault has more than one line';
  if (message.length < 10) return `the message of its fault is "${message}"`;
  if (blame === 'connector') return `it blamed itself (${code})`;
  return undefined;
}

const ABORT: Rule = {
  id: 'stops-when-cancelled',
  title: 'sends nothing more once its call was cancelled',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const seen = await afterCancelling(context, name);
      if (seen === undefined) continue;
      throw new RuleBroken(
        'stops-when-cancelled',
        `stream "${name}", cancelled at its second page: ${seen}`,
        'Pass faults of call.exchange on; where you wait otherwise, heed call.signal',
      );
    }
  },
};

async function afterCancelling(context: KitContext, name: string): Promise<string | undefined> {
  const { subject, stream, params } = await streamAtHand(context, name);
  const controller = new AbortController();
  let pages = 0;
  const onEvent = ({ kind }: ReadEvent): void => {
    if (kind !== 'records') return;
    pages += 1;
    if (pages === 2) controller.abort();
  };
  const onCall = (): void => {
    if (controller.signal.aborted) throw new Stopped();
  };
  try {
    await readStream(subject, { stream, params, call: { signal: controller.signal }, onEvent, onCall });
  } catch {
    // A fault, or the end of the call: either is a way to stop.
  }
  if (pages > 2 + READ_AHEAD) return `it went on for ${pages - 2} pages`;
  const { cancelledRequests } = subject;
  return cancelledRequests > READ_AHEAD ? `it asked for ${cancelledRequests} more requests` : undefined;
}

class Stopped extends Error {}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error
    ? `${thrown.name}: ${thrown.message.split('\n', 1)[0] ?? ''}`
    : typeof thrown;
}

/** What a connector does when the remote fails. */
export const FAILURE_RULES: readonly Rule[] = [WAITS, PASSING, STRANGE_REPLIES, ABORT];
