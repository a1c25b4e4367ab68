import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156334828635.html; the text for one that is not
// there is seen in public code.
onBothFaces('an external id', (connect) => {
  it('stands wherever an internal one does: to read, change and delete, below a record, and in a reference', async () => {
    const { create, read, update, send } = recordsOf(await connect());
    await create('employee', anEmployee({ externalId: 'emp_1-a' }));
    const id = await create(
      'employee',
      anEmployee({ firstName: 'Max', supervisor: { externalId: 'emp_1-a' } }),
    );
    expect((await read(`employee/${id}`))['supervisor']).toMatchObject({ refName: 'Eve Moneypenny' });
    expect((await update('employee/eid:emp_1-a', { title: 'Agent' })).status).toBe(204);
    expect(await read('employee/eid%3Aemp_1-a?fields=title')).toMatchObject({ title: 'Agent' });
    expect((await send('employee/eid:emp_1-a/addressBook')).status).toBe(200);
    expect((await send('employee/eid:emp_1-a', { method: 'DELETE' })).status).toBe(204);
    expect((await send('employee/eid:emp_1-a')).status).toBe(404);
  });

  it('of no record is named in the refusal', async () => {
    const { refusal } = recordsOf(await connect());
    expect(await refusal('GET', 'employee/eid:nobody')).toEqual([
      404,
      'NONEXISTENT_ID',
      "The record instance for external ID 'nobody' does not exist. Provide a valid record instance ID.",
      undefined,
    ]);
  });

  it('finds a seeded record, and follows a change of it', async () => {
    const { read, update, send } = recordsOf(await connect());
    expect((await read('employee/eid:HR-101'))['id']).toBe('101');
    await update('employee/101', { externalId: 'other' });
    expect((await read('employee/eid:other'))['id']).toBe('101');
    expect((await send('employee/eid:HR-101')).status).toBe(404);
  });
});
