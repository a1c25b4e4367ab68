/** How a clock goes: it runs with its source, or stands still. Plain data, so that a snapshot can keep it. */
export type ClockState =
  | { readonly kind: 'running'; readonly offsetMs: number }
  | { readonly kind: 'frozen'; readonly atMs: number };

/**
 * The mock's own time, in milliseconds since the epoch (UTC).
 *
 * Signature windows, nonces, lock-outs, `SYSDATE`, `lastmodifieddate` and the `Date` header all read it, so a test
 * that moves it moves everything at once. Calls throw an `Error` where they lead to no time of the years 1 to 9999.
 */
export interface MockClock {
  /** The present instant, whole or fractional milliseconds since the epoch. */
  now(): number;
  /** Moves the clock by `durationMs`, which may be negative, whether it runs or stands still. */
  advance(durationMs: number): void;
  /** Makes the clock stand still, at `atMs` or where it is. */
  freeze(atMs?: number): void;
  /** The same as `advance`: what moves a clock that stands still. */
  step(durationMs: number): void;
  /** Lets the clock run on from where it is. */
  run(): void;
  /** How it goes at present. */
  state(): ClockState;
  /** Makes it go as it went when `state` was read. A running clock takes up its distance from the source again. */
  restore(state: ClockState): void;
}

/** Makes a running clock over `source` (default `Date.now`), which is read on each call. */
export function createMockClock(source: () => number = Date.now): MockClock {
  let state: ClockState = { kind: 'running', offsetMs: 0 };
  const now = (): number => (state.kind === 'frozen' ? state.atMs : source() + state.offsetMs);
  const advance = (durationMs: number): void => {
    assertTime('advance', now() + durationMs, durationMs);
    state =
      state.kind === 'frozen'
        ? { kind: 'frozen', atMs: state.atMs + durationMs }
        : { kind: 'running', offsetMs: state.offsetMs + durationMs };
  };
  return {
    now,
    advance,
    step: advance,
    freeze(atMs = now()) {
      assertTime('freeze', atMs, atMs);
      state = { kind: 'frozen', atMs };
    },
    run() {
      state = { kind: 'running', offsetMs: now() - source() };
    },
    state: () => state,
    restore(earlier) {
      state = earlier;
    },
  };
}

const DAY_MS = 86_400_000;
// A day less at both ends, so that every zone's wall time has a year of four digits too.
const FIRST_MS = Date.parse('0001-01-02T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59Z') - DAY_MS;

function assertTime(verb: string, nowMs: number, given: number): void {
  if (typeof given === 'number' && nowMs >= FIRST_MS && nowMs <= LAST_MS) return;
  throw new Error(
    `Failed to ${verb} the clock: "${given}" leads to no time of the years 1 to 9999. Give a number of milliseconds.`,
  );
}
