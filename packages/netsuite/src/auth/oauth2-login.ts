import { type Call, createFault, createSecret, isFault, type Secret } from '@onlink/core';
import { readJson, send } from '@onlink/http';
import type { Oauth2Config } from '../account/config-schema.js';
import { readSigningKey, type SigningKey, signAssertion } from './client-assertion.js';
import type { Login, LoginMemory } from './login.js';
import { explainTokenRefusal } from './oauth2-failure.js';

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Seconds from `iat` to `exp`: the help wants less than an hour. */
const ASSERTION_LIFE_S = 300;

/** A token this near its end is not used any more: a request may be long under way. */
const RENEWED_BEFORE_END_MS = 60_000;

const JTI_BYTES = 16;

/** Where the token endpoint is, and by which name it wants to be addressed. */
export interface TokenEndpoint {
  /** The account. */
  readonly realm: string;
  /** Where requests go: the account's SuiteTalk host, or the base URL. */
  readonly baseUrl: string;
  /** The account's own SuiteTalk host, which stands in the assertion whatever proxy it passes. */
  readonly audienceUrl: string;
}

interface HeldToken {
  readonly token: Secret;
  readonly endsAtMs: number;
  /** NetSuite has taken it. */
  hasServed: boolean;
}

/**
 * OAuth 2.0 client credentials: an assertion signed by the private key buys an access token of 3,600 s, which is kept in
 * memory and serves every request of the connection. Callers that need one at the same time wait for the same one.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html, RFC 7523.
 */
export function createOauth2Login(config: Oauth2Config, endpoint: TokenEndpoint, memory: LoginMemory): Login {
  let key: SigningKey | undefined;
  let held: HeldToken | undefined;
  let coming: Promise<HeldToken> | undefined;

  const renew = async (call: Call): Promise<HeldToken> => {
    key ??= readSigningKey(config.privateKey);
    held = await requestToken({ config, endpoint, memory, key }, call);
    return held;
  };
  const tokenFor = async (call: Call): Promise<Secret> => {
    for (;;) {
      if (held !== undefined && call.clock.now() < held.endsAtMs) return held.token;
      if (coming === undefined) {
        coming = renew(call).finally(() => {
          coming = undefined;
        });
        return (await coming).token;
      }
      try {
        return (await unlessAborted(coming, call.signal)).token;
      } catch (thrown) {
        // Whoever asked for it gave up, which is no reason for this call to.
        if (call.signal.aborted || !wasGivenUp(thrown)) throw thrown;
      }
    }
  };
  return {
    authorize: async (call) => ({ kind: 'bearer', token: await tokenFor(call) }),
    accept(auth) {
      if (held !== undefined && auth.kind === 'bearer' && auth.token === held.token) held.hasServed = true;
    },
    mend(auth) {
      if (auth.kind !== 'bearer' || auth.token !== held?.token) return true;
      // A new one would be refused as well where this one has never been taken.
      if (!held.hasServed) return false;
      held = undefined;
      return true;
    },
  };
}

interface TokenRequest {
  readonly config: Oauth2Config;
  readonly endpoint: TokenEndpoint;
  readonly memory: LoginMemory;
  readonly key: SigningKey;
}

async function requestToken(request: TokenRequest, call: Call): Promise<HeldToken> {
  const { config, endpoint, memory } = request;
  const { realm } = endpoint;
  const task = { verb: 'sign in to', noun: 'account', id: realm };
  const context = { client: { config, realm, ...memory }, call, task, effect: 'none' } as const;
  let corrected = false;
  const ask = () =>
    send(
      call,
      {
        method: 'POST',
        url: `${endpoint.baseUrl}${TOKEN_PATH}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new TextEncoder().encode(formOf(request, call)),
        effect: 'none',
      },
      {
        auth: { kind: 'none' },
        classify: (response) => {
          const fault = explainTokenRefusal(response, context);
          corrected = fault?.blame === 'credentials' && memory.clock.correctBy(response, call);
          return fault;
        },
      },
    );
  const response = await ask().catch((thrown: unknown) => {
    // Refused because of the time in it: the corrected one is another request, sent once.
    if (!corrected) throw thrown;
    return ask();
  });
  const body = (readJson(response, { verb: task.verb, noun: `account "${task.id}"`, effect: 'none' }) ??
    {}) as {
    readonly [name: string]: unknown;
  };
  const { access_token: text, expires_in: lifeS = 3_600 } = body;
  if (typeof text !== 'string' || text === '') throw withoutToken(endpoint.realm);
  const lifeMs = (Number(lifeS) > 0 ? Number(lifeS) : 3_600) * 1_000;
  return {
    token: createSecret(text),
    hasServed: false,
    endsAtMs: call.clock.now() + Math.max(lifeMs - RENEWED_BEFORE_END_MS, lifeMs / 2),
  };
}

function formOf({ config, endpoint, memory, key }: TokenRequest, call: Call): string {
  const nowS = Math.floor((call.clock.now() + memory.clock.offsetMs) / 1_000);
  const assertion = signAssertion(
    key,
    { kid: config.certificateId },
    {
      iss: config.clientId.reveal(),
      scope: (config.scopes ?? 'rest_webservices').split(' '),
      aud: `${endpoint.audienceUrl}${TOKEN_PATH}`,
      iat: nowS,
      exp: nowS + ASSERTION_LIFE_S,
      jti: Buffer.from(call.random(JTI_BYTES)).toString('hex'),
    },
  );
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion,
  }).toString();
}

function wasGivenUp(thrown: unknown): boolean {
  return isFault(thrown)
    ? thrown.blame === 'cancelled'
    : (thrown as Error | undefined)?.name === 'AbortError';
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abandon = (): void => reject(signal.reason);
    signal.addEventListener('abort', abandon, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abandon));
  });
}

function withoutToken(realm: string): Error {
  return createFault({
    blame: 'remote',
    scope: 'connection',
    retry: { afterMs: 30_000 },
    effect: 'none',
    code: 'netsuite/malformed-token',
    message: `Failed to sign in to account "${realm}": the token endpoint answered without an access token. It is tried again by itself; if it stays so, check the base URL.`,
  });
}
