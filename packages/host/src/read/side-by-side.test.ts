import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workSideBySide } from './side-by-side.js';

const { signal } = new AbortController();
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work side by side', () => {
  it('does everything, begun in order, never more at a time than it may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(4)), async (allowed, turns) => {
        const begun: number[] = [];
        let underWay = 0;
        let most = 0;
        let done = 0;
        await workSideBySide([...turns.entries()], {
          atOnce: () => allowed,
          signal,
          work: async ([index, count]) => {
            begun.push(index);
            underWay += 1;
            most = Math.max(most, underWay);
            for (let left = count; left > 0; left -= 1) await turn();
            underWay -= 1;
            done += 1;
          },
        });
        expect(begun).toEqual([...turns.keys()]);
        expect(done).toBe(turns.length);
        expect(most).toBeLessThanOrEqual(allowed);
      }),
      { numRuns: 50 },
    );
  });

  it('ends with the first failure, aborts the rest, waits for it and begins nothing more', async () => {
    const events: string[] = [];
    const working = workSideBySide(['slow', 'bad', 'never'], {
      atOnce: () => 2,
      signal,
      work: async (item, itemSignal) => {
        events.push(`${item} begun`);
        if (item === 'bad') throw new Error('bad failed');
        await new Promise((resolve) => itemSignal.addEventListener('abort', resolve));
        await turn();
        events.push(`${item} ended`);
        throw new Error('aborted');
      },
    });
    await expect(working).rejects.toThrow('bad failed');
    expect(events).toEqual(['slow begun', 'bad begun', 'slow ended']);
  });

  it("passes the caller's abort on", async () => {
    const caller = new AbortController();
    const working = workSideBySide([1], {
      atOnce: () => 1,
      signal: caller.signal,
      work: (_, itemSignal) =>
        new Promise((_resolve, reject) =>
          itemSignal.addEventListener('abort', () => reject(itemSignal.reason)),
        ),
    });
    caller.abort(new Error('stopped'));
    await expect(working).rejects.toThrow('stopped');
  });
});
