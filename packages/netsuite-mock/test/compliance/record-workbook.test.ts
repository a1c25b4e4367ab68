import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Seen live, in public code: single records still work, collections and q do not.
onBothFaces('a role without SuiteAnalytics Workbook', (connect) => {
  it('reads and writes single records, and is refused collections and q', async () => {
    const client = await connect();
    client.mock.account.withholdPermission('SuiteAnalytics Workbook');
    const { read, update, refusal } = recordsOf(client);
    await read('employee/101');
    expect((await update('employee/101', { title: 'Agent' })).status).toBe(204);
    for (const path of ['employee', `employee?q=${encodeURIComponent('id EQUAL 101')}`]) {
      expect((await refusal('GET', path)).slice(0, 3)).toEqual([
        400,
        'USER_ERROR',
        'Your current role does not have permission to perform this action. Please contact your account administrator.',
      ]);
    }
  });
});
