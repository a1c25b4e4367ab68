import { createHmac } from 'node:crypto';
import { type Call, createFault } from '@onlink/core';
import OAuth from 'oauth-1.0a';
import type { Oauth1 } from './auth.js';
import { reveal } from './credential.js';

const NONCE_BYTES = 16;

/** What is signed beside the credentials. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
}

/** What must differ from request to request (RFC 5849 section 3.3). */
interface Oauth1Moment {
  readonly nonce: string;
  /** Seconds since 1970-01-01T00:00:00Z, by the remote's clock. */
  readonly timestampS: number;
}

/**
 * The `authorization` header of a request by OAuth 1.0a, HMAC-SHA256. Nonce and time come from the call, so every call
 * of this gives another signature: sign each attempt afresh, because a server takes a nonce once.
 */
export function signOauth1(request: SignedRequest, auth: Oauth1, call: Call): string {
  return signOauth1At(request, auth, {
    nonce: Buffer.from(call.random(NONCE_BYTES)).toString('hex'),
    timestampS: Math.floor((call.clock.now() + (auth.clockOffsetMs ?? 0)) / 1_000),
  });
}

/**
 * The same for a given nonce and time.
 *
 * @internal for the published vectors
 *
 * The body is not signed: only a form-encoded one would be (RFC 5849 section 3.4.1.3.1), and connectors send JSON.
 */
export function signOauth1At({ method, url }: SignedRequest, auth: Oauth1, moment: Oauth1Moment): string {
  const { realm, token, tokenSecret = '', extra = {} } = auth;
  const oauth = new OAuth({
    consumer: { key: reveal(auth.consumerKey), secret: reveal(auth.consumerSecret) },
    signature_method: 'HMAC-SHA256',
    hash_function: (text, key) => createHmac('sha256', key).update(text).digest('base64'),
    ...(realm === undefined ? {} : { realm: assertRealm(realm) }),
  });
  oauth.getNonce = () => moment.nonce;
  oauth.getTimeStamp = () => moment.timestampS;
  // The package cuts a query's values at the second "=", leaves its keys encoded and takes "+" as it is, so it is given
  // the bare URL and the parameters decoded (https://github.com/ddo/oauth-1.0a/blob/v2.2.6/oauth-1.0a.js, deParam).
  const bare = new URL(url);
  const signed = oauth.authorize(
    { method, url: bare.origin + bare.pathname, data: { ...decodedQuery(bare), ...extra } },
    token === undefined ? undefined : { key: reveal(token), secret: reveal(tokenSecret) },
  );
  return oauth.toHeader({ ...signed, ...extra }).Authorization;
}

/** Decoded as a form (RFC 5849 section 3.4.1.3.1): `+` is a blank; a repeated key has a list. */
function decodedQuery({ searchParams }: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    if (name.startsWith('oauth_') || name === '__proto__') throw reservedName(name);
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

function assertRealm(realm: string): string {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(realm)) return realm;
  throw createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'http/bad-realm',
    message:
      'Failed to sign the request: the realm is empty or holds a quote, a backslash or a letter outside ASCII. Correct the account in the connection.',
  });
}

function reservedName(name: string): Error {
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'http/reserved-parameter',
    message: `Failed to sign the request: its query holds "${name}", which OAuth keeps for itself. Report this to the connector's author.`,
  });
}
