import type { Call, Effect, HttpResponse, Json } from '@onlink/core';
import { type SendRequest, send } from '@onlink/http';
import type { Service } from './account/service.js';
import type { NetsuiteClient } from './client.js';
import { classifyReply } from './faults/classify-reply.js';
import type { Task } from './faults/task.js';

/** One request to a service of the account. */
export interface RestRequest {
  readonly method: SendRequest['method'];
  /** From the base URL on, with a leading slash. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: { readonly [name: string]: string };
  readonly json?: Json;
  /** What it does over there: never worked out from the method, as a query is a POST too. */
  readonly effect: Effect;
  /** Whose host it goes to. Default `suitetalk`; with a base URL of its own a connection has one host for both. */
  readonly service?: Service;
  /** What is being done, for messages. */
  readonly task: Task;
  /** Sees the reply before it is judged. */
  readonly onReply?: (response: HttpResponse) => void;
}

/**
 * Sends one request, signed in afresh: NetSuite takes a nonce once.
 *
 * @throws a fault for every status of 300 and above
 */
export async function sendRest(
  client: NetsuiteClient,
  call: Call,
  request: RestRequest,
): Promise<HttpResponse> {
  const { task, onReply, path, service = 'suitetalk', ...rest } = request;
  return send(
    call,
    { ...rest, url: `${client.urls[service]}${path}` },
    {
      auth: await client.login.authorize(call),
      classify: (response) => {
        onReply?.(response);
        return classifyReply(response, { client, call, task, effect: request.effect });
      },
    },
  );
}
