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
});
