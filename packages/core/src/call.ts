import type { HttpRequest, HttpResponse } from './http.js';
import type { JsonObject } from './json.js';

/** The host's clock. A connector knows no other: tests move it, and a wrong system clock can be corrected. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Waits; rejects when the call's signal aborts. Not for waits longer than the deadline: those are a fault. */
  sleep(durationMs: number): Promise<void>;
}

/** What a reply taught about the remote account's limits. Instants are epoch milliseconds. */
export interface BudgetObservation {
  readonly limit?: number;
  readonly remaining?: number;
  readonly resetAt?: number;
  readonly concurrent?: number;
}

/**
 * The remote account's shared allowance. The host's {@link Call.exchange} takes and releases it by itself; a
 * connector only passes on what it learns.
 */
export interface Budget {
  learn(observation: BudgetObservation): void;
}

/** How much an event in the log matters. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * What each call into a connector is given: time, network, chance and log. There is nothing ambient: no global
 * `fetch`, timers, `Date.now`, `console` or `process.env` in a connector.
 */
export interface Call {
  /** Aborts when the host cancels or the deadline has passed. */
  readonly signal: AbortSignal;
  /** When to have returned, in epoch milliseconds of {@link Clock.now}. Before it, a reader yields a checkpoint and ends. */
  readonly deadlineAt: number;
  /** 1 for the first try of this piece of work, counted up by the host. */
  readonly attempt: number;
  readonly clock: Clock;
  readonly budget: Budget;
  /** Sends one request. Throws a fault where no whole reply came; it says whether the world may have changed. */
  exchange(request: HttpRequest): Promise<HttpResponse>;
  /** Random bytes from the host, 1 to 1,024 at a time; seeded in tests. */
  random(sizeBytes: number): Uint8Array;
  /** Tells the host's log. `event` is a stable name such as `suiteql.page`; the redactor sees the fields first. */
  log(level: LogLevel, event: string, fields?: JsonObject): void;
}
