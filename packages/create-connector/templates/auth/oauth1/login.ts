import { createHmac } from 'node:crypto';

/** Configuration fields that the mock accepts, beside the address. */
export const CREDENTIALS = {
  consumerKey: 'mock-consumer-key-0123456789',
  consumerSecret: 'mock-consumer-secret-0123456789',
  token: 'mock-token-0123456789',
  tokenSecret: 'mock-token-secret-0123456789',
};

/** How far the sender's clock may be off, in seconds. */
const TOLERANCE_S = 300;

/**
 * Says of each request whether it comes from somebody who may: key, token, time, nonce and signature (RFC 5849 section
 * 3.2). It shares no code with the connector, so that one misreading cannot cancel itself.
 */
export function createLogin(now: () => number): (request: Request) => boolean {
  const nonces = new Set<string>();
  return (request) => {
    const sent = parametersOf(request.headers.get('authorization') ?? '');
    const { oauth_nonce: nonce = '', oauth_timestamp: timestamp = '' } = sent;
    const isKnown =
      sent['oauth_consumer_key'] === CREDENTIALS.consumerKey &&
      sent['oauth_token'] === CREDENTIALS.token &&
      sent['oauth_signature_method'] === 'HMAC-SHA256';
    if (!isKnown || sent['oauth_signature'] !== signatureOf(request, sent)) return false;
    if (Math.abs(now() / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
    if (nonce === '' || nonces.has(`${timestamp} ${nonce}`)) return false;
    nonces.add(`${timestamp} ${nonce}`);
    return true;
  };
}

/** RFC 5849 section 3.5.1. */
function parametersOf(header: string): { readonly [name: string]: string } {
  const pairs = [...header.matchAll(/(\w+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
}

/** RFC 5849 section 3.4. */
function signatureOf({ method, url }: Request, sent: { readonly [name: string]: string }): string {
  const { origin, pathname, searchParams } = new URL(url);
  const signed = Object.entries(sent).filter(([name]) => name !== 'oauth_signature' && name !== 'realm');
  const pairs = [...searchParams, ...signed]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [method, origin + pathname, pairs.join('&')].map(encode).join('&');
  const key = `${encode(CREDENTIALS.consumerSecret)}&${encode(CREDENTIALS.tokenSecret)}`;
  return createHmac('sha256', key).update(base).digest('base64');
}

/** RFC 5849 section 3.6. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
