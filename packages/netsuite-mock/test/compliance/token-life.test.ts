import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html
onBothFaces('an access token', (connect) => {
  it('is refused while it is inactive', async () => {
    const { mock, query } = await connect();
    mock.account.setTokenInactive(true);
    expect((await query(Q)).status).toBe(401);
    mock.account.setTokenInactive(false);
    expect((await query(Q)).status).toBe(200);
  });

  it('is refused while its user or role is inactive', async () => {
    const { mock, query } = await connect();
    for (const turn of [mock.account.setUserInactive, mock.account.setRoleInactive]) {
      turn(true);
      expect((await query(Q)).status).toBe(401);
      expect(mock.loginAuditTrail.at(-1)?.detail).toBe('permission_denied');
      turn(false);
      expect((await query(Q)).status).toBe(200);
    }
  });

  it('is refused while the user hides its role in View My Roles', async () => {
    const { mock, query } = await connect();
    mock.account.setHiddenRoles([mock.account.seeded.roleId]);
    expect((await query(Q)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('permission_denied');
    expect(mock.journal.at(-1)?.login.cause).toBe('roleHidden');
    mock.account.setHiddenRoles([]);
    expect((await query(Q)).status).toBe(200);
  });

  it('is revoked with its integration record, and kept for auditing', async () => {
    const { mock, query } = await connect();
    mock.account.deleteIntegration();
    expect((await query(Q)).status).toBe(401);
    expect(mock.account.tokens()).toMatchObject([{ revoked: true, revokedAtMs: mock.clock.now() }]);
  });

  it('is deleted with its user', async () => {
    const { mock, query } = await connect();
    mock.account.deleteUser(mock.account.seeded.userId);
    expect((await query(Q)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('token_rejected');
    expect(mock.account.tokens()).toEqual([]);
  });

  it('is of one role: another role of the same user does not serve it', async () => {
    const { mock, query } = await connect();
    const { account } = mock;
    const other = account.createRole('Other', ['REST Web Services', 'Log in using Access Tokens']);
    account.setUserRoles([other.id]);
    expect((await query(Q)).status).toBe(401);
  });
});
