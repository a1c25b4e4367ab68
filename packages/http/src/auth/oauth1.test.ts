import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../test/vectors/oauth1.json' with { type: 'json' };
import { buildUrl } from '../request/build-url.js';
import { signOauth1At } from './oauth1.js';

const AUTH = {
  kind: 'oauth1',
  realm: '1234567_SB1',
  consumerKey: '9djdj82h48djs9d2',
  consumerSecret: 'j49sk3j29djd',
  token: 'kkk9d7dh3k39sjv7',
  tokenSecret: 'dh893hdasih9',
} as const;
const MOMENT = { nonce: '7d8f3e4a', timestampS: 137_131_201 };
const OAUTH_PARAMETERS =
  'oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7%26oauth_version%3D1.0';

/** What a header holds, each value decoded. */
function parametersOf(header: string): Record<string, string> {
  const pairs = header.replace(/^OAuth /, '').matchAll(/([\w]+)="([^"]*)"/g);
  return Object.fromEntries(Array.from(pairs, ([, name, value]) => [name, decodeURIComponent(value ?? '')]));
}

function signatureOf(url: string, method = 'GET'): string | undefined {
  return parametersOf(signOauth1At({ method, url }, AUTH, MOMENT))['oauth_signature'];
}

function hmac(baseString: string): string {
  return createHmac('sha256', 'j49sk3j29djd&dh893hdasih9').update(baseString).digest('base64');
}

describe('published vectors', () => {
  it.each(vectors)('$name', (vector) => {
    const { method, realm, nonce, timestamp } = vector;
    // Of the further parameters, those of OAuth travel in the header and others in the query; all are signed alike.
    const further = Object.entries(vector.extraOauthParams);
    const extra = Object.fromEntries(further.filter(([name]) => name.startsWith('oauth_')));
    const url = buildUrl(
      vector.url,
      further.filter(([name]) => !name.startsWith('oauth_')),
    );
    const tokens = vector as { readonly tokenId?: string; readonly tokenSecret?: string };
    const header = signOauth1At(
      { method, url },
      {
        kind: 'oauth1',
        realm,
        consumerKey: vector.consumerKey,
        consumerSecret: vector.consumerSecret,
        extra,
        ...(tokens.tokenId !== undefined && { token: tokens.tokenId }),
        ...(tokens.tokenSecret !== undefined && { tokenSecret: tokens.tokenSecret }),
      },
      { nonce, timestampS: Number(timestamp) },
    );
    expect(parametersOf(header)).toMatchObject({ realm, oauth_signature: vector.signature, ...extra });
  });
});

// Base strings are written out by the rules of RFC 5849 section 3.4.1; the first is the RFC's own example, with its form
// parameters moved to the query.
describe('the cases of RFC 5849', () => {
  it.each([
    [
      'repeated keys, empty values, + and %20, encoded keys',
      'http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2=&a3=2+q',
      `http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26${OAUTH_PARAMETERS}`,
    ],
    [
      'repeated empty values',
      'https://example.com/?a=&a=&a=1',
      `https%3A%2F%2Fexample.com%2F&a%3D%26a%3D%26a%3D1%26${OAUTH_PARAMETERS}`,
    ],
    [
      'a key without an equals sign',
      'https://example.com/?flag&z=1',
      `https%3A%2F%2Fexample.com%2F&flag%3D%26${OAUTH_PARAMETERS}%26z%3D1`,
    ],
    [
      'unicode',
      'https://example.com/x?name=Zo%C3%AB%20%F0%9F%90%9D',
      `https%3A%2F%2Fexample.com%2Fx&name%3DZo%25C3%25AB%2520%25F0%259F%2590%259D%26${OAUTH_PARAMETERS}`,
    ],
    [
      'marks that a URI may leave alone and a signature may not',
      "https://example.com/x?q=!*'()-._~",
      `https%3A%2F%2Fexample.com%2Fx&${OAUTH_PARAMETERS}%26q%3D%2521%252A%2527%2528%2529-._~`,
    ],
    [
      'an upper-case host and the default port',
      'HTTPS://EXAMPLE.COM:443/Path',
      `https%3A%2F%2Fexample.com%2FPath&${OAUTH_PARAMETERS}`,
    ],
    ['another port', 'http://example.com:8080/r', `http%3A%2F%2Fexample.com%3A8080%2Fr&${OAUTH_PARAMETERS}`],
    ['no path', 'https://example.com', `https%3A%2F%2Fexample.com%2F&${OAUTH_PARAMETERS}`],
    [
      'a path with encoded characters',
      'https://example.com/services/rest/eid:a%20b',
      `https%3A%2F%2Fexample.com%2Fservices%2Frest%2Feid%3Aa%2520b&${OAUTH_PARAMETERS}`,
    ],
  ])('%s', (_, url, expected) => {
    expect(signatureOf(url)).toBe(hmac(`GET&${expected}`));
  });

  it('signs the method in upper case', () => {
    expect(signatureOf('https://example.com/', 'post')).toBe(
      hmac(`POST&https%3A%2F%2Fexample.com%2F&${OAUTH_PARAMETERS}`),
    );
  });

  it('signs any query as decoding, encoding and sorting it anew would', () => {
    const encode = (text: string) =>
      encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const texts = fc.string({ unit: 'grapheme', maxLength: 8 });
    const names = texts.filter((name) => !name.startsWith('oauth_') && name !== '__proto__');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, texts), { maxLength: 8 }), (pairs) => {
        const oauth = decodeURIComponent(OAUTH_PARAMETERS).split('&');
        const sorted = [...oauth, ...pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`)]
          .map((pair) => pair.split('=') as [string, string])
          .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
          .map((pair) => pair.join('='));
        const url = `https://example.com/?${new URLSearchParams(pairs)}`;
        expect(signatureOf(url)).toBe(hmac(`GET&https%3A%2F%2Fexample.com%2F&${encode(sorted.join('&'))}`));
      }),
    );
  });
});

describe('the header', () => {
  it('carries the realm, which is not signed', () => {
    const header = signOauth1At({ method: 'GET', url: 'https://example.com/' }, AUTH, MOMENT);
    expect(header.startsWith('OAuth realm="1234567_SB1", ')).toBe(true);
    const { realm: _, ...without } = AUTH;
    const bare = signOauth1At({ method: 'GET', url: 'https://example.com/' }, without, MOMENT);
    expect(parametersOf(header)['oauth_signature']).toBe(parametersOf(bare)['oauth_signature']);
    expect(bare).not.toContain('realm');
  });

  it('holds no parameter of the query and no secret', () => {
    const header = signOauth1At({ method: 'GET', url: 'https://example.com/?oath=1&a=b' }, AUTH, MOMENT);
    expect(Object.keys(parametersOf(header)).sort()).toEqual(
      ['consumer_key', 'nonce', 'signature', 'signature_method', 'timestamp', 'token', 'version']
        .map((name) => `oauth_${name}`)
        .concat('realm'),
    );
    expect(header).not.toContain(AUTH.consumerSecret);
    expect(header).not.toContain(AUTH.tokenSecret);
  });

  it.each(['a"b', 'a\\b', 'ü', ''])('refuses the realm %j', (realm) => {
    const sign = () =>
      signOauth1At({ method: 'GET', url: 'https://example.com/' }, { ...AUTH, realm }, MOMENT);
    expect(sign).toThrow(expect.objectContaining({ code: 'http/bad-realm' }));
  });

  it('refuses a query that names a parameter of OAuth', () => {
    const sign = () => signOauth1At({ method: 'GET', url: 'https://e.com/?oauth_token=x' }, AUTH, MOMENT);
    expect(sign).toThrow(expect.objectContaining({ code: 'http/reserved-parameter' }));
  });
});
