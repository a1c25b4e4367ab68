import type { Call, HttpResponse } from '@onlink/core';
import { send } from '@onlink/http';
import type { NetsuiteClient } from './client.js';
import { classifyReply } from './faults/classify-reply.js';
import type { Task } from './faults/task.js';

/** A request that changes nothing over there. */
export interface RestRequest {
  readonly method: 'GET' | 'OPTIONS' | 'POST';
  /** From the base URL on, with a leading slash. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: { readonly [name: string]: string };
  readonly json?: { readonly q: string; readonly params: readonly string[] };
}

/**
 * Sends one signed request. Each is signed afresh, because NetSuite takes a nonce once.
 *
 * @throws a fault for every status of 300 and above
 */
export function sendSigned(
  client: NetsuiteClient,
  call: Call,
  request: RestRequest & { readonly task: Task; readonly onReply?: (response: HttpResponse) => void },
): Promise<HttpResponse> {
  const { task, onReply, path, ...rest } = request;
  const { consumerKey, consumerSecret, tokenId, tokenSecret } = client.config;
  return send(
    call,
    { ...rest, url: `${client.baseUrl}${path}`, effect: 'none' },
    {
      auth: {
        kind: 'oauth1',
        realm: client.realm,
        consumerKey,
        consumerSecret,
        token: tokenId,
        tokenSecret,
      },
      classify: (response) => {
        onReply?.(response);
        return classifyReply(response, { client, call, task });
      },
    },
  );
}
