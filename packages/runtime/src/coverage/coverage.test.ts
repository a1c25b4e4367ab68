import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completePartition,
  isCovered,
  mayDeleteAbsent,
  mergeIntervals,
  startGeneration,
} from './coverage.js';

describe('a generation', () => {
  it('is covered when each planned partition was read to its end, in any order', () => {
    let generation = startGeneration('full', ['a', 'b']);
    expect(isCovered(generation)).toBe(false);
    generation = completePartition(generation, 'b');
    generation = completePartition(generation, 'b');
    generation = completePartition(generation, 'of-another-plan');
    expect(generation.completed).toEqual(['b']);
    expect(isCovered(generation)).toBe(false);
    expect(isCovered(completePartition(generation, 'a'))).toBe(true);
  });

  it('without partitions covers nothing', () => {
    expect(isCovered(startGeneration('full', []))).toBe(false);
  });

  it.each([
    ['by-absence', 'full', true, true],
    ['by-absence', 'full', false, false],
    ['by-absence', 'incremental', true, false],
    ['reported', 'full', true, false],
    ['unknown', 'full', true, false],
  ] as const)(
    'of a stream with deletes %s, read %s, complete %s: may delete %s',
    (deletes, mode, complete, may) => {
      const begun = startGeneration(mode, ['only']);
      expect(mayDeleteAbsent(deletes, complete ? completePartition(begun, 'only') : begun)).toBe(may);
    },
  );
});

describe('merging intervals', () => {
  it('joins what touches or overlaps, and keeps gaps', () => {
    const merged = mergeIntervals([
      { from: '2026-03', to: '2026-04' },
      { from: '2026-01', to: '2026-02' },
      { from: '2026-02', to: '2026-02-15' },
      { from: '2026-01-10', to: '2026-01-20' },
    ]);
    expect(merged).toEqual([
      { from: '2026-01', to: '2026-02-15' },
      { from: '2026-03', to: '2026-04' },
    ]);
  });

  it('covers exactly the points that its parts cover', () => {
    const interval = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(interval), (parts) => {
        const merged = mergeIntervals(parts);
        for (let point = 0; point <= 51; point += 1) {
          const within = ({ from, to }: { from: unknown; to: unknown }) =>
            Number(from) <= point && point < Number(to);
          expect(merged.some(within)).toBe(parts.some(within));
        }
        for (const [index, next] of merged.slice(1).entries())
          expect(Number(next.from)).toBeGreaterThan(Number(merged[index]?.to));
      }),
    );
  });
});
