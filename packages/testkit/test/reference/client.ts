import {
  type Call,
  createFault,
  type HttpRequest,
  type JsonObject,
  type OpenContext,
  type Secret,
} from '@onlink/core';
import { classify, readReply } from './replies.js';

/** The configuration, secrets wrapped. */
export interface Config {
  readonly baseUrl: string;
  readonly refreshToken: Secret;
}

/** One open connection. */
export interface Client {
  readonly config: Config;
  readonly context: OpenContext;
  refresh: string;
  access: string | undefined;
  signingIn: Promise<void> | undefined;
  closed: boolean;
}

/** Opens a client; it signs in when it is first used. */
export function createClient(config: Config, context: OpenContext): Client {
  return {
    config,
    context,
    refresh: config.refreshToken.reveal(),
    access: undefined,
    signingIn: undefined,
    closed: false,
  };
}

/** A request by its path; parameters that are undefined are left out. */
export interface Ask {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly query?: { readonly [name: string]: string | undefined };
  readonly json?: JsonObject;
  readonly headers?: { readonly [name: string]: string };
  readonly effect: HttpRequest['effect'];
}

/** Sends one request, signed in; once more after signing in anew where a read met an expired login. */
export async function ask(client: Client, call: Call, request: Ask): Promise<JsonObject> {
  if (client.closed) throw closedFault();
  if (client.access === undefined) await signIn(client, call);
  const response = await call.exchange(toHttp(client, request));
  if (response.status === 401) {
    await signIn(client, call);
    const again = await call.exchange(toHttp(client, request));
    return readReply(again, classify(again, request.effect), request.effect);
  }
  return readReply(response, classify(response, request.effect), request.effect);
}

/** Signs in once for all who wait for it. */
async function signIn(client: Client, call: Call): Promise<void> {
  client.signingIn ??= trade(client, call).finally(() => {
    client.signingIn = undefined;
  });
  await client.signingIn;
}

/** Trades the refresh token in. The next one is made durable before anything is done with it. */
async function trade(client: Client, call: Call): Promise<void> {
  const response = await call.exchange({
    method: 'POST',
    url: `${client.config.baseUrl}/token`,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ refresh: client.refresh })),
    effect: 'none',
  });
  const { access, refresh } = readReply(response, classify(response, 'none'), 'none');
  if (typeof access !== 'string' || typeof refresh !== 'string') throw malformedLogin();
  await client.context.rotateSecret('/refreshToken', refresh, client.refresh);
  client.refresh = refresh;
  client.access = access;
}

function toHttp(
  { config, access }: Client,
  { method, path, query = {}, json, headers, effect }: Ask,
): HttpRequest {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  return {
    method,
    url: `${config.baseUrl}${path}${search}`,
    headers: {
      authorization: `Bearer ${access ?? ''}`,
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json && { body: new TextEncoder().encode(JSON.stringify(json)) }),
    effect,
  };
}

function malformedLogin(): Error {
  return createFault({
    blame: 'remote',
    scope: 'connection',
    retry: { afterMs: 1_000 },
    effect: 'none',
    code: 'people/malformed-login',
    message: 'Failed to sign in: the reply holds no tokens. It is tried again by itself.',
  });
}

function closedFault(): Error {
  return createFault({
    blame: 'cancelled',
    scope: 'connection',
    retry: { afterMs: 0 },
    effect: 'none',
    code: 'people/closed',
    message: 'Failed to send a request: the connection was closed. Open it again.',
  });
}
