import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Seen in public code: 204, and the field is as before; read back to know.
onBothFaces('a field that the role may not write', (connect) => {
  it('is passed over silently', async () => {
    const client = await connect();
    client.mock.customization.restrictField('employee', 'supervisor');
    const { read, update } = recordsOf(client);
    const { supervisor } = await read('employee/101');
    expect((await update('employee/101', { supervisor: '105', title: 'Agent' })).status).toBe(204);
    expect(await read('employee/101')).toMatchObject({ supervisor: supervisor as object, title: 'Agent' });
  });

  it('is refused by the switch', async () => {
    const client = await connect({ switches: { unwritableFields: 'refused' } });
    client.mock.customization.restrictField('employee', 'supervisor');
    const { refusal } = recordsOf(client);
    const answer = await refusal('PATCH', 'employee/101', { supervisor: '105' });
    expect([answer[0], answer[1], answer[3]]).toEqual([403, 'INSUFFICIENT_PERMISSION', 'supervisor']);
  });
});
