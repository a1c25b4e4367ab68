import { expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

async function revoking(connecting: Promise<Client>) {
  const client = await connecting;
  const { account, credentials } = client.mock;
  account.setIntegrationBoxes({ issueTokenEndpoint: true });
  const revoke = (token: string) =>
    client.send('/rest/revoketoken', { search: `?consumerKey=${credentials.consumerKey}&token=${token}` });
  return { ...client, account, credentials, revoke };
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157017286140.html (one's own tokens only); method and
// parameters as in public code, the rest is assumed.
onBothFaces('GET /rest/revoketoken', (connect) => {
  it("revokes the user's own token, for good", async () => {
    const { account, credentials, query, revoke } = await revoking(connect());
    expect((await revoke(credentials.tokenId)).status).toBe(200);
    expect(account.token().revoked).toBe(true);
    expect((await query('SELECT id FROM employee')).status).toBe(401);
    expect((await revoke(credentials.tokenId)).status).toBe(401);
  });

  it("leaves another user's token alone", async () => {
    const { account, revoke } = await revoking(connect());
    const other = account.createUser('Other', [account.seeded.roleId]);
    const { id, internalId } = account.createToken({ userId: other.id });
    expect((await revoke(id)).status).toBe(401);
    expect(account.token(internalId).revoked).toBe(false);
  });

  it('needs a box of the flow or of the endpoint', async () => {
    const { account, credentials, revoke } = await revoking(connect());
    account.setIntegrationBoxes({ issueTokenEndpoint: false });
    expect((await revoke(credentials.tokenId)).status).toBe(401);
  });
});
