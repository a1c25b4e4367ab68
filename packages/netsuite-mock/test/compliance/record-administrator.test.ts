import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

const TEXT =
  'Error while accessing a resource. For security reasons, only an administrator is allowed to edit an administrator record.';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_1544786455.html: GET loads in edit mode
onBothFaces("an administrator's employee record", (connect) => {
  it('is neither read nor written by another role', async () => {
    const client = await connect();
    client.mock.store.insert('employee', { id: 3, entityid: 'Ada Admin', subsidiary: 1 });
    const { refusal, send } = recordsOf(client);
    for (const below of ['addressBook', 'subsidiary'])
      expect((await refusal('GET', `employee/3/${below}`))[2]).toBe(TEXT);
    expect((await refusal('POST', 'employee/3/!transform/expenseReport', {}))[2]).toBe(TEXT);
    const headers = { prefer: 'respond-async' };
    const { headers: taken } = await send('employee', { search: '?expandRecords=true&ids=3', headers });
    const result = await client.send(`${taken.get('location')}/task/1/result`);
    expect(result.body?.['o:errorDetails'][0]?.['detail']).toBe(TEXT);
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { title: 'x' }],
      ['DELETE', undefined],
    ] as const)
      expect((await refusal(method, 'employee/3', body)).slice(0, 3)).toEqual([400, 'USER_ERROR', TEXT]);
  });

  it('is read and written by an administrator', async () => {
    const client = await connect();
    client.mock.store.insert('employee', { id: 3, entityid: 'Ada Admin', subsidiary: 1 });
    const token = client.mock.account.createToken({ userId: '3', roleId: '3' });
    const as = { tokenId: token.id, tokenSecret: token.secret };
    const { send, update } = recordsOf(client);
    expect((await send('employee/3', { as })).status).toBe(200);
    expect((await update('employee/3', { title: 'x' }, { as })).status).toBe(204);
  });
});
