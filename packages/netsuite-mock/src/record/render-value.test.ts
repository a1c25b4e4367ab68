import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoInstant } from './render-value.js';

describe('an instant', () => {
  it('is what Date says of it, from year 1 to 9999', () => {
    const instants = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(isoInstant(date.getTime())).toBe(`${date.toISOString().slice(0, 19)}Z`);
      }),
    );
  });
});
