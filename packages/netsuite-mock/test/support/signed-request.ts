import { createHmac } from 'node:crypto';
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

/** A request to sign. */
export interface SigningInput {
  readonly method: string;
  readonly url: string;
  readonly credentials: Credentials;
  readonly nowMs: number;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

let signed = 0;

/** A nonce that no other request of this process has. */
function freshNonce(): string {
  signed += 1;
  return `nonce${String(signed).padStart(15, '0')}`;
}

/** Signs as a client would: written here with `URL` and `URLSearchParams`, on purpose not with the mock's code. */
export function authorizationFor(input: SigningInput, changes: SigningChanges = {}): string {
  const { credentials } = input;
  const parameters: Record<string, string> = {
    oauth_consumer_key: credentials.consumerKey,
    oauth_token: credentials.tokenId,
    oauth_nonce: changes.nonce ?? freshNonce(),
    oauth_timestamp: String(changes.timestampS ?? Math.floor(input.nowMs / 1000)),
    oauth_signature_method: changes.method ?? 'HMAC-SHA256',
  };
  const version = 'version' in changes ? changes.version : '1.0';
  if (version !== undefined) parameters['oauth_version'] = version;
  const parsed = new URL(input.url);
  const pairs = [
    ...Object.entries(parameters),
    ...parsed.searchParams,
    ...new URLSearchParams(changes.formBody ?? ''),
  ]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([left, leftValue], [right, rightValue]) =>
      left === right ? compare(leftValue, rightValue) : compare(left, right),
    )
    .map(([name, value]) => `${name}=${value}`);
  const base = [input.method, `${parsed.origin}${parsed.pathname}`, pairs.join('&')].map(encode).join('&');
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

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
