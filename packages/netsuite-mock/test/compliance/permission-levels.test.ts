import { expect, it } from 'vitest';
import { PERMISSION_LEVELS } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_5085602973.html
onBothFaces('a permission', (connect) => {
  it.each(PERMISSION_LEVELS)('at %s lets the role read', async (level) => {
    const { mock, query } = await connect();
    mock.account.setPermissionLevel('Employees', level);
    expect((await query('SELECT id FROM employee')).status).toBe(200);
    expect(mock.account.role().permissions.get('Employees')).toBe(level);
  });

  it('at None is as if it were not there', async () => {
    const { mock, query } = await connect();
    mock.account.setPermissionLevel('Employees', 'None');
    expect((await query('SELECT id FROM employee')).text).toContain("Record 'employee' was not found");
  });

  it('may be of one of several roles: a token acts in its own role only', async () => {
    const { mock, query } = await connect();
    const { account } = mock;
    const { seeded } = account;
    const reader = account.createRole('Reader', [
      'REST Web Services',
      'User Access Tokens',
      'SuiteAnalytics Workbook',
      ['Departments', 'View'],
    ]);
    account.setUserRoles([seeded.roleId, reader.id]);
    const token = account.createToken({ roleId: reader.id });
    const as = { tokenId: token.id, tokenSecret: token.secret };
    expect((await query('SELECT id FROM department', [], { as })).status).toBe(200);
    expect((await query('SELECT id FROM employee', [], { as })).status).toBe(400);
    expect((await query('SELECT id FROM employee')).status).toBe(200);
  });
});
