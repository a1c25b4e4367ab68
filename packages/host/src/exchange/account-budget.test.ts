import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccountBudget } from './account-budget.js';

describe('an account budget', () => {
  it('never lets more through than it allows, and everyone in the end, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        async (allowed, count) => {
          const budget = createAccountBudget(allowed);
          const order: number[] = [];
          let underWay = 0;
          let most = 0;
          const work = async (index: number): Promise<void> => {
            await budget.take(new AbortController().signal);
            order.push(index);
            underWay += 1;
            most = Math.max(most, underWay);
            await Promise.resolve();
            underWay -= 1;
            budget.release();
          };
          await Promise.all(Array.from({ length: count }, (_, index) => work(index)));
          expect(most).toBeLessThanOrEqual(allowed);
          expect(order).toEqual(Array.from({ length: count }, (_, index) => index));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('forgets a waiter whose call was aborted, and keeps its place for the next', async () => {
    const budget = createAccountBudget(1);
    const patient = new AbortController();
    const leaving = new AbortController();
    await budget.take(patient.signal);
    const left = budget.take(leaving.signal);
    const stayed = budget.take(patient.signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    budget.release();
    await expect(stayed).resolves.toBeUndefined();
  });

  it('learns a lower and a higher limit, and never goes below one', async () => {
    const budget = createAccountBudget(1);
    const { signal } = new AbortController();
    await budget.take(signal);
    const second = budget.take(signal);
    budget.learn({ concurrent: 2 });
    await expect(second).resolves.toBeUndefined();
    budget.learn({ concurrent: 0 });
    budget.release();
    budget.release();
    await expect(budget.take(signal)).resolves.toBeUndefined();
  });

  describe('of an account that refuses', () => {
    /** A clock that is moved by hand. */
    function aTimer() {
      let nowMs = 0;
      let due: { at: number; then: () => void }[] = [];
      return {
        now: () => nowMs,
        after: (durationMs: number, then: () => void) => {
          const entry = { at: nowMs + durationMs, then };
          due.push(entry);
          return () => {
            due = due.filter((other) => other !== entry);
          };
        },
        armed: () => due.length,
        pass(durationMs: number) {
          nowMs += durationMs;
          const ripe = due.filter(({ at }) => at <= nowMs);
          due = due.filter(({ at }) => at > nowMs);
          for (const { then } of ripe) then();
        },
      };
    }
    const { signal } = new AbortController();
    setMaxListeners(0, signal);

    /** A budget of `limit` with so many requests under way, and how many of 20 that wait have come through. */
    async function busy(limit: number, underWay: number) {
      const timer = aTimer();
      const budget = createAccountBudget(limit, timer);
      for (let nth = 0; nth < underWay; nth += 1) await budget.take(signal);
      let through = 0;
      const wait = () => {
        for (let nth = 0; nth < 20; nth += 1) void budget.take(signal).then(() => (through += 1));
      };
      const seen = async () => {
        await new Promise<void>((resolve) => setImmediate(resolve));
        return through;
      };
      return { timer, budget, wait, seen };
    }

    it('lets nobody through before the time it named', async () => {
      const { timer, budget, wait, seen } = await busy(4, 0);
      budget.learn({ remaining: 0, resetAt: 2_000 });
      wait();
      expect(await seen()).toBe(0);
      timer.pass(1_999);
      expect(await seen()).toBe(0);
      timer.pass(1);
      expect(await seen()).toBeGreaterThan(0);
    });

    it('lets through as many as were under way beside the refused one, and more as time passes', async () => {
      const { timer, budget, wait, seen } = await busy(5, 4);
      budget.release();
      // A second refusal of the same burst.
      budget.learn({ remaining: 0, resetAt: 2_000 });
      budget.release();
      budget.learn({ remaining: 0, resetAt: 2_000 });
      for (let nth = 0; nth < 2; nth += 1) budget.release();
      wait();
      timer.pass(2_000);
      expect(await seen()).toBe(3);
      timer.pass(60_000);
      for (let nth = 0; nth < 3; nth += 1) budget.release();
      expect(await seen()).toBe(3 + 5);
    });

    it('keeps to what it was told it may, and to one at least', async () => {
      const { timer, budget, wait, seen } = await busy(4, 1);
      budget.learn({ concurrent: 2 });
      budget.release();
      budget.learn({ remaining: 0 });
      wait();
      expect(await seen()).toBe(1);
      timer.pass(3_600_000);
      budget.release();
      expect(await seen()).toBe(1 + 2);
    });

    it('keeps a timer only while somebody waits', async () => {
      const { timer, budget } = await busy(4, 0);
      budget.learn({ remaining: 0, resetAt: 2_000 });
      expect(timer.armed()).toBe(0);
      const leaving = new AbortController();
      const left = budget.take(leaving.signal);
      expect(timer.armed()).toBe(1);
      leaving.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      expect(timer.armed()).toBe(0);
    });

    it('says at once that the pause is longer than the call may take', async () => {
      const { budget } = await busy(4, 0);
      budget.learn({ remaining: 0, resetAt: 3_600_000 });
      expect(() => budget.take(signal, 60_000)).toThrow(
        expect.objectContaining({
          code: 'host/account-at-limit',
          blame: 'limit',
          retry: { afterMs: 3_600_000 },
        }),
      );
    });
  });
});
