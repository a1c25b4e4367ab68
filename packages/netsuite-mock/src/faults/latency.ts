import type { Random } from '../store/seed/random.js';

/** How long an answer is held back. `lognormal` has a long tail: half of the answers take less than the median. */
export type Latency =
  | { readonly kind: 'fixed'; readonly delayMs: number }
  | { readonly kind: 'uniform'; readonly leastMs: number; readonly mostMs: number }
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number };

/** The longest that an answer is held back: an hour. */
export const LONGEST_DELAY_MS = 3_600_000;

/** Draws one delay, in milliseconds, never more than an hour. The same stream gives the same delay. */
export function drawDelayMs(latency: Latency, random: Random): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.delayMs;
    case 'uniform':
      return latency.leastMs + random.next() * (latency.mostMs - latency.leastMs);
    case 'lognormal':
      return Math.min(LONGEST_DELAY_MS, latency.medianMs * Math.exp(latency.sigma * drawNormal(random)));
  }
}

/** One draw of the standard normal distribution (Box and Muller). */
function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
