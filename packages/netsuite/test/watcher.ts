import type { Json, JsonObject, Occurrence } from '@onlink/core';
import { createNetsuiteMock, type NetsuiteMock, type NetsuiteMockOptions } from '@onlink/netsuite-mock';
import { pollOnce } from '@onlink/runtime';
import { createFakeCall, createFakeClock } from '@onlink/testkit';
import type { NetsuiteClient } from '../src/client.js';
import { connector } from '../src/connector.js';
import type { RecordEvent } from '../src/triggers/record-event.js';
import { configOf } from './mock-call.js';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A mock whose time is the test's to move. */
export interface MovingMock {
  readonly mock: NetsuiteMock;
  now(): number;
  /** Moves it to an instant, or forward by milliseconds. */
  moveTo(instantMs: number): void;
  move(durationMs: number): void;
}

/** Makes a mock of few rows at an instant. */
export function aMovingMock(at: string, options: NetsuiteMockOptions = {}): MovingMock {
  let nowMs = Date.parse(at);
  return {
    mock: createNetsuiteMock({ employees: 5, seed: 7, now: () => nowMs, ...options }),
    now: () => nowMs,
    moveTo: (instantMs) => {
      nowMs = instantMs;
    },
    move: (durationMs) => {
      nowMs += durationMs;
    },
  };
}

/** One trigger that a host watches. */
export interface Watcher {
  /** Polls once. What was committed counts, also where a fault ends the poll. */
  poll(options?: {
    readonly deadlineMs?: number;
    readonly fetch?: Fetch;
  }): Promise<readonly Occurrence<RecordEvent>[]>;
  /** Everything committed so far. */
  readonly events: readonly Occurrence<RecordEvent>[];
  readonly requests: number;
  state(): Json | undefined;
}

/** Starts a trigger at the mock's present. Each poll has a client of its own, as after a restart of the process. */
export function watch(
  { mock, now }: MovingMock,
  name: string,
  params: JsonObject = {},
  given?: { readonly state?: Json; readonly sinceAt?: number },
): Watcher {
  const { sinceAt = now() } = given ?? {};
  const events: Occurrence<RecordEvent>[] = [];
  let state = given?.state;
  let requests = 0;
  return {
    events,
    get requests() {
      return requests;
    },
    state: () => state,
    async poll({ deadlineMs = 60_000, fetch = fetchOf(mock) } = {}) {
      const trigger = connector.triggers?.[name];
      if (trigger === undefined) throw new Error(`no trigger "${name}"`);
      const before = events.length;
      const client = (await connector.open(configOf(mock), {
        connectionId: 'c',
        rotateSecret: async () => {},
      })) as NetsuiteClient;
      const clock = createFakeClock(now());
      const call = createFakeCall({
        clock,
        deadlineMs,
        seed: mock.journal.length + 1,
        // A request takes a while, so that a deadline can pass.
        fetch: (url, init) => {
          clock.advance(100);
          requests += 1;
          return fetch(url, init);
        },
      });
      await pollOnce({
        connectorId: 'netsuite',
        name,
        trigger,
        client,
        params,
        sinceAt,
        call,
        commit: async (batch) => {
          events.push(...(batch.events as readonly Occurrence<RecordEvent>[]));
          state = JSON.parse(JSON.stringify(batch.state)) as Json;
        },
        ...(state !== undefined && { state }),
      });
      return events.slice(before);
    },
  };
}

function fetchOf(mock: NetsuiteMock): Fetch {
  return (url, init) => mock.fetch(new Request(url, init));
}

/** What identifies events, in their order. */
export function idsOf(events: readonly Occurrence<unknown>[]): readonly string[] {
  return events.map(({ id }) => id);
}

/** Seconds of the account's wall clock: what the mock stores. Only for an account in UTC. */
export function secondsOf(instantMs: number): number {
  return Math.floor(instantMs / 1_000);
}

/** Adds a row that was made now, by the account's clock. */
export function add(
  { mock, now }: MovingMock,
  table: string,
  values: Record<string, string | number> = {},
): number {
  const created =
    table === 'transaction' ? 'createddate' : table.startsWith('custom') ? 'created' : 'datecreated';
  return mock.store.insert(table, { [created]: secondsOf(now()), ...values });
}
