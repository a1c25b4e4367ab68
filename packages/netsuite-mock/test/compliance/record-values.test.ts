import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// The text is seen in public code; the path is documented:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
onBothFaces('a value that a field cannot have', (connect) => {
  it.each<readonly [string, unknown]>([
    ['firstName', 5],
    ['firstName', { text: 'Eve' }],
    ['isInactive', 'yes'],
    ['hireDate', '2025-02-30'],
    ['hireDate', '1/2/2025'],
    ['expenselimit', 'much'],
    ['expenselimit', true],
    ['supervisor', {}],
    ['supervisor', []],
    ['gender', 5.5],
    ['addressBook', 'Main St'],
    ['addressBook', [{ defaultBilling: true }]],
  ])('%s: %j is refused by its path', async (field, value) => {
    const { refusal } = recordsOf(await connect());
    const answer = await refusal('POST', 'employee', anEmployee({ [field]: value }));
    expect(answer[0]).toBe(400);
    expect(answer[1]).toMatch(/^INVALID_(?:VALUE|CONTENT)$/);
    expect(answer[3]).toBe(field);
  });

  it('is none where a checkbox is cleared: it is then unchecked', async () => {
    const client = await connect();
    const { create, update, read } = recordsOf(client);
    const id = await create('employee', anEmployee({ isInactive: true }));
    expect((await update(`employee/${id}`, { isInactive: null })).status).toBe(204);
    expect((await read(`employee/${id}`))['isInactive']).toBe(false);
    expect(await client.values("SELECT id FROM employee WHERE isinactive = 'F' AND id = ?", [id])).toEqual([
      id,
    ]);
  });

  it('is none where a number comes as text', async () => {
    const { create, read } = recordsOf(await connect());
    const id = await create('employee', anEmployee({ expenselimit: '12.5', laborCost: '-3' }));
    expect(await read(`employee/${id}`)).toMatchObject({ expenselimit: 12.5, laborCost: -3 });
  });

  it('is refused in these words', async () => {
    const { refusal } = recordsOf(await connect());
    expect(await refusal('PATCH', 'department/1', { subsidiary: { id: '1' } })).toEqual([
      400,
      'INVALID_VALUE',
      "Invalid value for the resource or sub-resource field 'subsidiary'. Provide a valid value.",
      'subsidiary',
    ]);
  });
});
