import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Texts seen: https://github.com/julbrs/netsuite-api-client (test/request.test.ts) and public code.
onBothFaces('a record without what it needs', (connect) => {
  it.each([
    ['employee', { firstName: 'Eve', lastName: 'M' }, 'Subsidiary'],
    ['employee', { subsidiary: '1' }, 'Name'],
    ['vendor', { companyName: 'Kestrel' }, 'Primary Subsidiary'],
    ['customer', { subsidiary: '1' }, 'Company Name'],
    ['department', {}, 'Name'],
    ['purchaseOrder', {}, 'Vendor'],
    ['account', { acctNumber: '6999' }, 'Name, Type'],
  ])('%s %j is refused: it lacks %s', async (type, body, labels) => {
    const { refusal } = recordsOf(await connect());
    expect(await refusal('POST', type, body)).toEqual([
      400,
      'USER_ERROR',
      `Error while accessing a resource. Please enter value(s) for: ${labels}.`,
      undefined,
    ]);
  });

  it('is refused too where an update clears it', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('PATCH', 'employee/101', { subsidiary: null }))[2]).toContain(
      'value(s) for: Subsidiary.',
    );
  });

  it('does not need what a feature that is off would be', async () => {
    const client = await connect();
    client.mock.account.setFeature('Subsidiaries', false);
    const { create, read } = recordsOf(client);
    const id = await create('employee', { firstName: 'Eve', lastName: 'M' });
    expect(await read(`employee/${id}`)).not.toHaveProperty('subsidiary');
  });
});
