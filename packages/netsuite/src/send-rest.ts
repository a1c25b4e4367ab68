import type { Call, Effect, HttpResponse, Json } from '@onlink/core';
import { type Auth, type SendRequest, send } from '@onlink/http';
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
  /** How long to wait for the whole reply, in milliseconds. Default 60,000. */
  readonly timeoutMs?: number;
  /** What is being done, for messages. */
  readonly task: Task;
  /** Sees the reply before it is judged. */
  readonly onReply?: (response: HttpResponse) => void;
}

/**
 * Sends one request, signed in afresh: NetSuite takes a nonce once. A login refused because of this machine's clock, or of an
 * access token that has ended, is mended and the request sent once more: a refused login had no effect over there.
 *
 * @throws a fault for every status of 300 and above
 */
export async function sendRest(
  client: NetsuiteClient,
  call: Call,
  request: RestRequest,
): Promise<HttpResponse> {
  const auth = await client.login.authorize(call);
  let refusal: HttpResponse | undefined;
  try {
    return await attempt(client, call, { request, auth, onRefusal: (response) => (refusal = response) });
  } catch (thrown) {
    if (refusal === undefined || !client.login.mend(auth, refusal, call)) throw thrown;
  }
  return attempt(client, call, { request, auth: await client.login.authorize(call) });
}

interface Attempt {
  readonly request: RestRequest;
  readonly auth: Auth;
  readonly onRefusal?: (response: HttpResponse) => void;
}

async function attempt(
  client: NetsuiteClient,
  call: Call,
  { request, auth, onRefusal }: Attempt,
): Promise<HttpResponse> {
  const { task, onReply, path, service = 'suitetalk', ...rest } = request;
  return send(
    call,
    { ...rest, url: `${client.urls[service]}${path}` },
    {
      auth,
      classify: (response) => {
        onReply?.(response);
        if (response.status === 401) onRefusal?.(response);
        if (response.status < 300) {
          client.history.hasWorked = true;
          client.login.accept?.(auth);
        }
        return classifyReply(withoutToken(response, auth), {
          client,
          call,
          task,
          effect: request.effect,
          service,
        });
      },
    },
  );
}

/** A refusal that repeats the access token, without it: the host knows the secrets of the configuration only. */
function withoutToken(response: HttpResponse, auth: Auth): HttpResponse {
  if (auth.kind !== 'bearer' || response.status < 300) return response;
  const token = typeof auth.token === 'string' ? auth.token : auth.token.reveal();
  const text = new TextDecoder().decode(response.body);
  if (!text.includes(token)) return response;
  return { ...response, body: new TextEncoder().encode(text.replaceAll(token, '[secret]')) };
}
