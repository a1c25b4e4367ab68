import { describe, expect, it } from 'vitest';
import { createSeededRandom } from './seeded-random.js';

describe('seeded randomness', () => {
  it('repeats itself from the same seed, and only from that', () => {
    const bytes = (seed?: number): number[] => [...createSeededRandom(seed)(32)];
    expect(bytes(7)).toEqual(bytes(7));
    expect(bytes(7)).not.toEqual(bytes(8));
    expect(bytes()).toEqual(bytes(1));
  });

  it('goes on where it was, so that two nonces differ', () => {
    const random = createSeededRandom(7);
    const [first, second] = [random(16), random(16)];
    expect(first).not.toEqual(second);
    expect([...first, ...second]).toEqual([...createSeededRandom(7)(32)]);
  });

  it('gives every byte about as often', () => {
    const counts = new Array<number>(256).fill(0);
    for (const byte of createSeededRandom(7)(256 * 200)) counts[byte] = (counts[byte] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(120);
    expect(Math.max(...counts)).toBeLessThan(280);
  });
});
