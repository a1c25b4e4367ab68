import { createHmac, randomBytes } from 'node:crypto';
import type { Credentials } from '../../src/index.js';

/** What a test changes in an otherwise right request. */
export interface SigningChanges {
  readonly realm?: string;
  readonly nonce?: string;
  readonly timestampS?: number | string;
  readonly method?: string;
  readonly version?: string | undefined;
  readonly signature?: string;
  readonly formBody?: string;
  /** Header parameters to add, replace or, with `undefined`, leave out after signing. */
  readonly after?: Readonly<Record<string, string | undefined>>;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs as a client would: written here with `URL` and `URLSearchParams`, on purpose not with the mock's code. */
export function authorizationFor(
  method: string,
  url: string,
  credentials: Credentials,
  changes: SigningChanges = {},
): string {
  const parameters: Record<string, string> = {
    oauth_consumer_key: credentials.consumerKey,
    oauth_token: credentials.tokenId,
    oauth_nonce: changes.nonce ?? randomBytes(10).toString('hex'),
    oauth_timestamp: String(changes.timestampS ?? Math.floor(Date.now() / 1000)),
    oauth_signature_method: changes.method ?? 'HMAC-SHA256',
  };
  const version = 'version' in changes ? changes.version : '1.0';
  if (version !== undefined) parameters['oauth_version'] = version;
  const parsed = new URL(url);
  const pairs = [
    ...Object.entries(parameters),
    ...parsed.searchParams,
    ...new URLSearchParams(changes.formBody ?? ''),
  ]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [method, `${parsed.origin}${parsed.pathname}`, pairs.join('&')].map(encode).join('&');
  const key = `${encode(credentials.consumerSecret)}&${encode(credentials.tokenSecret)}`;
  parameters['oauth_signature'] =
    changes.signature ?? createHmac('sha256', key).update(base).digest('base64');
  const all: Record<string, string | undefined> = {
    realm: changes.realm ?? credentials.accountId,
    ...parameters,
    ...changes.after,
  };
  const written = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${encode(value)}"`],
  );
  return `OAuth ${written.join(', ')}`;
}
