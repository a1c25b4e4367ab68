import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNetsuiteMock, DEFAULT_ACCOUNT_ID, type NetsuiteMock } from '@onlink/netsuite-mock';
import type { MockAccess } from './demo-connection.js';
import { MARKED } from './marked-secrets.js';

/** Something that answers where a NetSuite should. */
export interface Remote {
  readonly access: MockAccess;
  close(): Promise<void>;
}

/** What a case changes in the credentials. */
export type Changes = Partial<MockAccess['credentials']>;

/** A mock NetSuite on a port, with marked secrets and with what an admin broke. */
export async function mockRemote(
  changes: Changes = {},
  arrange: (mock: NetsuiteMock) => void = () => {},
): Promise<Remote> {
  const mock = createNetsuiteMock({ employees: 50, seed: 3, credentials: MARKED });
  arrange(mock);
  const listening = await mock.listen();
  return {
    access: { url: listening.url, credentials: { ...mock.credentials, ...changes } },
    close: () => listening.close(),
  };
}

/** A server that answers each request alike. */
export async function rawRemote(listener: RequestListener): Promise<Remote> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    access: { url: `http://127.0.0.1:${port}`, credentials: { accountId: DEFAULT_ACCOUNT_ID, ...MARKED } },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port at which nothing listens any more. */
export async function closedRemote(): Promise<Remote> {
  const remote = await rawRemote(() => {});
  await remote.close();
  return { ...remote, close: async () => {} };
}
