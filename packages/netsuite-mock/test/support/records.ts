import { expect } from 'vitest';
import type { Client, RequestChanges } from './client.js';

export const RECORD_PATH = '/services/rest/record/v1';

/** A record as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** What a test does with records: each call is a signed request. */
export interface Records {
  /** `POST type`, then the new record's id; fails the test when the answer is not 204. */
  create(type: string, body: Json, changes?: RequestChanges): Promise<string>;
  /** The record; fails the test when the answer is not 200. `path` is `employee/1?fields=email`. */
  read(path: string): Promise<Json>;
  update(path: string, body: Json, changes?: RequestChanges): ReturnType<Client['send']>;
  send: Client['send'];
  /** `[status, o:errorCode, detail, o:errorPath]` of an answer that refuses. */
  refusal(
    method: string,
    path: string,
    body?: unknown,
    changes?: RequestChanges,
  ): Promise<readonly unknown[]>;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Makes the helpers over a client. */
export function recordsOf(client: Client): Records {
  const send: Client['send'] = (path, changes = {}) =>
    client.send(`${RECORD_PATH}/${path}`, { ...changes, headers: { ...JSON_HEADERS, ...changes.headers } });
  return {
    send,
    async create(type, body, changes) {
      const answer = await send(type, { method: 'POST', body: JSON.stringify(body), ...changes });
      expect([answer.status, answer.text]).toEqual([204, '']);
      return answer.headers.get('location')?.split('/').at(-1) ?? '';
    },
    async read(path) {
      const answer = await send(path);
      expect(answer.status, answer.text).toBe(200);
      return answer.body as unknown as Json;
    },
    update: (path, body, changes) => send(path, { method: 'PATCH', body: JSON.stringify(body), ...changes }),
    async refusal(method, path, body, changes) {
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await send(path, { method, ...(text !== undefined && { body: text }), ...changes });
      const [error = {}] = answer.body?.['o:errorDetails'] ?? [];
      return [answer.status, error['o:errorCode'], error['detail'], error['o:errorPath']];
    },
  };
}

/** An employee that can be created as it is. */
export function anEmployee(changes: Json = {}): Json {
  return { firstName: 'Eve', lastName: 'Moneypenny', subsidiary: { id: '1' }, ...changes };
}
