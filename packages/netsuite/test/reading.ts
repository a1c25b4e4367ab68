import type { Filter, Interval, Json, JsonObject, Partition, ReadEvent, Stream } from '@onlink/core';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import type { NetsuiteClient } from '../src/client.js';
import { connector } from '../src/connector.js';
import { NOON_MS } from './builders.js';
import { callOn, configOf } from './mock-call.js';

/** What to read, and how. */
export interface Reading {
  readonly stream: string;
  readonly params?: JsonObject;
  readonly filters?: readonly Filter[];
  readonly fields?: readonly string[];
  readonly mode?: 'full' | 'incremental';
  readonly covered?: readonly Interval[];
  readonly nowMs?: number;
  /** Changes the partitions before they are read: joins, cuts, turns them round. */
  readonly arrange?: (partitions: readonly Partition[]) => readonly Partition[];
  /** Tries again after a fault of a request, so many times in all. Default never. */
  readonly retries?: number;
}

/** What came of it. */
export interface Read {
  readonly stream: Stream;
  readonly partitions: readonly Partition[];
  readonly events: readonly ReadEvent[];
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  /** Codes of the faults that were tried again. */
  readonly retried: readonly string[];
  readonly covered: readonly Interval[];
}

/** Opens a connection to the mock. */
export function openOn(mock: NetsuiteMock): Promise<NetsuiteClient> {
  return connector.open(configOf(mock), { connectionId: 'c', rotateSecret: async () => {} });
}

/** Finds, plans and reads a stream as a host would: from the last checkpoint on after a fault. */
export async function readWhole(mock: NetsuiteMock, reading: Reading): Promise<Read> {
  const { params = {}, filters = [], fields, mode = 'full', covered = [], nowMs = NOON_MS } = reading;
  const { arrange = (partitions) => partitions } = reading;
  const client = await openOn(mock);
  const retried: string[] = [];
  const again = async <Result>(work: (attempt: number) => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(attempt);
      } catch (thrown) {
        const { code = 'none', retry } = thrown as { code?: string; retry?: unknown };
        if (typeof retry !== 'object' || retried.length >= (reading.retries ?? 0)) throw thrown;
        retried.push(code);
      }
    }
  };
  const stream = await again(async (attempt) => {
    const found: Stream[] = [];
    const call = { ...callOn(mock, nowMs), attempt };
    for await (const one of connector.discover?.(client, { stream: reading.stream }, call) ?? [])
      found.push(one);
    return found[0] as Stream;
  });
  const partitions = await again(async (attempt) => {
    const found: Partition[] = [];
    const request = { stream, mode, covered, params, filters };
    const call = { ...callOn(mock, nowMs), attempt };
    for await (const partition of connector.source?.plan(client, request, call) ?? []) found.push(partition);
    return arrange(found);
  });
  const events: ReadEvent[] = [];
  for (const partition of partitions) {
    let state: Json | undefined;
    await again(async (attempt) => {
      let waiting: ReadEvent[] = [];
      const request = { stream, partition, params, filters, limit: 1e9, ...(fields && { fields }) };
      const call = { ...callOn(mock, nowMs), attempt };
      const reader = connector.source?.read(
        client,
        { ...request, ...(state !== undefined && { state }) },
        call,
      );
      for await (const event of reader ?? []) {
        waiting.push(event);
        if (event.kind !== 'checkpoint' && event.kind !== 'complete') continue;
        events.push(...waiting);
        waiting = [];
        if (event.kind === 'checkpoint') state = event.state;
      }
    });
  }
  return {
    stream,
    partitions,
    events,
    retried,
    records: events.flatMap((event) => (event.kind === 'records' ? event.records : [])),
    deleted: events.flatMap((event) => (event.kind === 'deleted' ? event.keys : [])),
    covered: partitions.flatMap((partition) => partition.covers ?? []),
  };
}
