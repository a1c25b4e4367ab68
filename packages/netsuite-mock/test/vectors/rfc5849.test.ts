import { describe, expect, it } from 'vitest';
import { signatureBaseString } from '../../src/protocol/base-string.js';
import { encodePercent } from '../../src/protocol/percent.js';
import { splitReceivedUrl } from '../../src/protocol/received-url.js';

const base = (method: string, url: string, header: Readonly<Record<string, string>>, formBody?: string) => {
  const parts = splitReceivedUrl(url);
  if (parts === undefined) throw new Error(`${url} is not absolute`);
  return signatureBaseString({
    method,
    url: parts,
    headerParameters: new Map(Object.entries(header)),
    ...(formBody !== undefined && { formBody }),
  });
};

// https://www.rfc-editor.org/rfc/rfc5849
describe('the base string of RFC 5849', () => {
  it('is the one of section 3.4.1.1', () => {
    const header = {
      oauth_consumer_key: '9djdj82h48djs9d2',
      oauth_token: 'kkk9d7dh3k39sjv7',
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: '137131201',
      oauth_nonce: '7d8f3e4a',
      oauth_signature: 'bYT5CMsGcbgUdFHObYMEfcx6bsw=',
    };
    expect(
      base('post', 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', header, 'c2&a3=2+q'),
    ).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it.each([
    ['HTTPS://Example.COM:443/a', 'GET&https%3A%2F%2Fexample.com%2Fa&'],
    ['https://example.com:8443/a', 'GET&https%3A%2F%2Fexample.com%3A8443%2Fa&'],
    ['https://example.com', 'GET&https%3A%2F%2Fexample.com%2F&'],
    ['https://example.com/a#part', 'GET&https%3A%2F%2Fexample.com%2Fa&'],
    ['https://example.com/%7Ea/%2f', 'GET&https%3A%2F%2Fexample.com%2F%257Ea%2F%252f&'],
    ['https://example.com/?b=2&b=1&a=', 'GET&https%3A%2F%2Fexample.com%2F&a%3D%26b%3D1%26b%3D2'],
    ['https://example.com/?a=%e6%9d%b1', 'GET&https%3A%2F%2Fexample.com%2F&a%3D%25E6%259D%25B1'],
    ['https://example.com/?a=1+2&a=1%202', 'GET&https%3A%2F%2Fexample.com%2F&a%3D1%25202%26a%3D1%25202'],
  ])('of %s is %s', (url, text) => {
    expect(base('GET', url, {})).toBe(text);
  });

  it('escapes everything but letters, digits and four marks (section 3.6)', () => {
    expect(encodePercent("-._~ !*'()+,/:;=?@é東😀")).toBe(
      '-._~%20%21%2A%27%28%29%2B%2C%2F%3A%3B%3D%3F%40%C3%A9%E6%9D%B1%F0%9F%98%80',
    );
  });
});
