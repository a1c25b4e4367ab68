import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// 403 for writes: public code; that reading is refused in more than one way: facts of several accounts, hence the switch.
onBothFaces('a role without the permission of a record type', (connect) => {
  it('can neither read nor write its records, and does not see it in the catalog', async () => {
    const client = await connect();
    client.mock.account.withholdPermission('Employees');
    const { refusal, send } = recordsOf(client);
    for (const [method, path, body] of [
      ['GET', 'employee/101', undefined],
      ['GET', 'employee', undefined],
      ['POST', 'employee', anEmployee()],
      ['PATCH', 'employee/101', { title: 'x' }],
      ['DELETE', 'employee/101', undefined],
    ] as const) {
      const [status, code, detail] = await refusal(method, path, body);
      expect([status, code]).toEqual([403, 'INSUFFICIENT_PERMISSION']);
      expect(detail).toMatch(/^Permission Violation: You need the 'Lists -> Employees -> \w+' permission/);
    }
    const { body } = await send('metadata-catalog');
    expect(body?.items.map(({ name }) => name)).not.toContain('employee');
  });

  it.each([
    ['userError', 400, 'USER_ERROR'],
    ['recordTypeNotFound', 404, 'NONEXISTENT_RECORD_TYPE'],
  ] as const)('reads as the switch %s says', async (missingViewPermission, status, code) => {
    const client = await connect({ switches: { missingViewPermission } });
    client.mock.account.withholdPermission('Employees');
    const { refusal } = recordsOf(client);
    expect((await refusal('GET', 'employee/101')).slice(0, 2)).toEqual([status, code]);
    expect((await refusal('DELETE', 'employee/101'))[0]).toBe(403);
  });

  it('needs the permission of what a transform makes', async () => {
    const client = await connect();
    client.mock.account.withholdPermission('Bills');
    const { refusal } = recordsOf(client);
    expect((await refusal('POST', 'purchaseOrder/5001/!transform/vendorBill'))[0]).toBe(403);
  });

  it('does not find a type whose feature is off', async () => {
    const client = await connect();
    client.mock.account.setFeature('Departments', false);
    const { refusal, read } = recordsOf(client);
    expect((await refusal('GET', 'department/1'))[0]).toBe(404);
    expect(await read('employee/101')).not.toHaveProperty('department');
  });
});
