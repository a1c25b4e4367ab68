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
    const { refusal } = recordsOf(client);
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
