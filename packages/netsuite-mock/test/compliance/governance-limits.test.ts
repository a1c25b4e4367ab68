import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const PATH = '/services/rest/system/v1/governanceLimits';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0625010817.html
onBothFaces('governance limits', (connect) => {
  it('are told to an administrator', async () => {
    const client = await connect();
    const token = client.mock.account.createToken({ userId: '3', roleId: '3' });
    const answer = await client.send(PATH, { as: { tokenId: token.id, tokenSecret: token.secret } });
    expect([answer.status, Object.keys(answer.body ?? {})]).toEqual([
      200,
      [
        'accountConcurrencyLimit',
        'accountUnallocatedConcurrencyLimit',
        'integrationConcurrencyLimit',
        'integrationLimitType',
      ],
    ]);
  });

  it('are not told to anybody else', async () => {
    const client = await connect();
    expect((await client.send(PATH)).status).toBe(403);
  });
});
