import { createHmac } from 'node:crypto';

/** A request signed with whatever protocol parameters a test gives. */
export interface Oauth1Input {
  readonly method: string;
  readonly url: string;
  readonly nowMs: number;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenSecret?: string;
  readonly realm?: string;
  /** More protocol parameters; one that is `undefined` is left out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
}

let made = 0;

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs as a client of the authorization flow does, on purpose not with the mock's code. */
export function oauth1Header(input: Oauth1Input): string {
  made += 1;
  const parameters = Object.entries({
    oauth_consumer_key: input.consumerKey,
    oauth_nonce: `flow${String(made).padStart(16, '0')}`,
    oauth_timestamp: String(Math.floor(input.nowMs / 1000)),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_version: '1.0',
    ...input.parameters,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { origin, pathname, searchParams } = new URL(input.url);
  const pairs = [...parameters.filter(([name]) => name !== 'oauth_signature'), ...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [input.method, `${origin}${pathname}`, pairs.join('&')].map(encode).join('&');
  const key = `${encode(input.consumerSecret)}&${encode(input.tokenSecret ?? '')}`;
  const signature = createHmac('sha256', key).update(base).digest('base64');
  const realm = input.realm === undefined ? [] : [['realm', input.realm] as const];
  const written = [...realm, ['oauth_signature', signature] as const, ...parameters];
  return `OAuth ${[...new Map(written)].map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`;
}
