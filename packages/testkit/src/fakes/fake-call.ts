import type { BudgetObservation, Call, HttpRequest, HttpResponse } from '@onlink/core';
import { createFetchExchange, type Fetch } from '@onlink/runtime';
import { createFakeBudget, type FakeBudget } from './fake-budget.js';
import { createFakeClock, type FakeClock } from './fake-clock.js';
import { createFakeLog, type FakeLog, type LoggedEvent } from './fake-log.js';
import { createSeededRandom } from './seeded-random.js';

/** What a fake call is made of; everything has a default. */
export interface FakeCallOptions {
  /** Answers requests. Default: the global `fetch` of the moment of the request, which msw and others intercept. */
  readonly fetch?: Fetch;
  readonly clock?: FakeClock;
  readonly budget?: FakeBudget;
  readonly log?: FakeLog;
  readonly signal?: AbortSignal;
  /** From the clock's present, in milliseconds. Default 60,000. */
  readonly deadlineMs?: number;
  readonly attempt?: number;
  /** Of the random bytes. Default 1. */
  readonly seed?: number;
}

/** A call, and what was done with it. */
export interface FakeCall extends Call {
  readonly clock: FakeClock;
  /** Requests in the order in which they were sent. */
  readonly requests: readonly HttpRequest[];
  readonly logged: readonly LoggedEvent[];
  readonly learned: readonly BudgetObservation[];
}

/** Makes a call for tests: a clock that stands still, seeded randomness, a real exchange over `fetch`, and records of it all. */
export function createFakeCall(options: FakeCallOptions = {}): FakeCall {
  const { signal = new AbortController().signal, deadlineMs = 60_000, attempt = 1, seed } = options;
  const clock = options.clock ?? createFakeClock(undefined, signal);
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const exchange = createFetchExchange(fetch, (timeoutMs) => AbortSignal.timeout(timeoutMs));
  const requests: HttpRequest[] = [];
  const budget = options.budget ?? createFakeBudget();
  const log = options.log ?? createFakeLog();
  return {
    signal,
    deadlineAt: clock.now() + deadlineMs,
    attempt,
    clock,
    random: createSeededRandom(seed),
    budget,
    log: log.log,
    exchange: async (request): Promise<HttpResponse> => {
      requests.push(request);
      return budget.run(() => exchange(request, signal));
    },
    requests,
    logged: log.events,
    learned: budget.learned,
  };
}
