import {
  BRAND,
  type Call,
  type Connector,
  isFault,
  type Json,
  type JsonObject,
  type ReadEvent,
} from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLedgers, EMPTY_LEDGER, findImbalance } from './ledger.js';
import { type PulledBatch, pull } from './pull.js';

describe('the pull loop', () => {
  it('asks for nothing after a checkpoint until the commit is durable', async () => {
    const order: string[] = [];
    async function* read(): AsyncGenerator<ReadEvent> {
      yield records(1);
      yield { kind: 'checkpoint', state: 1 };
      order.push('asked again');
      yield { kind: 'complete' };
    }
    await run(read, {
      commit: async (batch) => {
        await Promise.resolve();
        await Promise.resolve();
        order.push(batch.complete ? 'completed' : 'committed');
      },
    });
    expect(order).toEqual(['committed', 'asked again', 'completed']);
  });

  it('drops what no checkpoint covers, and calls the read interrupted', async () => {
    async function* read(): AsyncGenerator<ReadEvent> {
      yield records(1, 2);
      yield { kind: 'checkpoint', state: 'two' };
      yield records(3);
    }
    const { batches, result } = await run(read);
    expect(result).toEqual({ kind: 'interrupted', rows: 3 });
    expect(batches.flatMap((batch) => batch.records.map(idOf))).toEqual([1, 2]);
  });

  it('commits the rows before "complete" without a state', async () => {
    async function* read(): AsyncGenerator<ReadEvent> {
      yield records(1);
      yield { kind: 'complete' };
    }
    const { batches } = await run(read);
    expect(batches).toHaveLength(1);
    expect(batches[0]).not.toHaveProperty('state');
    expect(batches[0]?.complete).toBe(true);
  });

  it('passes notices, deletions and progress on', async () => {
    const progress: number[] = [];
    async function* read(): AsyncGenerator<ReadEvent> {
      yield { kind: 'progress', done: 7 };
      yield { kind: 'deleted', keys: [{ id: 9 }] };
      yield { kind: 'complete' };
    }
    const { batches } = await run(read, { onProgress: ({ done }) => progress.push(done) });
    expect(batches[0]?.deleted).toEqual([{ id: 9 }]);
    expect(progress).toEqual([7]);
  });

  it.each<[string, () => AsyncGenerator<ReadEvent>]>([
    [
      'connector/over-limit',
      async function* () {
        yield records(...Array.from({ length: 101 }, (_, index) => index));
        yield { kind: 'checkpoint', state: 1 };
      },
    ],
    [
      'connector/after-complete',
      async function* () {
        yield { kind: 'complete' };
        yield records(1);
      },
    ],
  ])('stops a reader that breaks the contract: %s', async (code, read) => {
    const failure = await run(read).catch((error: unknown) => error);
    expect(isFault(failure) && failure.code).toBe(code);
  });

  it('lets the reader clean up when a commit fails', async () => {
    let cleanedUp = false;
    async function* read(): AsyncGenerator<ReadEvent> {
      try {
        yield { kind: 'checkpoint', state: 1 };
        yield { kind: 'complete' };
      } finally {
        cleanedUp = true;
      }
    }
    await expect(run(read, { commit: () => Promise.reject(new Error('disk full')) })).rejects.toThrow(
      'disk full',
    );
    expect(cleanedUp).toBe(true);
  });

  it('ends with every row exactly once, wherever the reader is stopped and resumed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }),
        async (total, pageSize, stops) => {
          const stored: number[] = [];
          let state: Json | undefined;
          let outcome = 'interrupted';
          for (let attempt = 0; outcome !== 'complete'; attempt += 1) {
            const read = pages({
              total,
              pageSize,
              from: Number(state ?? 0),
              stopAfter: stops[attempt] ?? 1_000,
            });
            const { result } = await run(read, {
              commit: async (batch) => {
                stored.push(...batch.records.map(idOf));
                if (batch.state !== undefined) state = batch.state;
              },
            });
            outcome = result.kind;
          }
          expect(stored).toEqual(Array.from({ length: total }, (_, index) => index + 1));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the ledger', () => {
  it('balances when every row read is accounted for, and is red otherwise', () => {
    const entry = { ...EMPTY_LEDGER, read: 5, created: 2, unchanged: 1, skipped: 1, refused: 1 };
    expect(findImbalance(addLedgers(entry, entry), 'x')).toBeUndefined();
    expect(findImbalance({ ...entry, read: 6 }, 'x')?.code).toBe('host/ledger-imbalance');
  });
});

interface Pages {
  readonly total: number;
  readonly pageSize: number;
  readonly from: number;
  readonly stopAfter: number;
}

function pages({ total, pageSize, from, stopAfter }: Pages): () => AsyncGenerator<ReadEvent> {
  return async function* () {
    let events = 0;
    for (let after = from; after < total; ) {
      const ids = Array.from({ length: Math.min(pageSize, total - after) }, (_, index) => after + index + 1);
      events += 1;
      if (events > stopAfter) return;
      yield records(...ids);
      after += ids.length;
      events += 1;
      if (events > stopAfter) return;
      yield { kind: 'checkpoint', state: after };
    }
    yield { kind: 'complete' };
  };
}

function records(...ids: number[]): ReadEvent {
  return { kind: 'records', records: ids.map((id) => ({ id })) };
}

function idOf(record: JsonObject): number {
  return Number(record['id']);
}

async function run(
  read: () => AsyncGenerator<ReadEvent>,
  part: {
    commit?: (batch: PulledBatch) => Promise<void>;
    onProgress?: (progress: { done: number }) => void;
  } = {},
) {
  const batches: PulledBatch[] = [];
  const connector = {
    [BRAND]: 'connector@1',
    manifest: { id: 'sample' },
    source: { read },
  } as unknown as Connector<unknown, unknown>;
  const result = await pull({
    connector,
    client: undefined,
    request: { stream: {} as never, partition: { id: 'all', bounds: {} }, limit: 100 },
    call: {} as Call,
    commit: async (batch) => void batches.push(batch),
    ...part,
  });
  return { batches, result };
}
