import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { SUITEQL_PATH } from '../support/client.js';
import { NOON_MS, onBothFaces } from '../support/on-both-faces.js';
import { authorizationFor } from '../support/signed-request.js';

// RFC 5849 sections 3.4.1.2 and 3.4.1.3; that NetSuite signs query parameters:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
onBothFaces('the signature', (connect) => {
  it.each([
    '?limit=5&offset=0',
    '?offset=0&limit=5',
    '?q=a%20b&q=a',
    '?q=a+b',
    '?empty=&limit=5',
    '?%C3%BC=%E6%9D%B1&a%26b=c%3Dd',
    "?mark=!*'()~-._",
  ])('covers the query %s', async (search) => {
    const { send } = await connect();
    expect((await send('/services/rest/*', { method: 'OPTIONS', search })).status).toBe(204);
  });

  it('is wrong when the query was changed after signing', async () => {
    const { mock, baseUrl, fetch: sendBare } = await connect();
    const url = `${baseUrl}/services/rest/x?limit=5`;
    const authorization = authorizationFor({
      method: 'OPTIONS',
      url,
      credentials: mock.credentials,
      nowMs: NOON_MS,
    });
    const answer = await sendBare(url.replace('=5', '=6'), {
      method: 'OPTIONS',
      headers: { authorization },
    });
    expect(answer.status).toBe(401);
  });

  it('covers a form body and no JSON body', async () => {
    const { send } = await connect();
    const form = {
      method: 'POST',
      body: 'b=2&a=1+1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await send('/services/rest/x', { ...form, sign: { formBody: form.body } })).status).toBe(501);
    expect((await send('/services/rest/x', form)).status).toBe(401);
  });

  it('takes a header whose parameters stand in another order, without blanks or version', async () => {
    const { mock, baseUrl, fetch: sendBare } = await connect();
    const url = `${baseUrl}${SUITEQL_PATH}`;
    const input = { method: 'OPTIONS', url, credentials: mock.credentials, nowMs: NOON_MS };
    const [, rest = ''] = authorizationFor(input, { version: undefined }).split('OAuth ');
    const authorization = `OAuth ${rest.split(', ').reverse().join(',')}`;
    expect((await sendBare(url, { method: 'OPTIONS', headers: { authorization } })).status).toBe(204);
  });
});

describe('the signed address', () => {
  const mock = createNetsuiteMock({ employees: 0, now: () => NOON_MS });
  const statusOf = (received: string, signed: string): number => {
    const input = { method: 'OPTIONS', url: signed, credentials: mock.credentials, nowMs: NOON_MS };
    const headers = { authorization: authorizationFor(input) };
    return mock.handle({ method: 'OPTIONS', url: received, headers, body: new Uint8Array(0) }).status;
  };

  it.each([
    ['HTTPS://Netsuite.INVALID/services/rest/x', 'https://netsuite.invalid/services/rest/x', 204],
    ['https://netsuite.invalid:443/services/rest/x', 'https://netsuite.invalid/services/rest/x', 204],
    ['http://netsuite.invalid:80/services/rest/x', 'http://netsuite.invalid/services/rest/x', 204],
    ['http://netsuite.invalid:8080/services/rest/x', 'http://netsuite.invalid:8080/services/rest/x', 204],
    ['http://netsuite.invalid:8080/services/rest/x', 'http://netsuite.invalid/services/rest/x', 401],
  ])('is read from %s where %s was signed: %i', (received, signed, status) => {
    expect(statusOf(received, signed)).toBe(status);
  });

  it('is publicUrl where a proxy stands before the mock', () => {
    const url = 'https://outside.invalid/services/rest/x';
    const behind = createNetsuiteMock({ now: () => NOON_MS, publicUrl: 'https://outside.invalid' });
    const input = { method: 'OPTIONS', url, credentials: behind.credentials, nowMs: NOON_MS };
    const answer = behind.handle({
      method: 'OPTIONS',
      url: 'http://127.0.0.1:9/services/rest/x',
      headers: { authorization: authorizationFor(input) },
      body: new Uint8Array(0),
    });
    expect(answer.status).toBe(204);
  });
});
