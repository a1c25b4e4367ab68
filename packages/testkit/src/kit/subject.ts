import { setTimeout as delay } from 'node:timers/promises';
import {
  type ActionCall,
  API_VERSION,
  type Call,
  CONNECTOR,
  type Connector,
  createFault,
  type JsonObject,
  type Manifest,
  type Plugin,
  type Stream,
} from '@onlink/core';
import {
  createRootScope,
  type HostApi,
  negotiateMajor,
  prepareConfig,
  readPointer,
  writePointer,
} from '@onlink/runtime';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.js';
import { createFakeLog, type FakeLog } from '../fakes/fake-log.js';
import { createHostileFetch, type HostileFetch } from '../hostile/hostile-fetch.js';
import { asForeignScope, disguise } from './foreign-copy.js';
import type { KitOptions, TestRemote } from './options.js';
import { createTraffic, type Traffic } from './traffic.js';

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
  /** Every secret that its configuration has had so far, in plain. */
  readonly secrets: readonly string[];
  /** Tells of a secret that came up on the way. */
  addSecret(text: string): void;
  readonly log: FakeLog;
  readonly traffic: Traffic;
  /** How often it replaced a stored secret, over all its clients. */
  readonly rotations: number;
  call(shape?: CallShape): Call;
  actionCall(key: string, shape?: CallShape & { readonly dryRun?: boolean }): ActionCall;
  /** The stream as `discover` gives it, else as the manifest does. */
  stream(name: string): Promise<Stream>;
  /** The same remote, clock and stored configuration after the end of the process: a new client that knows nothing. */
  reopen(): Promise<Subject>;
  /** Closes the client and lets go of the scopes. A second call does nothing. */
  close(): Promise<void>;
}

/** How a connector is opened. */
export interface OpenAs {
  /** Whether all that it is handed comes from another copy of the contract. */
  readonly foreign?: boolean;
}

const DAY_MS = 86_400_000;

/** Opens the connector as a host does, on a fresh remote. */
export async function openSubject(
  plugin: Plugin,
  options: KitOptions<TestRemote>,
  { foreign = false }: OpenAs = {},
): Promise<Subject> {
  const clock = createFakeClock();
  const remote = await options.remote({ now: () => clock.now() });
  const hostile = createHostileFetch((request) => remote.fetch(request));
  return openOn({
    plugin,
    foreign,
    clock,
    remote,
    hostile,
    log: createFakeLog(),
    secrets: [],
    seeds: { next: 1 },
    stored: { config: remote.config, rotations: 0 },
  });
}

interface Ground {
  readonly plugin: Plugin;
  readonly foreign: boolean;
  readonly clock: FakeClock;
  readonly remote: TestRemote;
  readonly hostile: HostileFetch;
  readonly log: FakeLog;
  readonly secrets: string[];
  /** No two calls share a nonce, not even over a crash. */
  readonly seeds: { next: number };
  /** What a host has in its vault. */
  readonly stored: { config: JsonObject; rotations: number };
}

async function openOn(ground: Ground): Promise<Subject> {
  const { plugin, foreign, clock, remote, hostile, log, secrets, stored } = ground;
  const root = createRootScope({
    delay: async (durationMs, signal) => delay(durationMs, undefined, { signal }).catch(() => undefined),
  });
  const own = root.createChild('plugin');
  const scope = foreign ? asForeignScope(own) : own;
  const major = negotiateMajor(plugin.manifest.id, Object.keys(plugin.register).map(Number), KIT_API);
  plugin.register[major]?.(scope);
  const connector = scope.resolve(CONNECTOR);
  const { config, secretTexts } = await prepareConfig(connector, stored.config, 'kit');
  secrets.push(...secretTexts);
  const client = await connector.open(foreign ? disguise(config) : config, {
    connectionId: 'kit',
    rotateSecret: async (pointer, next, expected) => {
      secrets.push(next);
      if (readPointer(stored.config, pointer) !== expected) throw changedMeanwhile(pointer);
      stored.config = writePointer(stored.config, pointer, next);
      stored.rotations += 1;
    },
  });
  const traffic = createTraffic({ ...ground, hosts: connector.account(config).hosts });
  let closed: Promise<void> | undefined;
  const subject: Subject = {
    remote,
    hostile,
    clock,
    connector,
    manifest: connector.manifest,
    client,
    secrets,
    addSecret: (text) => void secrets.push(text),
    log,
    traffic,
    get rotations() {
      return stored.rotations;
    },
    call: ({ signal = new AbortController().signal, deadlineMs = DAY_MS, attempt = 1 } = {}) =>
      traffic.call({ signal, deadlineMs, attempt, seed: ground.seeds.next++ }),
    actionCall: (key, { dryRun = false, ...shape } = {}) => ({ ...subject.call(shape), key, dryRun }),
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

function changedMeanwhile(pointer: string): Error {
  return createFault({
    blame: 'host',
    scope: 'connection',
    retry: { afterMs: 0 },
    effect: 'none',
    code: 'host/secret-changed',
    message: `Failed to replace the secret at "${pointer}": it was replaced meanwhile. Open the connection again and read it anew.`,
  });
}
