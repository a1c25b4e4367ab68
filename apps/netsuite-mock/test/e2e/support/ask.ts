import { createHmac, randomUUID } from 'node:crypto';

/** The line that `--json` prints. */
export interface Announced {
  readonly url: string;
  readonly accountId: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenId: string;
  readonly tokenSecret: string;
}

/** Sends one query, signed for an address without a query of its own, with nothing but what was announced. */
export function ask(announced: Announced, q: string): Promise<Response> {
  const url = `${announced.url}/services/rest/query/v1/suiteql`;
  const parameters = [
    ['oauth_consumer_key', announced.consumerKey],
    ['oauth_nonce', randomUUID().replaceAll('-', '')],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(Date.now() / 1000))],
    ['oauth_token', announced.tokenId],
    ['oauth_version', '1.0'],
  ];
  const normalised = parameters.map((pair) => pair.join('=')).join('&');
  const base = `POST&${encodeURIComponent(url)}&${encodeURIComponent(normalised)}`;
  const key = `${announced.consumerSecret}&${announced.tokenSecret}`;
  const signature = createHmac('sha256', key).update(base).digest('base64');
  const header = [['realm', announced.accountId], ...parameters, ['oauth_signature', signature]]
    .map(([name, value = '']) => `${name}="${encodeURIComponent(value)}"`)
    .join(', ');
  return fetch(url, {
    method: 'POST',
    headers: { authorization: `OAuth ${header}`, prefer: 'transient', 'content-type': 'application/json' },
    body: JSON.stringify({ q }),
  });
}
