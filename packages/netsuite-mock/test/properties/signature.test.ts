import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureBaseString } from '../../src/protocol/base-string.js';
import { isSignatureRight, signBaseString } from '../../src/protocol/signature.js';

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const longText = fc.string({ unit: 'grapheme', maxLength: 3_000 });

// RFC 2104 and RFC 5849 section 3.4; the mock makes its HMAC of two hashes, so it is held to Node's own.
describe('a signature', () => {
  it('is the HMAC-SHA256 of any base string by any two secrets, short of a block or longer', () => {
    fc.assert(
      fc.property(longText, longText, longText, (base, consumerSecret, tokenSecret) => {
        const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
        const expected = createHmac('sha256', key).update(base).digest('base64');
        expect(signBaseString(base, { consumerSecret, tokenSecret })).toBe(expected);
        expect(isSignatureRight(expected, base, { consumerSecret, tokenSecret })).toBe(true);
      }),
    );
  });

  it('with one character changed is wrong, whatever the character', () => {
    const secrets = { consumerSecret: 'c', tokenSecret: 't' };
    const right = signBaseString('base', secrets);
    fc.assert(
      fc.property(fc.nat(43), fc.nat(0x2_ff), (at, code) => {
        const changed = right.slice(0, at) + String.fromCharCode(code) + right.slice(at + 1);
        fc.pre(changed !== right);
        expect(isSignatureRight(changed, 'base', secrets)).toBe(false);
      }),
    );
  });
});

describe('a base string', () => {
  it('is sorted by encoded name and value, and encoded twice', () => {
    const parameters = fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 12 });
    fc.assert(
      fc.property(parameters, parameters, (header, query) => {
        const url = {
          origin: 'https://netsuite.invalid',
          path: '/a%20b/ü',
          query: query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'),
        };
        const written = [...header.filter(([name]) => name !== 'oauth_signature'), ...query]
          .map(([name, value]) => [encode(name), encode(value)] as const)
          .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
          .map(([name, value]) => `${name}=${value}`);
        const expected = ['GET', `${url.origin}${url.path}`, written.join('&')].map(encode).join('&');
        expect(signatureBaseString({ method: 'get', url, headerParameters: new Map(header) })).toBe(expected);
      }),
    );
  });
});

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
