import type { Connector, Partition, ReadEvent, Stream } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import type { OpenConnection } from '../connections/open-connection.js';
import { readStream } from './read-stream.js';

const STREAM: Stream = { name: 'row', schema: {}, key: ['id'], deletes: 'unknown' };
const PARTITIONS = Array.from({ length: 12 }, (_, index): Partition => ({ id: `${index}`, bounds: {} }));
const PAGES = 3;
const { signal } = new AbortController();

/** A connection to a connector of twelve partitions, three pages of one row each. `read` is told of every page. */
function aConnection(read: (partition: string, page: number) => void, allowedAtOnce: number): OpenConnection {
  const source: Connector<unknown, unknown>['source'] = {
    async *plan() {
      yield* PARTITIONS;
    },
    async *read(_, { partition, limit }): AsyncGenerator<ReadEvent> {
      for (let page = 0; page < PAGES; page += 1) {
        if (page === limit) return;
        read(partition.id, page);
        yield { kind: 'records', records: [{ id: `${partition.id}.${page}` }] };
        yield { kind: 'checkpoint', state: page };
      }
      yield { kind: 'complete' };
    },
  };
  return {
    manifest: { id: 'rows', streams: [STREAM] },
    connector: { manifest: { id: 'rows' }, source },
    allowedAtOnce: () => allowedAtOnce,
    createCall: () => ({ signal }),
    faultOf: (thrown: unknown) => thrown,
  } as unknown as OpenConnection;
}

const turns = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('reading a stream', () => {
  it('gives every row of every partition once', async () => {
    const ids: unknown[] = [];
    const { rows } = await readStream(
      aConnection(() => undefined, 3),
      {
        stream: 'row',
        signal,
        onRecords: (records) => {
          ids.push(...records.map(({ id }) => id));
        },
      },
    );
    expect(rows).toBe(PARTITIONS.length * PAGES);
    expect(new Set(ids).size).toBe(rows);
  });

  it('holds at most two pages for each request that the account takes, while its reader takes none', async () => {
    const pages: string[] = [];
    const atOnce = 2;
    let resume = (): void => undefined;
    const reading = readStream(
      aConnection((partition, page) => pages.push(`${partition}.${page}`), atOnce),
      {
        stream: 'row',
        signal,
        onRecords: () =>
          new Promise((resolve) => {
            resume = resolve;
          }),
      },
    );
    await turns(50);
    expect(pages).toHaveLength(2 * atOnce);
    let ended = false;
    void reading.then(() => {
      ended = true;
    });
    while (!ended) {
      resume();
      await turns(1);
    }
    expect(pages).toHaveLength(PARTITIONS.length * PAGES);
  });

  it('hands batches on one at a time', async () => {
    let underWay = 0;
    let most = 0;
    await readStream(
      aConnection(() => undefined, 4),
      {
        stream: 'row',
        signal,
        onRecords: async () => {
          underWay += 1;
          most = Math.max(most, underWay);
          await turns(2);
          underWay -= 1;
        },
      },
    );
    expect(most).toBe(1);
  });

  it('reads one partition after the other up to a limit', async () => {
    const pages: string[] = [];
    const { rows } = await readStream(
      aConnection((partition, page) => pages.push(`${partition}.${page}`), 4),
      { stream: 'row', limit: 4, signal, onRecords: () => undefined },
    );
    expect(rows).toBe(4);
    expect(pages).toEqual(['0.0', '0.1', '0.2', '1.0']);
  });
});
