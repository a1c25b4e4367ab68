import { expect, it } from 'vitest';
import type { Feature, Permission } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';

const OPENING = 'Invalid search query. Detailed unprocessed description follows. ';

// Roles: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_5085602973.html; the same restrictions as
// Workbook: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257770590.html; hidden tables:
// https://github.com/hotgluexyz/tap-netsuite-rest (streams.py). That the columns of a feature that is off are unknown is
// assumed from accounts without OneWorld.
onBothFaces('a query by a restricted role', (connect) => {
  const NO_WORKBOOK =
    'Your current role does not have permission to perform this action. Please contact your account administrator.';

  it('is refused as USER_ERROR where the role lacks SuiteAnalytics Workbook', async () => {
    const { mock, query } = await connect();
    mock.account.withholdPermission('SuiteAnalytics Workbook');
    const answer = await query('SELECT id FROM employee');
    expect(answer.status).toBe(400);
    expect(answer.body?.['o:errorDetails']).toEqual([{ detail: NO_WORKBOOK, 'o:errorCode': 'USER_ERROR' }]);
  });

  it('is refused likewise where the feature is off', async () => {
    const { mock, query } = await connect();
    mock.account.setFeature('SuiteAnalytics Workbook', false);
    const answer = await query('SELECT id FROM employee');
    expect(answer.body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('USER_ERROR');
  });

  it.each<readonly [Permission, table: string]>([
    ['Employees', 'employee'],
    ['Departments', 'department'],
    ['Locations', 'location'],
    ['Classes', 'classification'],
    ['Subsidiaries', 'subsidiary'],
    ['Currency', 'currency'],
  ])('without %s does not find %s', async (permission, table) => {
    const { mock, query } = await connect();
    const q = `SELECT COUNT(*) AS n FROM ${table}`;
    expect((await query(q)).status).toBe(200);
    mock.account.withholdPermission(permission);
    expect((await query(q)).body?.['o:errorDetails'][0]?.['detail']).toBe(
      `${OPENING}Search error occurred: Record '${table}' was not found.`,
    );
  });

  // https://github.com/hotgluexyz/tap-netsuite-rest (streams.py)
  it('names a custom record or list that is hidden in capitals', async () => {
    const { mock, query } = await connect();
    mock.customization.defineCustomList('customlist_colour', { 1: 'Red' });
    for (const [permission, table] of [
      ['Custom Record Entries', 'customrecord_ncfar_asset'],
      ['Custom Lists', 'customlist_colour'],
    ] as const) {
      mock.account.withholdPermission(permission);
      expect((await query(`SELECT id FROM ${table}`)).text).toContain(
        `Record '${table.toUpperCase()}' was not found.`,
      );
    }
  });

  it.each<readonly [Feature, table: string, column: string]>([
    ['Departments', 'department', 'department'],
    ['Locations', 'location', 'location'],
    ['Classes', 'classification', 'class'],
    ['Subsidiaries', 'subsidiary', 'subsidiary'],
    ['Multiple Currencies', 'currency', 'currency'],
  ])(
    'with the feature %s off finds neither the table %s nor the column %s',
    async (feature, table, column) => {
      const { mock, query } = await connect();
      mock.account.setFeature(feature, false);
      expect((await query(`SELECT id FROM ${table}`)).text).toContain(`Record '${table}' was not found`);
      expect((await query(`SELECT ${column} FROM employee`)).text).toContain(
        `Unknown identifier '${column}'`,
      );
      expect((await query('SELECT * FROM employee')).body?.items.some((row) => column in row)).toBe(false);
    },
  );

  it('sees everything as Administrator', async () => {
    const { mock, query } = await connect();
    const token = mock.account.createToken({ userId: '3', roleId: '3' });
    const as = { tokenId: token.id, tokenSecret: token.secret };
    expect((await query('SELECT id FROM subsidiary', [], { as })).status).toBe(200);
  });
});
