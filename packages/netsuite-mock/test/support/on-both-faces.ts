import { setupServer } from 'msw/node';
import { describe, onTestFinished } from 'vitest';
import { handlers } from '../../src/faces/msw.js';
import { createNetsuiteMock, type NetsuiteMock, type NetsuiteMockOptions } from '../../src/index.js';
import { callFunction } from './call-function.js';
import { type Client, createClient, type Sending } from './client.js';

/** Noon of 15 March 2025, UTC: the time of every test's mock. */
export const NOON_MS = Date.UTC(2025, 2, 15, 12);

/** Makes a mock of few rows, and a client that reaches it by the face under test until the test ends. */
export type Connect = (options?: NetsuiteMockOptions) => Promise<Client>;

type Face = (mock: NetsuiteMock) => Promise<Reached>;

interface Reached extends Sending {
  readonly baseUrl: string;
  stop(): Promise<void> | void;
}

const globalFetch: Sending['fetch'] = (url, init) => fetch(url, init);

const FACES: readonly (readonly [name: string, face: Face])[] = [
  [
    'function',
    async (mock) => ({
      face: 'function',
      baseUrl: 'https://netsuite.invalid',
      fetch: (url, init) => callFunction(mock, url, init),
      stop() {},
    }),
  ],
  [
    'msw',
    async (mock) => {
      const baseUrl = 'https://netsuite.invalid';
      const server = setupServer(...handlers(mock, { baseUrl }));
      server.listen({ onUnhandledRequest: 'error' });
      return { face: 'msw', baseUrl, fetch: globalFetch, stop: () => server.close() };
    },
  ],
  [
    'HTTP',
    async (mock) => {
      const { url, close } = await mock.listen();
      return { face: 'http', baseUrl: url, fetch: globalFetch, stop: close };
    },
  ],
];

/** Runs one suite on the function, the msw face and a real port of this machine: what holds on one must hold on all. */
export function onBothFaces(title: string, suite: (connect: Connect) => void): void {
  describe.each(FACES)(`${title} (%s)`, (_, face) => {
    suite(async (options) => {
      const mock = createNetsuiteMock({ employees: 50, now: () => NOON_MS, ...options });
      const { baseUrl, stop, ...sending } = await face(mock);
      onTestFinished(stop);
      return createClient(mock, baseUrl, sending);
    });
  });
}
