import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import type { MockAccess } from './demo-connection.js';

/** A mock on a port that says of each request which one it is. */
export interface CountedMock {
  readonly access: MockAccess;
  /** Counts from 1 again, and calls the listener with each number before the request is answered. */
  watch(listener: (request: number) => void): void;
  close(): Promise<void>;
}

/** Serves a mock from this process, so that a test can act at the very request it means. */
export async function serveCounted(mock: NetsuiteMock): Promise<CountedMock> {
  let requests = 0;
  let told: (request: number) => void = () => {};
  const answer = async (request: IncomingMessage) => {
    requests += 1;
    told(requests);
    const { method = 'GET', headers, url = '/' } = request;
    const absolute = `http://${headers.host ?? ''}${url}`;
    return mock.handle({ method, url: absolute, headers, body: await buffer(request) });
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      // The client was killed while it sent.
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    access: { url: `http://127.0.0.1:${port}`, credentials: mock.credentials },
    watch(listener) {
      requests = 0;
      told = listener;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
