import { expect, it } from 'vitest';
import type { NetsuiteMock } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';

const CATALOG = '/services/rest/record/v1/metadata-catalog';

/** How long the core says that an answer is to be held back. */
function delayOf(mock: NetsuiteMock, path: string): number | undefined {
  const url = `https://netsuite.invalid${path}`;
  return mock.handle({ method: 'GET', url, headers: {}, body: new Uint8Array(0) }).delivery?.delayMs;
}

// The mock's own: faults that hold an answer back. What they draw is in src/faults/latency.test.ts.
onBothFaces('a fault that is slow', (connect) => {
  it('is answered all the same, in the end', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'latency', distribution: { kind: 'fixed', delayMs: 1 } });
    expect((await query('SELECT id FROM employee')).status).toBe(200);
    expect(mock.journal.at(-1)).toMatchObject({ faults: ['latency'], delivery: { delayMs: 1 } });
  });

  it('holds answers back by what it draws, the same for the same seed, and several add up', async () => {
    const { mock } = await connect();
    const distribution = { kind: 'uniform', leastMs: 1000, mostMs: 2000 } as const;
    const drawn = () => {
      mock.faults.disarm();
      mock.faults.arm({ fault: 'latency', distribution, seed: 3 });
      return [delayOf(mock, '/a'), delayOf(mock, '/b'), delayOf(mock, '/c')];
    };
    const delays = drawn();
    expect(new Set(delays).size).toBe(3);
    expect(drawn()).toEqual(delays);
    mock.faults.disarm();
    for (const delayMs of [10, 20])
      mock.faults.arm({ fault: 'latency', distribution: { kind: 'fixed', delayMs } });
    expect(delayOf(mock, '/a')).toBe(30);
  });

  it('is the metadata catalog alone, by 20 seconds or as asked', async () => {
    const { mock } = await connect();
    mock.faults.arm({ fault: 'slow-catalog', times: 2 });
    expect(delayOf(mock, '/services/rest/record/v1/employee')).toBeUndefined();
    expect([delayOf(mock, CATALOG), delayOf(mock, `${CATALOG}/employee`)]).toEqual([20_000, 20_000]);
    mock.faults.arm({ fault: 'slow-catalog', distribution: { kind: 'fixed', delayMs: 5 } });
    expect(delayOf(mock, CATALOG)).toBe(5);
  });
});
