import type { JsonObject } from '@onlink/core';
import type { Store } from '../store.js';

/**
 * What the holder of an embedded store does for other processes: reading, and nothing that shows a secret or starts work.
 * One request a connection, as a line of JSON; the reply is a line for each value, then `{"end":true}` or a fault.
 */
export interface ReadRequest {
  /** From the lock file: proves that the asker may read the directory. */
  readonly token: string;
  readonly tenant: string;
  readonly read: ReadName;
  readonly args: readonly unknown[];
}

/** A line of a reply. */
export type ReadReply = { readonly value: unknown } | { readonly fault: JsonObject } | { readonly end: true };

/** Each read by its name on the wire, as a run of values. */
export const READS = {
  async *status(store: Store, ...args: Parameters<Store['imports']['status']>) {
    const status = await store.imports.status(...args);
    if (status !== undefined) yield status;
  },
  async *types(store: Store) {
    yield await store.objects.types();
  },
  async *count(store: Store, ...args: Parameters<Store['objects']['count']>) {
    yield await store.objects.count(...args);
  },
  list: (store: Store, ...args: Parameters<Store['objects']['list']>) => store.objects.list(...args),
};

/** The name of a read. */
export type ReadName = keyof typeof READS;

/** The reads by a name that came over a socket. */
export const READS_BY_NAME: ReadonlyMap<string, (store: Store, ...args: never[]) => AsyncIterable<unknown>> =
  new Map(Object.entries(READS));
