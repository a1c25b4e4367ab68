import { createHmac, randomUUID } from 'node:crypto';

/**
 * The Authorization header of a request to an address without a query, as a client of the mock makes it.
 * @param {string} method
 * @param {string} url
 * @param {{ accountId: string, consumerKey: string, consumerSecret: string, tokenId: string, tokenSecret: string }} access
 */
export function authorizationHeader(method, url, access) {
  const parameters = [
    ['oauth_consumer_key', access.consumerKey],
    ['oauth_nonce', randomUUID().replaceAll('-', '')],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(Date.now() / 1_000))],
    ['oauth_token', access.tokenId],
    ['oauth_version', '1.0'],
  ];
  const normalised = parameters.map((pair) => pair.join('=')).join('&');
  // A star stands in one path, which encodeURIComponent leaves as it is.
  const encoded = encodeURIComponent(url).replaceAll('*', '%2A');
  const base = `${method}&${encoded}&${encodeURIComponent(normalised)}`;
  const signature = createHmac('sha256', `${access.consumerSecret}&${access.tokenSecret}`).update(base);
  const written = [
    ['realm', access.accountId],
    ...parameters,
    ['oauth_signature', signature.digest('base64')],
  ]
    .map(([name, value = '']) => `${name}="${encodeURIComponent(value)}"`)
    .join(', ');
  return { authorization: `OAuth ${written}` };
}
