import { expect, it } from 'vitest';
import { withOauth2 } from '../support/oauth2-client.js';
import { onBothFaces } from '../support/on-both-faces.js';
import { selfSigned } from '../support/self-signed.js';

const YEAR_MS = 365 * 86_400_000;

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_162755332391.html (keys, two years),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162686838198.html (mapping, permission, sandboxes),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_92130837826.html (rotation)
onBothFaces('a certificate', (connect) => {
  it('is one for an integration, role and user, until it is revoked', async () => {
    const { mock, kid, requestToken } = await withOauth2(connect());
    const validFromMs = mock.clock.now();
    const next = selfSigned({ validFromMs, validUntilMs: validFromMs + YEAR_MS });
    const upload = () => mock.account.uploadCertificate({ certificate: next.certificate });
    expect(upload).toThrow(/already. Revoke or rotate it/);
    mock.account.revokeCertificate(kid);
    expect((await requestToken({ kid: upload().id, key: next })).status).toBe(200);
  });

  it('is rotated: the next one is good at once, and the old one until it is revoked', async () => {
    const { mock, kid, requestToken } = await withOauth2(connect());
    const validFromMs = mock.clock.now();
    const next = selfSigned({ validFromMs, validUntilMs: validFromMs + YEAR_MS });
    const { id } = mock.account.rotateCertificate({ certificate: next.certificate });
    expect((await requestToken()).status).toBe(200);
    mock.account.revokeCertificate(kid);
    expect((await requestToken()).status).toBe(401);
    expect((await requestToken({ kid: id, key: next })).status).toBe(200);
  });

  it('is valid for two years at most', async () => {
    const { mock, requestToken } = await withOauth2(connect());
    const [{ id } = { id: '' }] = mock.account.certificates();
    mock.account.revokeCertificate(id);
    const validFromMs = mock.clock.now();
    const long = selfSigned({ validFromMs, validUntilMs: validFromMs + 10 * YEAR_MS });
    const { id: kid, validUntilMs } = mock.account.uploadCertificate({ certificate: long.certificate });
    expect(new Date(validUntilMs).toISOString()).toBe('2027-03-15T12:00:00.000Z');
    mock.clock.advance(validUntilMs - validFromMs - 1_000);
    expect((await requestToken({ kid, key: long })).status).toBe(200);
    mock.clock.advance(1_000);
    expect((await requestToken({ kid, key: long })).body.error).toBe('invalid_client');
  });

  it.each([
    ['RSA of 2048 bits', 'RSA-2048'],
    ['another curve', 'secp256k1'],
  ])('of %s is refused', async (_, kind) => {
    const { mock } = await withOauth2(connect());
    const validFromMs = mock.clock.now();
    const { certificate } = selfSigned({ kind, validFromMs, validUntilMs: validFromMs + YEAR_MS });
    expect(() => mock.account.rotateCertificate({ certificate })).toThrow(/of a kind that NetSuite refuses/);
  });

  it('that is no certificate, or has expired, is refused', async () => {
    const { mock } = await withOauth2(connect());
    expect(() => mock.account.rotateCertificate({ certificate: 'x' })).toThrow(/not an X.509 certificate/);
    const old = selfSigned({ validFromMs: 0, validUntilMs: 1_000_000 });
    expect(() => mock.account.rotateCertificate({ certificate: old.certificate })).toThrow(/has expired/);
  });

  it('may be a bare public key, which is an ease of the mock', async () => {
    const { mock, kid, requestToken, key } = await withOauth2(connect());
    mock.account.revokeCertificate(kid);
    const certificate = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { id } = mock.account.uploadCertificate({ certificate });
    expect((await requestToken({ kid: id })).status).toBe(200);
  });

  it('needs the box on the record and the permission of the role', async () => {
    const { account } = (await connect()).mock;
    const { certificate } = selfSigned({ validFromMs: Date.UTC(2025, 0), validUntilMs: Date.UTC(2026, 0) });
    expect(() => account.uploadCertificate({ certificate })).toThrow(/no Client Credentials/);
    account.setIntegrationBoxes({ clientCredentials: true });
    expect(() => account.uploadCertificate({ certificate })).toThrow(/cannot log in by OAuth 2.0/);
    account.setPermissionLevel('Log in using OAuth 2.0 Access Tokens', 'Full');
    const by = { userId: account.seeded.userId, roleId: account.seeded.roleId };
    expect(() => account.uploadCertificate({ certificate, by })).toThrow(/may not make a mapping/);
    account.setPermissionLevel('OAuth 2.0 Authorized Applications Management', 'Full');
    account.setUserInactive(true);
    expect(() => account.uploadCertificate({ certificate, by })).toThrow(/cannot act in role/);
    account.setUserInactive(false);
    expect(account.uploadCertificate({ certificate, by }).userId).toBe('12');
  });

  it('is not copied into a sandbox, and gone there after a refresh', async () => {
    const { mock } = await withOauth2(connect({ accountId: '1234567' }));
    const { admin } = mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
    expect(admin.certificates()).toEqual([]);
    const { certificate } = selfSigned({
      validFromMs: mock.clock.now(),
      validUntilMs: mock.clock.now() + YEAR_MS,
    });
    admin.uploadCertificate({ certificate });
    mock.accounts.refresh('1234567_SB1');
    expect(admin.certificates()).toEqual([]);
    expect(mock.account.certificates()).toHaveLength(1);
  });
});
