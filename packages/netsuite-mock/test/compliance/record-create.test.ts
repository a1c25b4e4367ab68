import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, RECORD_PATH, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141395.html; 204 is seen in
// https://github.com/julbrs/netsuite-api-client (test/request.test.ts), as are bare references.
onBothFaces('a record that is created', (connect) => {
  it('is answered 204 with no body and where it is', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const answer = await send('employee', { method: 'POST', body: JSON.stringify(anEmployee()) });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.get('location')).toMatch(
      new RegExp(`^${client.baseUrl}${RECORD_PATH}/employee/\\d+$`),
    );
  });

  it('has what was given, what follows from it, and the time of the mock clock', async () => {
    const { create, read } = recordsOf(await connect());
    const id = await create(
      'employee',
      anEmployee({ hireDate: '2025-01-02', supervisor: '101', isInactive: true }),
    );
    expect(await read(`employee/${id}`)).toMatchObject({
      id,
      entityId: 'Eve Moneypenny',
      hireDate: '2025-01-02',
      supervisor: { id: '101' },
      currency: { id: '1' },
      isInactive: true,
      giveAccess: false,
      dateCreated: '2025-03-15T12:00:00Z',
      lastModifiedDate: '2025-03-15T12:00:00Z',
    });
  });

  it('is a row of SuiteQL at once, in its table and in the union of entities', async () => {
    const client = await connect();
    const { create } = recordsOf(client);
    const id = await create('vendor', {
      companyName: 'Kestrel Ltd',
      subsidiary: { id: '5' },
      externalId: 'K',
    });
    expect(
      await client.rows('SELECT companyname, isinactive, externalid, currency FROM vendor WHERE id = ?', [
        id,
      ]),
    ).toEqual([{ companyname: 'Kestrel Ltd', isinactive: 'F', externalid: 'K', currency: '2' }]);
    expect(await client.rows('SELECT type, altname, vendor FROM entity WHERE id = ?', [id])).toEqual([
      { type: 'Vendor', altname: 'Kestrel Ltd', vendor: id },
    ]);
  });

  it('gets an id that no other entity has', async () => {
    const client = await connect();
    const { create } = recordsOf(client);
    const ids = [
      await create('employee', anEmployee()),
      await create('vendor', { companyName: 'Kestrel Ltd', subsidiary: '1' }),
      await create('employee', anEmployee({ firstName: 'Max' })),
      await create('customer', { companyName: 'Kestrel Ltd', subsidiary: '1' }),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(await client.values('SELECT id FROM entity WHERE id >= ? ORDER BY id', [ids[0] ?? ''])).toEqual(
      ids,
    );
  });
});
