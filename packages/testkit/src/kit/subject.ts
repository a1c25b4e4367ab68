import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import {
  API_VERSION,
  type Call,
  CONNECTOR,
  type Connector,
  type Effect,
  type JsonObject,
  type Manifest,
  type Plugin,
  type Stream,
} from '@onlink/core';
import { createRootScope, type HostApi, negotiateMajor, prepareConfig } from '@onlink/runtime';
import { createFakeCall, type LoggedEvent } from '../fakes/fake-call.js';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.js';
import { createHostileFetch, type HostileFetch } from '../hostile/hostile-fetch.js';
import { asKit } from './ambient.js';
import type { KitOptions, TestRemote } from './options.js';

/** The contract that the kit speaks, as a host does. */
export const KIT_API: HostApi = { versions: [API_VERSION], features: [] };

/** How one call is bounded. */
export interface CallShape {
  readonly signal?: AbortSignal;
  /** From the clock's present, in milliseconds. Default a day. */
  readonly deadlineMs?: number;
  readonly attempt?: number;
}

/** A connector opened on a remote, with everything that was seen of it. */
export interface Subject {
  readonly remote: TestRemote;
  readonly hostile: HostileFetch;
  readonly clock: FakeClock;
  readonly connector: Connector<unknown, unknown>;
  readonly manifest: Manifest;
  readonly client: unknown;
  /** The secrets of its configuration, in plain. */
  readonly secrets: readonly string[];
  /** All that it logged. */
  readonly logged: readonly LoggedEvent[];
  /** How long each request takes on the clock, in milliseconds. */
  requestMs: number;
  /** Requests that were begun when the deadline of their call had come. */
  readonly lateRequests: number;
  /** Requests that were asked for when their call had been cancelled. */
  readonly cancelledRequests: number;
  /** Rejects when requests are sent without end: what waits for the connector waits for this too. */
  readonly runaway: Promise<never>;
  call(shape?: CallShape): Call;
  /** The stream as `discover` gives it, else as the manifest does. */
  stream(name: string): Promise<Stream>;
  /** The same remote and clock after the end of the process: a new client that knows nothing. */
  reopen(): Promise<Subject>;
  close(): Promise<void>;
}

/** What the request under way does, as its sender stated it. */
const effectUnderWay = new AsyncLocalStorage<Effect>();

/** For switches: whether the request under way changes something, by its sender's word. */
export function isWrite(): boolean {
  return (effectUnderWay.getStore() ?? 'none') !== 'none';
}

const DAY_MS = 86_400_000;
/** More requests than any rule needs. */
const MOST_REQUESTS = 20_000;
/** A request or two may be under way when a call is cancelled. */
const MOST_CANCELLED = 50;

/** Opens the connector as a host does, on a fresh remote. */
export async function openSubject(plugin: Plugin, options: KitOptions<TestRemote>): Promise<Subject> {
  const clock = createFakeClock();
  const remote = await options.remote({ now: () => clock.now() });
  const hostile = createHostileFetch((request) => remote.fetch(request));
  return openOn({ plugin, clock, remote, hostile, logged: [], seeds: { next: 1 } });
}

interface Ground {
  readonly plugin: Plugin;
  readonly clock: FakeClock;
  readonly remote: TestRemote;
  readonly hostile: HostileFetch;
  readonly logged: LoggedEvent[];
  /** No two calls share a nonce, not even over a crash. */
  readonly seeds: { next: number };
}

async function openOn(ground: Ground): Promise<Subject> {
  const { plugin, clock, remote, hostile, logged, seeds } = ground;
  const root = createRootScope({
    delay: async (durationMs, signal) => delay(durationMs, undefined, { signal }).catch(() => undefined),
  });
  const scope = root.createChild('plugin');
  plugin.register[negotiateMajor(plugin.manifest.id, Object.keys(plugin.register).map(Number), KIT_API)]?.(
    scope,
  );
  const connector = scope.resolve(CONNECTOR);
  const { config, secretTexts } = await prepareConfig(connector, remote.config, 'kit');
  const client = await connector.open(config, {
    connectionId: 'kit',
    rotateSecret: async () => undefined,
  });
  let closed: Promise<void> | undefined;
  let lateRequests = 0;
  let cancelledRequests = 0;
  let giveUp: (error: Error) => void = () => undefined;
  const runaway = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  runaway.catch(() => undefined);
  const subject: Subject = {
    get lateRequests() {
      return lateRequests;
    },
    get cancelledRequests() {
      return cancelledRequests;
    },
    runaway,
    remote,
    hostile,
    clock,
    connector,
    manifest: connector.manifest,
    client,
    secrets: secretTexts,
    logged,
    requestMs: 0,
    call({ signal, deadlineMs = DAY_MS, attempt = 1 } = {}) {
      const call = createFakeCall({
        clock,
        deadlineMs,
        attempt,
        seed: seeds.next++,
        ...(signal && { signal }),
        fetch: (url, init) => {
          if (clock.now() >= call.deadlineAt) lateRequests += 1;
          clock.advance(subject.requestMs);
          return hostile.fetch(new Request(url, init));
        },
      });
      return {
        ...call,
        log: (level, event, fields: JsonObject = {}) => void logged.push({ level, event, fields }),
        exchange: (request) => {
          if (call.signal.aborted) cancelledRequests += 1;
          if (cancelledRequests > MOST_CANCELLED || hostile.requests > MOST_REQUESTS) {
            giveUp(new Error('it sends requests without end'));
            // Whoever swallows every fault can only be left waiting.
            return new Promise(() => undefined);
          }
          return asKit(() => effectUnderWay.run(request.effect, () => call.exchange(request)));
        },
      };
    },
    async stream(name) {
      for await (const stream of connector.discover?.(client, { stream: name }, subject.call()) ?? []) {
        if (stream.name === name) return stream;
      }
      const described = connector.manifest.streams.find((stream) => stream.name === name);
      if (described === undefined)
        throw new Error(`Failed to find stream "${name}": neither discover nor the manifest has it.`);
      return described;
    },
    reopen: () => openOn(ground),
    async close() {
      closed ??= Promise.resolve(connector.close?.(client)).then(() => root.dispose());
      await closed;
    },
  };
  return subject;
}
