/**
 * The mock's own time, in milliseconds since the epoch (UTC).
 *
 * Signature windows, nonces, lock-outs, `SYSDATE`, `lastmodifieddate` and the `Date` header all read it, so a test
 * that moves it moves everything at once.
 */
export interface MockClock {
  /** The present instant, whole or fractional milliseconds since the epoch. */
  now(): number;
  /** Moves the clock by `durationMs`, which may be negative; the offset is kept until moved again. */
  advance(durationMs: number): void;
}

/** Makes a clock over `source` (default `Date.now`), which is read on each call. */
export function createMockClock(source: () => number = Date.now): MockClock {
  let offsetMs = 0;
  return {
    now: () => source() + offsetMs,
    advance(durationMs) {
      offsetMs += durationMs;
    },
  };
}
