import { expect, it } from 'vitest';
import { createRandom } from '../store/seed/random.js';
import { drawDelayMs, type Latency } from './latency.js';

const draws = (latency: Latency) =>
  Array.from({ length: 2000 }, (_, nth) => drawDelayMs(latency, createRandom(7, nth))).sort((a, b) => a - b);

it('draws what is fixed as it is', () => {
  expect(new Set(draws({ kind: 'fixed', delayMs: 200 }))).toEqual(new Set([200]));
});

it('draws evenly between two bounds', () => {
  const drawn = draws({ kind: 'uniform', leastMs: 100, mostMs: 300 });
  expect(drawn[0]).toBeGreaterThanOrEqual(100);
  expect(drawn.at(-1)).toBeLessThan(300);
  expect(drawn[1000]).toBeGreaterThan(190);
  expect(drawn[1000]).toBeLessThan(210);
});

it('draws about a median with a long tail', () => {
  const drawn = draws({ kind: 'lognormal', medianMs: 100, sigma: 0.5 });
  expect(drawn[1000]).toBeGreaterThan(93);
  expect(drawn[1000]).toBeLessThan(107);
  // exp(0.5 * 1.645) = 2.28 at the 95th percentile.
  expect(drawn[1900]).toBeGreaterThan(205);
  expect(drawn[1900]).toBeLessThan(255);
});

it('draws the same for the same seed', () => {
  const latency: Latency = { kind: 'lognormal', medianMs: 100, sigma: 1 };
  expect(draws(latency)).toEqual(draws(latency));
});
