import https from 'node:https';
import axios from 'axios';
import got from 'got';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../src/faces/msw.js';
import { createNetsuiteMock } from '../../src/index.js';
import { authorizationFor } from '../support/signed-request.js';

const BASE_URL = 'https://netsuite.invalid';
const QUERY = JSON.stringify({ q: 'SELECT id, email FROM employee ORDER BY id' });

const mock = createNetsuiteMock({ employees: 20, seed: 4 });
const server = setupServer(...handlers(mock, { baseUrl: BASE_URL }));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly text: string;
}

type Send = (url: string, headers: Record<string, string>) => Promise<Reply>;

/** The same request by clients that have nothing in common, each as its users write it. */
const CLIENTS: readonly (readonly [name: string, send: Send])[] = [
  [
    'the global fetch',
    async (url, headers) => {
      const response = await fetch(url, { method: 'POST', headers, body: QUERY });
      return { status: response.status, text: await response.text() };
    },
  ],
  [
    'node:https',
    (url, headers) =>
      new Promise((resolve, reject) => {
        const request = https.request(url, { method: 'POST', headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        request.on('error', reject).end(QUERY);
      }),
  ],
  [
    'axios',
    async (url, headers) => {
      const options = {
        headers,
        responseType: 'text',
        validateStatus: () => true,
        transformResponse: String,
      } as const;
      const { status, data } = await axios.post<string>(url, QUERY, options);
      return { status, text: data };
    },
  ],
  [
    'got',
    async (url, headers) => {
      const { statusCode, body } = await got.post(url, {
        headers,
        body: QUERY,
        throwHttpErrors: false,
        retry: { limit: 0 },
      });
      return { status: statusCode, text: body };
    },
  ],
];

describe.each(CLIENTS)('%s through msw', (_, send) => {
  const url = `${BASE_URL}/services/rest/query/v1/suiteql?limit=3&offset=0`;
  const headersOf = (credentials = mock.credentials): Record<string, string> => ({
    authorization: authorizationFor({ method: 'POST', url, credentials, nowMs: Date.now() }),
    'content-type': 'application/json',
    prefer: 'transient',
  });

  it('is answered when it signs rightly', async () => {
    const { status, text } = await send(url, headersOf());
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ count: 3, hasMore: true, totalResults: 20 });
  });

  it('is refused with a wrong secret, and when it sends the same request again', async () => {
    const wrong = await send(url, headersOf({ ...mock.credentials, tokenSecret: '0'.repeat(64) }));
    expect(wrong.status).toBe(401);
    const headers = headersOf();
    expect((await send(url, headers)).status).toBe(200);
    expect((await send(url, headers)).status).toBe(401);
  });
});
