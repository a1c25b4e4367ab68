import { type OutgoingHttpHeaders, request } from 'node:http';
import { onTestFinished } from 'vitest';
import { createNetsuiteMock, type NetsuiteMockOptions } from '../../src/index.js';
import { createClient } from './client.js';
import { NOON_MS } from './on-both-faces.js';

/** What the admin API answered. */
export interface AdminAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A mock on a port with its admin API, a client that signs in to it, and one that needs no login. */
export async function withAdminApi(options: NetsuiteMockOptions = {}) {
  const mock = createNetsuiteMock({ employees: 20, now: () => NOON_MS, ...options });
  const server = await mock.listen({ adminApi: true });
  onTestFinished(() => server.close());
  const call = async (method: string, path: string, body?: unknown): Promise<AdminAnswer> => {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(`${server.url}/__mock__${path}`, { method, ...init });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
  const askWith = (method: string, path: string, headers: OutgoingHttpHeaders): Promise<AdminAnswer> =>
    new Promise((resolve, reject) => {
      // The platform's fetch sets these headers itself.
      const sent = request(`${server.url}/__mock__${path}`, { method, headers }, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text, body: JSON.parse(text) });
      });
      sent.on('error', reject).end();
    });
  return { mock, server, call, askWith, client: createClient(mock, server.url) };
}
