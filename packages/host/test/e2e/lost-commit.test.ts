import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { openStore } from '@onlink/host/store';
import { openScratchDatabase } from '@onlink/scratch-database';
import { describe, expect, it } from 'vitest';
import { commitSurely } from '../../src/imports/commit-surely.js';
import { attributes, begin, counts, rows } from './support/import-run.js';

describe('a commit in PostgreSQL whose reply is lost', () => {
  it('is found there, counted once and not applied twice', async ({ skip }) => {
    const scratch = await openScratchDatabase();
    if ('skipped' in scratch) return skip(scratch.skipped);
    const proxy = await openProxy(new URL(scratch.url));
    const store = await openStore({ dataDir: '', databaseUrl: proxy.url });
    try {
      const run = await begin(store);
      expect(await run.commit({ rows: rows(['1', 'a']), state: 1 })).toEqual(counts(1, 0, 0));
      const batch = run.batchOf({ rows: rows(['1', 'A'], ['2', 'b']), state: 2 });
      proxy.loseNextCommitReply();
      const { signal } = new AbortController();
      const before = counts(1, 0, 0);
      expect(await commitSurely(store.imports, batch, { before, signal })).toEqual(counts(1, 1, 0));
      expect(proxy.lost()).toBe(1);
      expect((await store.imports.status(run.name))?.lastRun?.counts).toMatchObject({
        read: 3,
        created: 2,
        updated: 1,
        unchanged: 0,
      });
      await expect(store.imports.commit(batch)).rejects.toMatchObject({ code: 'host/stale-fence' });
      expect(await attributes(store, run.type)).toEqual({ '1': 'A', '2': 'b' });
    } finally {
      await store.close();
      await proxy.close();
      await scratch.drop();
    }
  });
});

/** Passes everything on to PostgreSQL, until it cuts the connection when the reply to a commit has come. */
async function openProxy(target: URL) {
  const sockets = new Set<Socket>();
  let armed = false;
  let lost = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    let committing = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          client.destroy();
          upstream.destroy();
        });
    }
    client.on('data', (chunk) => {
      committing ||= armed && /\bcommit\b/i.test(chunk.toString('latin1'));
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (committing) {
        armed = false;
        lost += 1;
        client.destroy();
      } else {
        client.write(chunk);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    lost: () => lost,
    loseNextCommitReply() {
      armed = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
