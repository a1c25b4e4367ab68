import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@onlink/core';

/** The machine's clock, for one call: its waits end when the call's signal aborts. */
export function createSystemClock(signal: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: (durationMs) => delay(durationMs, undefined, { signal }),
  };
}

/** Waits, and ends early without an error when the signal aborts. It keeps no process alive. */
export async function delayUntilAborted(durationMs: number, signal: AbortSignal): Promise<void> {
  await delay(durationMs, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Waits for what is to be done next, and ends early without an error when the signal aborts. */
export async function waitUntilAborted(durationMs: number, signal: AbortSignal): Promise<void> {
  await delay(durationMs, undefined, { signal }).catch(() => undefined);
}
