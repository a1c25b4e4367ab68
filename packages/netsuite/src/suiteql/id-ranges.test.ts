import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutIdRanges } from './id-ranges.js';

it('keeps a small table whole', () => {
  expect(cutIdRanges(1, 5_000, 4_000)).toEqual([{ after: 0, last: 5_000 }]);
  expect(cutIdRanges(-5, 900_000, 4_000)).toEqual([{ after: -6, last: 900_000 }]);
});

it('cuts a large table into one range for each 4,000 rows begun, of equal width', () => {
  expect(cutIdRanges(1, 120_000, 12_000)).toEqual([
    { after: 0, last: 40_000 },
    { after: 40_000, last: 80_000 },
    { after: 80_000, last: 120_000 },
  ]);
});

it('puts every ID into exactly one range', () => {
  const span = fc.tuple(fc.integer({ min: -10, max: 1_000_000 }), fc.nat(3_000_000), fc.nat(5_000_000));
  fc.assert(
    fc.property(span, ([first, width, rows]) => {
      const ranges = cutIdRanges(first, first + width, rows);
      expect(ranges[0]?.after).toBe(first - 1);
      expect(ranges.at(-1)?.last).toBe(first + width);
      for (const [index, range] of ranges.entries()) {
        expect(range.last).toBeGreaterThan(range.after);
        if (index > 0) expect(range.after).toBe(ranges[index - 1]?.last);
      }
    }),
  );
});
