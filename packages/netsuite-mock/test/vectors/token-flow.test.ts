import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';

// Step one as https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157652390285.html signs it.
const KEY = '60712990bc09623786e7047c226bcb3f86d49dca0b04efc21001dc76d97a81f5';
const CALLBACK = 'https://my.example.com/TBA/?callbackRequest';
const SIGNATURE = '7kgwwmiAylqeMdHjCBnIUUW+drDrGCbZGBkuCt39J90=';

function firstStep(signature: string) {
  const mock = createNetsuiteMock({
    employees: 0,
    accountId: '1234567',
    credentials: { consumerKey: KEY, consumerSecret: KEY },
    now: () => 1_575_998_103_000,
  });
  mock.account.setIntegrationBoxes({ authorizationFlow: true, callbackUrl: CALLBACK });
  const parameters = {
    realm: '1234567',
    oauth_callback: CALLBACK,
    oauth_consumer_key: KEY,
    oauth_nonce: 'bUvpxBX93OWo0FLswq5M',
    oauth_timestamp: '1575998103',
    oauth_signature_method: 'HMAC-SHA256',
    oauth_version: '1.0',
    role: '45678',
    oauth_signature: signature,
  };
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${encodeURIComponent(value)}"`);
  return mock.handle({
    method: 'POST',
    url: 'https://1234567.restlets.api.netsuite.com/rest/requesttoken',
    headers: { authorization: `OAuth ${pairs.join(', ')}` },
    body: new Uint8Array(0),
  });
}

describe('the published first step of the authorization flow', () => {
  it('is answered with a request token, and not with its signature changed', () => {
    const { status, body } = firstStep(SIGNATURE);
    expect(status).toBe(200);
    expect(body).toMatch(
      /^oauth_token=[0-9a-f]{64}&oauth_token_secret=[0-9a-f]{64}&oauth_callback_confirmed=true&role=45678$/,
    );
    expect(firstStep(SIGNATURE.replace('7', '8')).status).toBe(401);
  });
});
