import type { Call, Effect, HttpResponse, Json } from '@onlink/core';
import { readJson, type SendRequest, send } from '@onlink/http';
import { type BamboohrConfig, baseUrlOf } from './config.js';
import { classifyReply, type Task } from './faults.js';

/** One request to BambooHR; `path` from the base URL on, with a leading slash. */
interface BamboohrRequest extends Pick<SendRequest, 'method' | 'query' | 'json'> {
  readonly path: string;
  readonly task: Task;
  /** Default `none`: most requests only read, POSTs to datasets among them. */
  readonly effect?: Effect;
}

/** What one open connection holds. It keeps nothing between calls. */
export interface BamboohrClient {
  /**
   * Sends one request, signed in by the API key.
   *
   * @throws the fault that the reply means
   */
  send(call: Call, request: BamboohrRequest): Promise<HttpResponse>;
  /** The same, and reads the reply as JSON. For requests that change nothing. */
  read(call: Call, request: Omit<BamboohrRequest, 'effect'>): Promise<Json>;
}

/** Makes the client of a connection, without a request. */
export function createClient(config: BamboohrConfig): BamboohrClient {
  const baseUrl = baseUrlOf(config);
  // The key is the user name; BambooHR looks at no password: https://documentation.bamboohr.com/docs/getting-started
  const auth = { kind: 'basic', username: config.apiKey, password: 'x' } as const;
  const client: BamboohrClient = {
    send: (call, { path, task, effect = 'none', ...rest }) =>
      send(
        call,
        { ...rest, url: `${baseUrl}${path}`, effect },
        { auth, classify: (response, request) => classifyReply(response, request, task) },
      ),
    read: async (call, request) =>
      readJson(await client.send(call, request), { ...request.task, effect: 'none' }),
  };
  return client;
}
