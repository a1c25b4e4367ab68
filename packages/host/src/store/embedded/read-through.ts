import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { createFault, type FaultDetails } from '@onlink/core';
import type { StoreOptions } from '../database-backend.js';
import type { Store } from '../store.js';
import { storeFault } from '../store-fault.js';
import { readHolder } from './holder.js';
import type { READS, ReadName, ReadReply, ReadRequest } from './read-protocol.js';
import { addressOf, listens } from './socket-address.js';

/**
 * The store of a directory that another process of this machine and user holds, in this container or in another: status and objects are read through that
 * process; everything else fails with `refusal`, which names it.
 *
 * @returns `undefined` where the holder cannot be asked
 */
export async function readThroughHolder(options: StoreOptions, refusal: Error): Promise<Store | undefined> {
  const { dataDir, tenant = 'default' } = options;
  const holder = await readHolder(dataDir);
  if (holder === undefined || holder.token === '') return undefined;
  const { token } = holder;
  const address = await addressOf(dataDir);
  if ((await listens(address)) !== 'yes') return undefined;

  async function* ask<Name extends ReadName>(read: Name, ...args: Asked<Name>): AsyncGenerator<Given<Name>> {
    const socket = connect(address);
    try {
      await once(socket, 'connect');
      const request: ReadRequest = { token, tenant, read, args };
      socket.write(`${JSON.stringify(request)}\n`);
      for await (const line of createInterface({ input: socket })) {
        const reply = JSON.parse(line) as ReadReply;
        if ('end' in reply) return;
        if ('fault' in reply) throw createFault(reply.fault as unknown as FaultDetails);
        yield reply.value as Given<Name>;
      }
    } catch (error) {
      if (!isSocketError(error)) throw error;
    } finally {
      socket.destroy();
    }
    throw lost(dataDir);
  }
  const askOne = async <Name extends ReadName>(
    read: Name,
    ...args: Asked<Name>
  ): Promise<Given<Name> | undefined> => {
    let first: Given<Name> | undefined;
    for await (const value of ask(read, ...args)) first ??= value;
    return first;
  };
  const refuse = async (): Promise<never> => {
    throw refusal;
  };
  return {
    kind: 'embedded',
    connections: { list: refuse, get: refuse, insert: refuse, replace: refuse, remove: refuse },
    imports: {
      begin: refuse,
      plan: refuse,
      claim: refuse,
      commit: refuse,
      committed: refuse,
      end: refuse,
      status: (name) => askOne('status', name),
    },
    objects: {
      types: async () => (await askOne('types')) ?? [],
      count: async (objectType) => (await askOne('count', objectType)) ?? 0,
      list: (...args) => ask('list', ...args),
    },
    archive: { export: refuse, import: refuse },
    maintain: refuse,
    close: async () => undefined,
  };
}

type Asked<Name extends ReadName> =
  Parameters<(typeof READS)[Name]> extends [Store, ...infer Rest] ? Rest : never;
type Given<Name extends ReadName> =
  ReturnType<(typeof READS)[Name]> extends AsyncIterable<infer Value> ? Value : never;

function isSocketError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function lost(dataDir: string): Error {
  return storeFault({
    code: 'host/store-lost',
    retry: { afterMs: 1_000 },
    message: `Failed to read store "${dataDir}": the process that had it ended meanwhile, or serves another tenant. Run the command again.`,
  });
}
