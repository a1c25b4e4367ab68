import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';
const SAME = { sign: { nonce: 'fjaLirsIcCGVZWzBX0pg' } };

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html: nonce and timestamp must not
// have been used together by this user. A retry with the same header fails: https://github.com/salto-io/salto/issues/6465
onBothFaces('a nonce', (connect) => {
  it('serves once: the same header again is a failed login', async () => {
    const { mock, query } = await connect();
    expect((await query(Q, [], SAME)).status).toBe(200);
    expect((await query(Q, [], SAME)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('NonceUsed');
  });

  it('serves again with another timestamp', async () => {
    const { mock, query } = await connect();
    await query(Q, [], SAME);
    mock.clock.advance(1000);
    expect((await query(Q, [], SAME)).status).toBe(200);
  });

  it('serves another user at the same time', async () => {
    const { mock, query } = await connect();
    const { account } = mock;
    const user = account.createUser('Second', [account.seeded.roleId]);
    const { id: tokenId, secret: tokenSecret } = account.createToken({ userId: user.id });
    await query(Q, [], SAME);
    expect((await query(Q, [], { ...SAME, as: { tokenId, tokenSecret } })).status).toBe(200);
  });

  it('is not spent by a request whose signature is wrong', async () => {
    const { query } = await connect();
    await query(Q, [], { sign: { ...SAME.sign, signature: 'd3Jvbmc=' } });
    expect((await query(Q, [], SAME)).status).toBe(200);
  });

  it('is spent by a request that is refused after its login', async () => {
    const { query } = await connect();
    expect((await query('SELECT nothing', [], SAME)).status).toBe(400);
    expect((await query(Q, [], SAME)).status).toBe(401);
  });
});
