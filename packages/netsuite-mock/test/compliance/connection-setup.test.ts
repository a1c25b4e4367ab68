import { expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';
const ADMINISTRATOR = { userId: '3', roleId: '3' };

async function statusOf(client: Client, as: Parameters<Client['query']>[2] = {}): Promise<number> {
  return (await client.query(Q, [], as)).status;
}

// What a person does to connect, in the order in which they do it. Integration records:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html; roles and who makes tokens:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4248124361.html; tokens:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4254081947.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html
onBothFaces('setting up a connection', (connect) => {
  it('needs account id, consumer key and secret, token ID and secret: with one of them wrong nobody comes in', async () => {
    const client = await connect();
    expect(await statusOf(client)).toBe(200);
    for (const name of ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'] as const)
      expect(await statusOf(client, { as: { [name]: '0'.repeat(64) } }), name).toBe(401);
    expect(await statusOf(client, { sign: { realm: '7654321' } })).toBe(401);
  });

  it('takes key and secret from a record with Token-based Authentication; new ones kill the old', async () => {
    const client = await connect();
    const { account } = client.mock;
    const { id: integrationId, consumerKey, consumerSecret } = account.createIntegration('App');
    const { id: tokenId, secret: tokenSecret } = account.createToken({ integrationId });
    const as = { consumerKey, consumerSecret, tokenId, tokenSecret };
    expect(await statusOf(client, { as })).toBe(200);
    account.setTokenBasedAuthentication(false, integrationId);
    expect(await statusOf(client, { as })).toBe(401);
    account.setTokenBasedAuthentication(true, integrationId);
    const fresh = account.resetIntegrationCredentials(integrationId);
    expect(await statusOf(client, { as })).toBe(401);
    const { consumerKey: newKey, consumerSecret: newSecret } = fresh;
    expect(await statusOf(client, { as: { ...as, consumerKey: newKey, consumerSecret: newSecret } })).toBe(
      200,
    );
  });

  it('takes the credentials of a bundled record from the bundle, and only its owner makes new ones', async () => {
    const client = await connect();
    const { account } = client.mock;
    const { id, consumerKey, consumerSecret } = account.installIntegration('Bundled App', '7654321');
    const { id: tokenId, secret: tokenSecret } = account.createToken({ integrationId: id });
    expect(await statusOf(client, { as: { consumerKey, consumerSecret, tokenId, tokenSecret } })).toBe(200);
    expect(() => account.resetIntegrationCredentials(id)).toThrow(/account 7654321 owns it/);
  });

  it('needs the feature Token-based Authentication: without it no token is made and none comes in', async () => {
    const client = await connect();
    client.mock.account.setFeature('Token-based Authentication', false);
    expect(() => client.mock.account.createToken()).toThrow(/feature Token-based Authentication is off/);
    expect(await statusOf(client)).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('FeatureDisabled');
  });

  it('needs a role that may log in by token', async () => {
    const client = await connect();
    const { account } = client.mock;
    const clerk = account.createRole('Clerk', ['Employees', 'REST Web Services']);
    const user = account.createUser('Cleo', [clerk.id]);
    const token = { userId: user.id, roleId: clerk.id };
    expect(() => account.createToken(token)).toThrow(/cannot log in with tokens/);
    account.setPermissionLevel('Log in using Access Tokens', 'Full', clerk.id);
    expect(account.createToken(token).roleId).toBe(clerk.id);
  });

  it('needs the user to have the role: taken away the token is dead, given back it lives', async () => {
    const client = await connect();
    const { account } = client.mock;
    account.setUserRoles([]);
    expect(() => account.createToken()).toThrow(/does not have role/);
    expect(await statusOf(client)).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('permission_denied');
    account.setUserRoles([account.seeded.roleId]);
    expect(await statusOf(client)).toBe(200);
  });

  it('lets Access Token Management make tokens for others who only log in, never for an Administrator role or itself', async () => {
    const client = await connect();
    const { account } = client.mock;
    const manager = account.createRole('Manager', ['Access Token Management', 'User Access Tokens']);
    const mia = account.createUser('Mia', [manager.id, account.seeded.roleId]);
    const by = { userId: mia.id, roleId: manager.id };
    const { id: tokenId, secret: tokenSecret } = account.createToken({ by });
    expect(await statusOf(client, { as: { tokenId, tokenSecret } })).toBe(200);
    expect(() => account.createToken({ ...ADMINISTRATOR, by })).toThrow(
      /no tokens for an Administrator role/,
    );
    expect(() => account.createToken({ userId: mia.id, by })).toThrow(/for others only/);
  });

  it('lets administrators make tokens for themselves, not for other administrators', async () => {
    const { account } = (await connect()).mock;
    const other = account.createUser('Second Admin', ['3']);
    expect(account.createToken({ ...ADMINISTRATOR, by: ADMINISTRATOR }).createdBy).toBe('Ada Admin');
    expect(() => account.createToken({ userId: other.id, roleId: '3', by: ADMINISTRATOR })).toThrow(
      /another administrator/,
    );
  });

  it('makes tokens that do not expire, and a revoked one never comes back', async () => {
    const client = await connect();
    client.mock.clock.advance(10 * 365 * 86_400_000);
    expect(await statusOf(client)).toBe(200);
    client.mock.account.revokeToken();
    expect(await statusOf(client)).toBe(401);
    expect(() => client.mock.account.setTokenInactive(false)).toThrow(/revoked, which is for good/);
  });

  it('copies no token into a sandbox or Release Preview account, and deletes those of a sandbox at each refresh', async () => {
    const client = await connect({ accountId: '1234567' });
    const { accounts } = client.mock;
    for (const accountId of ['1234567_SB1', '1234567_RP']) {
      const { admin } = accounts.create({ accountId, copyOf: '1234567' });
      const in_ = { sign: { realm: accountId } };
      expect(await statusOf(client, in_), accountId).toBe(401);
      expect(accounts.get(accountId).loginAuditTrail.at(-1)?.detail).toBe('token_rejected');
      const { id: tokenId, secret: tokenSecret } = admin.createToken();
      expect(await statusOf(client, { ...in_, as: { tokenId, tokenSecret } }), accountId).toBe(200);
      accounts.refresh(accountId);
      expect(await statusOf(client, { ...in_, as: { tokenId, tokenSecret } }), accountId).toBe(401);
    }
  });

  it('fills the name of a token with application, user and role joined, which can be another', async () => {
    const { account } = (await connect()).mock;
    expect(account.createToken().name).toBe('OnLink - Ina Integration, OnLink Integration');
    expect(account.createToken({ name: 'Nightly' }).name).toBe('Nightly');
  });

  it('shows key, secret, token ID and token secret once: nothing that can be read has them', async () => {
    const client = await connect();
    const { account } = client.mock;
    const integration = account.createIntegration('App');
    const token = account.createToken({ integrationId: integration.id });
    await statusOf(client, { as: { ...integration, tokenId: token.id, tokenSecret: token.secret } });
    const readable = JSON.stringify([
      account.integrations(),
      account.integration(integration.id),
      account.tokens(),
      account.token(token.internalId),
      account.roles(),
      account.users(),
    ]);
    const { consumerKey, consumerSecret } = integration;
    for (const once of [consumerKey, consumerSecret, token.id, token.secret])
      expect(readable).not.toContain(once);
  });

  it('treats them as passwords: no secret is in an answer, the journal or the audit trail', async () => {
    const client = await connect();
    const { consumerSecret, tokenSecret } = client.mock.credentials;
    const answers = [await client.query(Q), await client.query(Q, [], { sign: { signature: 'd3Jvbmc=' } })];
    const { journal, loginAuditTrail } = client.mock;
    const seen = JSON.stringify([journal, loginAuditTrail, answers.map(({ text }) => text)]);
    for (const secret of [consumerSecret, tokenSecret]) expect(seen).not.toContain(secret);
  });
});
