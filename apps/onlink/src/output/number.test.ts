import { describe, expect, it } from 'vitest';
import { count, duration } from './number.js';

describe('count', () => {
  it('groups thousands, whatever the language of the machine', () => {
    expect([0, 999, 5_000, 1_234_567].map(count)).toEqual(['0', '999', '5,000', '1,234,567']);
  });
});

describe('duration', () => {
  it.each([
    [0, '0.0 s'],
    [449, '0.4 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 0 s'],
    [119_400, '1 min 59 s'],
    [119_600, '2 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_600_000, '60 min 0 s'],
  ])('shows %d ms as %s', (durationMs, text) => {
    expect(duration(durationMs)).toBe(text);
  });
});
