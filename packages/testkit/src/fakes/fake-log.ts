import type { Call, JsonObject, LogLevel } from '@onlink/core';

/** One event that a connector logged. */
export interface LoggedEvent {
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: JsonObject;
}

/** A log that keeps what it is told, in order. */
export interface FakeLog {
  readonly log: Call['log'];
  readonly events: readonly LoggedEvent[];
}

/** Makes an empty log. */
export function createFakeLog(): FakeLog {
  const events: LoggedEvent[] = [];
  return { events, log: (level, event, fields = {}) => void events.push({ level, event, fields }) };
}
