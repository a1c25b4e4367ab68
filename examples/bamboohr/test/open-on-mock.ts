import {
  type ActionCall,
  createSecret,
  type JsonObject,
  type ReadEvent,
  type ReadRequest,
} from '@onlink/core';
import { createFakeCall, createFakeClock, type FakeCall } from '@onlink/testkit';
import { type BamboohrClient, createClient } from '../src/client.js';
import { plan } from '../src/streams/plan.js';
import { read } from '../src/streams/read.js';
import { type BamboohrMock, createBamboohrMock } from './mock/create-bamboohr-mock.js';

/** A client on a mock of its own, at noon on 1 July 2026. */
export interface Opened {
  readonly mock: BamboohrMock;
  readonly client: BamboohrClient;
  /** Moves the clock of both sides forward. */
  advance(durationMs: number): void;
  call(): FakeCall;
  actionCall(options?: { readonly dryRun?: boolean }): ActionCall;
}

/** Opens a client on a fresh mock. */
export function openOnMock(employees = 3): Opened {
  const clock = createFakeClock();
  const mock = createBamboohrMock({ employees, now: () => clock.now() });
  const call = () => createFakeCall({ clock, fetch: (url, init) => mock.fetch(new Request(url, init)) });
  return {
    mock,
    call,
    client: createClient({ ...mock.config, apiKey: createSecret(mock.config.apiKey) }),
    advance: (durationMs) => clock.advance(durationMs),
    actionCall: ({ dryRun = false } = {}) => ({ ...call(), key: 'a'.repeat(64), dryRun }),
  };
}

/** What a whole read gave. */
export interface ReadResult {
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  readonly notices: readonly Extract<ReadEvent, { kind: 'notice' }>[];
  readonly covers: { readonly from: string; readonly to: string };
}

/** Plans and reads a stream whole, or since what was covered. */
export async function readAll(
  { client, call }: Opened,
  name: string,
  options: Partial<Pick<ReadRequest, 'fields' | 'filters' | 'params'>> & { readonly since?: string } = {},
): Promise<ReadResult> {
  const { since, ...rest } = options;
  const stream = { name, schema: {}, key: ['id'], deletes: 'unknown' } as const;
  const covered = since === undefined ? [] : [{ from: '1970-01-01T00:00:00Z', to: since }];
  const mode = since === undefined ? 'full' : 'incremental';
  const events: ReadEvent[] = [];
  let covers = { from: '', to: '' };
  for await (const partition of plan(client, { stream, mode, covered, ...rest }, call())) {
    covers = { from: String(partition.covers?.from), to: String(partition.covers?.to) };
    for await (const event of read(client, { stream, partition, limit: 1_000_000, ...rest }, call()))
      events.push(event);
  }
  return {
    covers,
    records: events.flatMap((event) => (event.kind === 'records' ? event.records : [])),
    deleted: events.flatMap((event) => (event.kind === 'deleted' ? event.keys : [])),
    notices: events.flatMap((event) => (event.kind === 'notice' ? [event] : [])),
  };
}
