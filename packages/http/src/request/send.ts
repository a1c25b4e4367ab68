import type { Call, Effect, Fault, HttpRequest, HttpResponse, Json } from '@onlink/core';
import type { Auth } from '../auth/auth.js';
import { authorize } from '../auth/authorize.js';
import { classifyStatus } from '../response/classify-status.js';
import { buildUrl } from './build-url.js';

/** One request, before it is signed. */
export interface SendRequest {
  readonly method: HttpRequest['method'];
  /** Absolute; may have a query, to which {@link query} is added. */
  readonly url: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: { readonly [name: string]: string };
  /** Sent as UTF-8 with `content-type: application/json`. Not together with `body`. */
  readonly json?: Json;
  readonly body?: Uint8Array;
  /** What it does over there: never inferred from the method. */
  readonly effect: Effect;
  readonly timeoutMs?: number;
  readonly maxResponseBytes?: number;
}

/** Who sends it, and what its reply means. */
export interface SendOptions {
  readonly auth: Auth;
  /** The fault that a reply means, or undefined for a success. Default {@link classifyStatus}. */
  readonly classify?: (response: HttpResponse, request: HttpRequest) => Fault | undefined;
}

/**
 * Sends one request, signed afresh, through the call's exchange. It never repeats it: the host does, where that is safe.
 *
 * @throws the fault that the reply means, or that of the exchange where no whole reply came
 */
export async function send(
  call: Call,
  request: SendRequest,
  { auth, classify = classifyStatus }: SendOptions,
): Promise<HttpResponse> {
  call.signal.throwIfAborted();
  const { method, effect, timeoutMs, maxResponseBytes } = request;
  const url = buildUrl(request.url, request.query);
  const body =
    request.json === undefined ? request.body : new TextEncoder().encode(JSON.stringify(request.json));
  const sent: HttpRequest = {
    method,
    url,
    effect,
    headers: {
      accept: 'application/json',
      ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...lowerCase(request.headers),
      ...authorize({ method, url }, auth, call),
    },
    ...(body === undefined ? {} : { body }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
  };
  const response = await call.exchange(sent);
  const fault = classify(response, sent);
  if (fault !== undefined) throw fault;
  return response;
}

function lowerCase(headers: SendRequest['headers'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
