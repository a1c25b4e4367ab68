import { describe, expect, it } from 'vitest';
import { createFakeBudget } from './fake-budget.js';

describe('a fake budget', () => {
  it('lets no more requests be in flight than it has permits, and all of them through in the end', async () => {
    const budget = createFakeBudget(2);
    const begun: number[] = [];
    const releases: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((nth) =>
      budget.run(async () => {
        begun.push(nth);
        await new Promise<void>((resolve) => releases.push(resolve));
        return nth;
      }),
    );
    while (begun.length < 4) {
      expect(begun.length).toBeLessThanOrEqual(4);
      releases.shift()?.();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    for (const release of releases) release();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
    expect([begun, budget.mostInFlight]).toEqual([[0, 1, 2, 3], 2]);
  });

  it('frees a permit when a request fails', async () => {
    const budget = createFakeBudget(1);
    await expect(budget.run(async () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await budget.run(async () => 'next')).toBe('next');
  });

  it('keeps what is learned', () => {
    const budget = createFakeBudget();
    budget.learn({ remaining: 3 });
    expect(budget.learned).toEqual([{ remaining: 3 }]);
  });
});
