import { createSecret } from '@onlink/core';
import { createFakeCall } from '@onlink/testkit';
import { describe, expect, it } from 'vitest';
import type { Auth } from './auth.js';
import { authorize } from './authorize.js';

const request = { method: 'GET', url: 'https://remote.invalid/' };

const headersBy = (auth: Auth) => authorize(request, auth, createFakeCall());

describe('authorize', () => {
  it('adds nothing for none', () => {
    expect(headersBy({ kind: 'none' })).toEqual({});
  });

  it('joins basic credentials in UTF-8, as RFC 7617 shows', () => {
    expect(headersBy({ kind: 'basic', username: 'Aladdin', password: createSecret('open sesame') })).toEqual({
      authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    });
    expect(headersBy({ kind: 'basic', username: 'test', password: createSecret('123£') })).toEqual({
      authorization: 'Basic dGVzdDoxMjPCow==',
    });
  });

  it('sends a bearer token, and a key in a header of its own', () => {
    expect(headersBy({ kind: 'bearer', token: createSecret('mF_9.B5f-4.1JqM') })).toEqual({
      authorization: 'Bearer mF_9.B5f-4.1JqM',
    });
    expect(headersBy({ kind: 'header', name: 'X-Api-Key', value: createSecret('k 1') })).toEqual({
      'x-api-key': 'k 1',
    });
  });

  it('signs each request of OAuth 1.0 afresh', () => {
    const call = createFakeCall();
    const auth = { kind: 'oauth1', consumerKey: 'a', consumerSecret: createSecret('b') } as const;
    const first = authorize(request, auth, call)['authorization'];
    expect(first).not.toBe(authorize(request, auth, call)['authorization']);
    expect(first).toMatch(/oauth_nonce="[0-9a-f]{32}"/);
  });

  it("signs with the remote's clock where its offset is known", () => {
    const call = createFakeCall();
    const auth = { kind: 'oauth1', consumerKey: 'a', consumerSecret: 'b', clockOffsetMs: -600_000 } as const;
    const expected = Math.floor((call.clock.now() - 600_000) / 1_000);
    expect(authorize(request, auth, call)['authorization']).toContain(`oauth_timestamp="${expected}"`);
  });

  it.each<[string, Auth]>([
    ['a line break in a bearer token', { kind: 'bearer', token: createSecret('canary-1\r\nx: y') }],
    ['an empty header value', { kind: 'header', name: 'x', value: createSecret('') }],
    ['a blank at the end', { kind: 'header', name: 'x', value: createSecret('canary-1 ') }],
    ['a letter outside ASCII', { kind: 'bearer', token: createSecret('canary-1ü') }],
    ['a colon in a username', { kind: 'basic', username: 'canary-1:x', password: 'p' }],
  ])('refuses %s without quoting it', (_, auth) => {
    const failure = expect.objectContaining({
      code: 'http/unsendable-credential',
      message: expect.not.stringContaining('canary-1'),
    });
    expect(() => headersBy(auth)).toThrow(failure);
  });
});
