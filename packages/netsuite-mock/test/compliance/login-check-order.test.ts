import { expect, it } from 'vitest';
import { LOGIN_CHECK_ORDER, type LoginCheckId } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';

// No source gives the order. Known: header syntax is judged apart from credentials
// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html), and a nonce counts as used
// "by this user", so the token is found first
// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html).
onBothFaces('the order of login checks', (connect) => {
  const wrongTwice = { as: { consumerKey: '0'.repeat(64) }, sign: { nonce: 'short' } };

  it('judges syntax before credentials', async () => {
    const { mock, query } = await connect();
    await query('SELECT id FROM employee', [], wrongTwice);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('nonce_rejected');
  });

  it('is what loginCheckOrder says', async () => {
    const others = LOGIN_CHECK_ORDER.filter((id) => id !== 'nonceLength');
    const loginCheckOrder: readonly LoginCheckId[] = [...others, 'nonceLength'];
    const { mock, query } = await connect({ loginCheckOrder });
    await query('SELECT id FROM employee', [], wrongTwice);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('consumer_key_unknown');
  });

  it('judges the signature before the permission of a role', async () => {
    const { mock, query } = await connect();
    mock.account.setUserInactive(true);
    await query('SELECT id FROM employee', [], { sign: { signature: 'd3Jvbmc=' } });
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidSignature');
  });
});
