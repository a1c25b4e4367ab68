import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { signingKeyFrom } from '../../src/oauth2/signing-key.js';
import { callFunction } from '../support/call-function.js';
import { type Client, createClient } from '../support/client.js';
import { type TokenRequestChanges, withOauth2 } from '../support/oauth2-client.js';
import { NOON_MS, onBothFaces } from '../support/on-both-faces.js';
import { selfSigned } from '../support/self-signed.js';

const RSA_ALGORITHMS = ['PS256', 'PS384', 'PS512'];

const TEXT = Buffer.from('a text');
const signatureOf = (token: string): string => token.split('.')[2] ?? '';

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html (request, answer),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html (assertion); claims of the access
// token: samples of https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_11111634165.html, decoded.
onBothFaces('the OAuth 2.0 token endpoint', (connect) => {
  it('gives an access token of an hour for an assertion', async () => {
    const { requestToken, mock } = await withOauth2(connect());
    const { status, body } = await requestToken();
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
    const nowS = mock.clock.now() / 1000;
    expect(JSON.parse(Buffer.from(body.access_token.split('.')[0] ?? '', 'base64url').toString()).alg).toBe(
      'RS256',
    );
    expect(claimsOf(body.access_token)).toMatchObject({
      sub: '1001;12',
      scope: ['rest_webservices', 'restlets'],
      iss: 'https://system.netsuite.com',
      iat: nowS,
      exp: nowS + 3600,
    });
    expect(mock.loginAuditTrail).toMatchObject([
      { status: 'Success', detail: '', applicationName: 'OnLink', userName: 'Ina Integration' },
    ]);
  });

  it.each(['P-256', 'P-384', 'P-521'])('takes an assertion by a key on %s', async (kind) => {
    const { requestToken } = await withOauth2(connect(), kind);
    const alg = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }[kind] ?? '';
    expect((await requestToken({ alg })).status).toBe(200);
  });

  it.each<readonly [string, TokenRequestChanges]>([
    ['the scope as text', { claims: { scope: 'rest_webservices, restlets' } }],
    [
      'the audience as a list',
      {
        claims: {
          aud: ['https://tstdrv1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token'],
        },
      },
    ],
    [
      'the audience on the host of RESTlets',
      {
        claims: { aud: 'https://tstdrv1234567.restlets.api.netsuite.com/services/rest/auth/oauth2/v1/token' },
      },
    ],
    ['one scope', { claims: { scope: ['restlets'] } }],
  ])('takes %s', async (_, changes) => {
    const { requestToken } = await withOauth2(connect());
    expect((await requestToken(changes)).status).toBe(200);
  });
});

function inProcess(seed: number): Promise<Client> {
  const mock = createNetsuiteMock({ employees: 1, seed, now: () => NOON_MS });
  const fetch = (url: string, init: RequestInit) => callFunction(mock, url, init);
  return Promise.resolve(createClient(mock, 'https://netsuite.invalid', { face: 'function', fetch }));
}

describe('an access token', () => {
  it('depends on seed, time and what came before alone, after a restore too', async () => {
    const issued = async (seed: number) => {
      const { requestToken, mock } = await withOauth2(inProcess(seed));
      const before = mock.snapshot();
      const text = (await requestToken()).body.access_token;
      mock.restore(before);
      return [text, (await requestToken()).body.access_token] as const;
    };
    const [[one, restored], [same], [other]] = [await issued(7), await issued(7), await issued(8)];
    expect([restored, same]).toEqual([one, one]);
    expect(signatureOf(other)).not.toBe(signatureOf(one));
  });

  it('is signed by a key of 2048 bits', () => {
    const key = createPublicKey(signingKeyFrom('a text'));
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(verify('sha256', TEXT, key, sign('sha256', TEXT, signingKeyFrom('a text')))).toBe(true);
  });
});

onBothFaces('an assertion by RSA', (connect) => {
  it('is taken by PS256, PS384 and PS512, and not by RS256', async () => {
    const { requestToken, mock } = await withOauth2(connect(), 'RSA-3072');
    for (const alg of RSA_ALGORITHMS) expect((await requestToken({ alg })).status).toBe(200);
    expect((await requestToken({ alg: 'RS256' })).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('UnsupportedAlgo');
  });
});

const BAD_JWT = { form: { client_assertion: 'a.b' } };

// Words: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158324637123.html; errors:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_158521832417.html. Which goes with which is assumed
// but for kid, client and certificate (invalid_client), mapping and role (invalid_grant), and the unchecked box
// (unsupported_grant_type), which are seen in public code.
onBothFaces('a token request', (connect) => {
  const now = Math.floor(Date.UTC(2025, 2, 15, 12) / 1000);

  it.each<readonly [string, TokenRequestChanges, error: string, detail: string]>([
    ['without a grant type', { form: { grant_type: '' } }, 'invalid_request', 'TokenNotAcceptable'],
    [
      'of another grant',
      { form: { grant_type: 'password' } },
      'unsupported_grant_type',
      'TokenNotAcceptable',
    ],
    [
      'of another assertion type',
      { form: { client_assertion_type: 'x' } },
      'invalid_request',
      'TokenNotAcceptable',
    ],
    ['that is no form', { contentType: 'application/json' }, 'invalid_request', 'TokenNotAcceptable'],
    ['with a name twice', { more: '&grant_type=x' }, 'invalid_request', 'TokenNotAcceptable'],
    [
      'that ends before it begins',
      { claims: { iat: now + 200, exp: now + 100 } },
      'invalid_client',
      'TokenNotAcceptable',
    ],
    ['whose assertion is no JWT', BAD_JWT, 'invalid_client', 'TokenNotAcceptable'],
    ['without a kid', { kid: undefined }, 'invalid_client', 'MissingKeyId'],
    ['of an unknown kid', { kid: 'unknown' }, 'invalid_client', 'MissingKey'],
    ['of an algorithm that does not fit the key', { alg: 'ES384' }, 'invalid_client', 'UnsupportedAlgo'],
    ['of another issuer', { claims: { iss: 'x' } }, 'invalid_client', 'InvalidIssuer'],
    [
      'of another audience',
      { claims: { aud: 'https://x.invalid/' } },
      'invalid_client',
      'TokenNotAcceptable',
    ],
    ['that has expired', { claims: { iat: now - 7200, exp: now - 3600 } }, 'invalid_client', 'TokenExpired'],
    [
      'from the future',
      { claims: { iat: now + 900, exp: now + 1000 } },
      'invalid_client',
      'TokenNotAcceptable',
    ],
    ['of more than an hour', { claims: { exp: now + 3601 } }, 'invalid_client', 'TokenValidityTooBroad'],
    ['without times', { claims: { iat: undefined } }, 'invalid_client', 'TokenNotAcceptable'],
    ['without a scope', { claims: { scope: [] } }, 'invalid_scope', 'InvalidScope'],
    [
      'of a scope that does not exist',
      { claims: { scope: ['everything'] } },
      'invalid_scope',
      'InvalidScope',
    ],
    [
      'of a scope that is not checked',
      { claims: { scope: ['suite_analytics'] } },
      'invalid_scope',
      'ScopeMismatched',
    ],
  ])('%s is refused', async (_, changes, error, detail) => {
    const { requestToken, mock } = await withOauth2(connect());
    const answer = await requestToken(changes);
    expect(answer.body).toEqual({ error });
    expect(answer.status).toBe(error === 'invalid_client' ? 401 : 400);
    expect(answer.headers.get('www-authenticate')).toBe(
      error === 'invalid_client' ? 'Basic realm="TSTDRV1234567"' : null,
    );
    expect(mock.loginAuditTrail.at(-1)).toMatchObject({ status: 'Failure', detail });
    expect(mock.explainLastLoginFailure()).toContain(`was refused (${detail})`);
  });

  it('by another key is refused', async () => {
    const { requestToken, mock } = await withOauth2(connect());
    const key = selfSigned({ validFromMs: mock.clock.now(), validUntilMs: mock.clock.now() + 1e9 });
    expect((await requestToken({ key })).body.error).toBe('invalid_client');
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('SignatureValidation');
  });

  it('is refused by the state of the account', async () => {
    const { requestToken, mock, kid } = await withOauth2(connect());
    const { account } = mock;
    const turns: readonly (readonly [error: string, detail: string, turn: (on: boolean) => void])[] = [
      ['invalid_request', 'FeatureDisabled', (on) => account.setFeature('OAuth 2.0', !on)],
      [
        'unauthorized_client',
        'IntegrationBlocked',
        (on) => account.setIntegrationState(on ? 'blocked' : 'enabled'),
      ],
      [
        'unsupported_grant_type',
        'InvalidIntegration',
        (on) => account.setIntegrationBoxes({ clientCredentials: !on }),
      ],
      ['invalid_grant', 'EntityOrRoleDisabled', (on) => account.setUserInactive(on)],
      ['invalid_grant', 'EntityOrRoleDisabled', (on) => account.setUserRoles(on ? [] : ['1001'])],
      ['invalid_grant', 'EntityOrRoleDisabled', (on) => (on ? account.lockUser() : account.unlockUser())],
    ];
    for (const [error, detail, turn] of turns) {
      turn(true);
      expect((await requestToken()).body.error, detail).toBe(error);
      expect(mock.loginAuditTrail.at(-1)?.detail).toBe(detail);
      turn(false);
    }
    expect((await requestToken()).status).toBe(200);
    account.revokeCertificate(kid);
    await requestToken();
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('MissingKey');
  });
});
