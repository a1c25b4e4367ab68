import { createFault, type Fault, type FaultDetails } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type RetryContext } from './retry-policy.js';

describe('the retry policy', () => {
  it.each<[string, Partial<FaultDetails>, Partial<RetryContext>, string]>([
    ['pauses on configuration', { blame: 'config', retry: 'after-fix' }, {}, 'pause'],
    ['pauses on credentials', { blame: 'credentials', retry: 'after-fix' }, {}, 'pause'],
    ['pauses on a permission', { blame: 'permission', retry: 'after-fix' }, {}, 'pause'],
    ['refuses one item for its input', { blame: 'input', retry: 'never' }, {}, 'refuse-item'],
    ['reschedules at a limit', { blame: 'limit', retry: { afterMs: 9 } }, {}, 'reschedule'],
    ['opens an incident for a defect', { blame: 'connector', retry: 'never' }, {}, 'incident'],
    ['resumes after its own failure', { blame: 'host' }, {}, 'resume'],
    ['resumes after a cancellation', { blame: 'cancelled' }, {}, 'resume'],
    ['tries a passing network failure again', { blame: 'network' }, {}, 'retry'],
    ['gives up after the last attempt', { blame: 'network' }, { attempt: 5 }, 'pause'],
    ['does not repeat what is permanent', { blame: 'remote', retry: 'never' }, {}, 'pause'],
    ['reconciles a lost write', { effect: 'unknown' }, { retryClass: 'reconcile' }, 'reconcile'],
    ['leaves a lost write to a person', { effect: 'unknown' }, { retryClass: 'never' }, 'pause'],
    ['sends a lost write again by its key', { effect: 'unknown' }, { retryClass: 'by-key' }, 'retry'],
  ])('%s', (_title, part, context, kind) => {
    expect(decide(aFault(part), { attempt: 1, retryClass: 'safe', random: 0.5, ...context }).kind).toBe(kind);
  });

  it('never waits less than the fault asks for, nor more than half a minute beyond it', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (afterMs, attempt, random) => {
          const decision = decide(aFault({ retry: { afterMs } }), { attempt, random, retryClass: 'safe' });
          if (decision.kind !== 'retry') throw new Error(decision.kind);
          expect(decision.afterMs).toBeGreaterThanOrEqual(afterMs);
          expect(decision.afterMs).toBeLessThanOrEqual(afterMs + 30_000);
        },
      ),
    );
  });
});

function aFault(part: Partial<FaultDetails>): Fault {
  return createFault({
    blame: 'network',
    scope: 'partition',
    retry: { afterMs: 100 },
    effect: 'none',
    code: 'test/fault',
    message: 'Failed to test.',
    ...part,
  });
}
