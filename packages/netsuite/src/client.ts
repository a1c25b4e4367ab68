import type { Call, HttpResponse } from '@onlink/core';
import { send } from '@onlink/http';
import type { NetsuiteConfig } from './account/config-schema.js';
import { accountIdOf, baseUrlOf } from './account/remote-account.js';
import { classifyReply } from './faults/classify-reply.js';
import type { Task } from './faults/task.js';
import { type ColumnMemory, createColumnMemory } from './suiteql/column-memory.js';

/** What one open connection holds. It makes no request when it is made. */
export interface NetsuiteClient {
  readonly config: NetsuiteConfig;
  readonly realm: string;
  readonly baseUrl: string;
  /** Columns that the account turned out to lack. */
  readonly missingColumns: ColumnMemory;
}

/** Makes the client of a connection. */
export function createClient(config: NetsuiteConfig): NetsuiteClient {
  return {
    config,
    realm: accountIdOf(config).realm,
    baseUrl: baseUrlOf(config),
    missingColumns: createColumnMemory(),
  };
}

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
