import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Call,
  createFault,
  type Effect,
  type HttpRequest,
  type HttpResponse,
  isFault,
} from '@onlink/core';
import { createFakeBudget, type FakeBudget } from '../fakes/fake-budget.js';
import { createFakeCall } from '../fakes/fake-call.js';
import type { FakeClock } from '../fakes/fake-clock.js';
import type { FakeLog } from '../fakes/fake-log.js';
import type { HostileFetch } from '../hostile/hostile-fetch.js';
import { asKit } from './ambient.js';
import { asForeignFault } from './foreign-copy.js';
import type { TestRemote } from './options.js';

/** What a connector sends, and what that tells of it. */
export interface Traffic {
  /** How long each request takes on the clock, in milliseconds. */
  requestMs: number;
  /** Requests that were begun when the deadline of their call had come. */
  readonly lateRequests: number;
  /** Requests that were asked for when their call had been cancelled. */
  readonly cancelledRequests: number;
  /** Addresses outside of the hosts of the account. */
  readonly strays: readonly string[];
  /** Requests whose word on their effect was wrong: said to have none, and the remote was changed. */
  readonly silentWrites: readonly string[];
  readonly budget: FakeBudget;
  /** Rejects when requests are sent without end: what waits for the connector waits for this too. */
  readonly runaway: Promise<never>;
  call(options: TrafficCall): Call;
}

/** What a call is made of. */
interface TrafficCall {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly attempt: number;
  readonly seed: number;
}

/** Where a connector's requests go. */
export interface TrafficGround {
  readonly clock: FakeClock;
  readonly remote: TestRemote;
  readonly hostile: HostileFetch;
  readonly log: FakeLog;
  /** Whether faults reach it as another copy of the contract would make them. */
  readonly foreign: boolean;
  readonly hosts: readonly string[];
}

/** What the request under way does, as its sender stated it. */
const effectUnderWay = new AsyncLocalStorage<Effect>();

/** For switches: whether the request under way changes something, by its sender's word. */
export function isWrite(): boolean {
  return (effectUnderWay.getStore() ?? 'none') !== 'none';
}

/** More requests than any rule needs. */
const MOST_REQUESTS = 20_000;
/** A request or two may be under way when a call is cancelled. */
const MOST_CANCELLED = 50;

/** Makes the calls of one client over one network. */
export function createTraffic(ground: TrafficGround): Traffic {
  const { clock, remote, hostile, log, foreign, hosts } = ground;
  const seen = { late: 0, cancelled: 0, strays: [] as string[], silentWrites: [] as string[] };
  const budget = createFakeBudget();
  let giveUp: (error: Error) => void = () => undefined;
  const runaway = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  runaway.catch(() => undefined);
  const traffic: Traffic = {
    requestMs: 0,
    get lateRequests() {
      return seen.late;
    },
    get cancelledRequests() {
      return seen.cancelled;
    },
    strays: seen.strays,
    silentWrites: seen.silentWrites,
    budget,
    runaway,
    call: ({ signal, deadlineMs, attempt, seed }) => {
      const call = createFakeCall({
        clock,
        signal,
        budget,
        log,
        deadlineMs,
        attempt,
        seed,
        fetch: (url, init) => {
          if (clock.now() >= call.deadlineAt) seen.late += 1;
          clock.advance(traffic.requestMs);
          return hostile.fetch(new Request(url, init));
        },
      });
      const exchange = async (request: HttpRequest): Promise<HttpResponse> => {
        if (signal.aborted) seen.cancelled += 1;
        if (seen.cancelled > MOST_CANCELLED || hostile.requests > MOST_REQUESTS) {
          giveUp(new Error('it sends requests without end'));
          // Whoever swallows every fault can only be left waiting.
          return new Promise(() => undefined);
        }
        const { host } = new URL(request.url);
        if (!hosts.includes(host)) {
          seen.strays.push(host);
          throw straying(host);
        }
        const writesBefore = remote.writes();
        try {
          return await effectUnderWay.run(request.effect, () => call.exchange(request));
        } finally {
          if (request.effect === 'none' && remote.writes() > writesBefore)
            seen.silentWrites.push(`${request.method} ${new URL(request.url).pathname}`);
        }
      };
      return {
        ...call,
        exchange: (request) =>
          asKit(() => exchange(request)).catch((thrown: unknown) => {
            throw foreign && isFault(thrown) ? asForeignFault(thrown) : thrown;
          }),
      };
    },
  };
  return traffic;
}

function straying(host: string): Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'never',
    effect: 'none',
    code: 'host/egress-refused',
    message: `Failed to send a request to "${host}": the connector did not announce that host. Report this to the connector's author.`,
  });
}
