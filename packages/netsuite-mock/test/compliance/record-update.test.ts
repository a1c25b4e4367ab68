import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142173.html
onBothFaces('a record that is updated', (connect) => {
  it('keeps what the body leaves out and loses what it says is null', async () => {
    const { create, read, update } = recordsOf(await connect());
    const id = await create('employee', anEmployee({ title: 'Agent', email: 'eve@example.com' }));
    const answer = await update(`employee/${id}`, { title: null, phone: '+1 555' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.get('location')).toMatch(new RegExp(`/employee/${id}$`));
    const record = await read(`employee/${id}`);
    expect(record).toMatchObject({ firstName: 'Eve', email: 'eve@example.com', phone: '+1 555' });
    expect(record).not.toHaveProperty('title');
  });

  it('with replaceSelectedFields loses only what replace names', async () => {
    const { create, read, update } = recordsOf(await connect());
    const id = await create('employee', anEmployee({ title: 'Agent', email: 'eve@example.com' }));
    await update(`employee/${id}?replaceSelectedFields=true&replace=title`, { title: null, email: null });
    const record = await read(`employee/${id}`);
    expect(record).toMatchObject({ email: 'eve@example.com' });
    expect(record).not.toHaveProperty('title');
  });

  it('was last modified at the time of the mock clock, in REST and in SuiteQL', async () => {
    const client = await connect();
    const { read, update } = recordsOf(client);
    client.mock.clock.advance(5000);
    await update('employee/101', { title: 'Agent' });
    expect((await read('employee/101'))['lastModifiedDate']).toBe('2025-03-15T12:00:05Z');
    const since = "lastmodifieddate = TO_DATE('2025-03-15 12:00:05', 'YYYY-MM-DD HH24:MI:SS')";
    expect(await client.values(`SELECT id FROM employee WHERE ${since}`)).toEqual(['101']);
  });

  it('passes over fields that NetSuite computes', async () => {
    const { read, update } = recordsOf(await connect());
    const { dateCreated } = await read('employee/101');
    await update('employee/101', {
      dateCreated: '2001-01-01T00:00:00Z',
      lastModifiedDate: '2001-01-01T00:00:00Z',
      id: '5',
    });
    expect(await read('employee/101')).toMatchObject({
      id: '101',
      dateCreated,
      lastModifiedDate: '2025-03-15T12:00:00Z',
    });
  });

  it('leaves system notes of what changed', async () => {
    const client = await connect();
    const { update } = recordsOf(client);
    await update('employee/101', { title: 'Agent' });
    const q = 'SELECT field, newvalue, type, context, name FROM systemnote WHERE recordid = 101 ORDER BY id';
    expect(await client.rows(q)).toEqual([
      { field: 'title', newvalue: 'Agent', type: 'Change', context: 'REST Web Services', name: '12' },
    ]);
  });
});
