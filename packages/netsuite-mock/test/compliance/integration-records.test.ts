import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html (fields, credentials),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1515141510.html (shared by accounts),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_156224824287.html (concurrency limit)
onBothFaces('an integration record', (connect) => {
  it('is new with Token-based Authentication checked, enabled, and owned by its account', async () => {
    const { account } = (await connect()).mock;
    const made = account.createIntegration('App');
    expect(account.integration(made.id)).toEqual({
      id: '2',
      name: 'App',
      state: 'enabled',
      note: '',
      applicationId: expect.stringMatching(/^[0-9A-F]{32}$/),
      ownerAccountId: 'TSTDRV1234567',
      installed: false,
      tokenBasedAuthentication: true,
      issueTokenEndpoint: false,
      authorizationFlow: false,
      callbackUrl: '',
      clientCredentials: false,
      scopes: [],
    });
    expect(made.consumerKey).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lets nobody in while it is blocked or waits for approval', async () => {
    const { mock, query } = await connect();
    for (const state of ['blocked', 'waitingForApproval'] as const) {
      mock.account.setIntegrationState(state);
      expect((await query(Q)).status).toBe(401);
      expect(mock.loginAuditTrail.at(-1)?.detail).toBe('consumer_key_refused');
    }
    mock.account.enableIntegration();
    expect((await query(Q)).status).toBe(200);
  });

  it('installed in another account has the same key, and a state of its own', async () => {
    const { mock, query } = await connect();
    const vendor = mock.accounts.create({ accountId: '7654321' });
    const own = vendor.admin.createIntegration('Shared App');
    const installed = mock.account.installIntegration('Shared App', '7654321');
    expect(installed).toMatchObject({
      consumerKey: own.consumerKey,
      installed: true,
      ownerAccountId: '7654321',
    });
    const { id: tokenId, secret: tokenSecret } = mock.account.createToken({ integrationId: installed.id });
    const { consumerKey, consumerSecret } = own;
    const as = { consumerKey, consumerSecret, tokenId, tokenSecret };
    expect((await query(Q, [], { as })).status).toBe(200);
    vendor.admin.blockIntegration(own.id);
    expect((await query(Q, [], { as })).status).toBe(200);
    const fresh = vendor.admin.resetIntegrationCredentials(own.id);
    expect((await query(Q, [], { as })).status).toBe(401);
    const renewed = { ...as, consumerKey: fresh.consumerKey, consumerSecret: fresh.consumerSecret };
    expect((await query(Q, [], { as: renewed })).status).toBe(200);
  });

  it('copied into a sandbox breaks production where it is reset there', async () => {
    const { mock, query } = await connect({ accountId: '1234567' });
    const { admin } = mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
    expect((await query(Q)).status).toBe(200);
    admin.resetIntegrationCredentials();
    expect((await query(Q)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('consumer_key_unknown');
  });

  it('reserves requests as long as one at least stays unallocated', async () => {
    const { account } = (await connect()).mock;
    const { id } = account.createIntegration('App');
    account.setConcurrencyLimit(4, id);
    expect(account.integration(id).concurrencyLimit).toBe(4);
    expect(account.concurrency()).toEqual({ limit: 5, unallocated: 1 });
    expect(() => account.setConcurrencyLimit(5, id)).toThrow(/at least 1 stays unallocated/);
    expect(() => account.setConcurrencyLimit(1)).toThrow(/at least 1 stays unallocated/);
    account.setConcurrencyLimit(undefined, id);
    expect(account.concurrency().unallocated).toBe(5);
  });
});
