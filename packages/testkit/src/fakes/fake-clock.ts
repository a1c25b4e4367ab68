import type { Clock } from '@onlink/core';

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves it forward, by whole or broken milliseconds. */
  advance(durationMs: number): void;
  /** How long was slept in all, in milliseconds. */
  readonly sleptMs: number;
}

/**
 * Makes a fake clock. `sleep` moves it on at once instead of waiting, and rejects once the signal has aborted, as the
 * host's does.
 *
 * @param startAt epoch milliseconds; default noon UTC on 1 July 2026
 */
export function createFakeClock(startAt = Date.UTC(2026, 6, 1, 12), signal?: AbortSignal): FakeClock {
  let nowMs = startAt;
  let sleptMs = 0;
  return {
    now: () => nowMs,
    get sleptMs() {
      return sleptMs;
    },
    advance: (durationMs) => {
      nowMs += durationMs;
    },
    sleep: async (durationMs) => {
      signal?.throwIfAborted();
      nowMs += durationMs;
      sleptMs += durationMs;
    },
  };
}
