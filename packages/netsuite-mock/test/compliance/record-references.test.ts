import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142146.html; a bare id:
// https://github.com/julbrs/netsuite-api-client (test/request.test.ts); the refusal:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
onBothFaces('a reference', (connect) => {
  it.each<readonly [string, unknown]>([
    ['an object with an id', { id: '4' }],
    ['an object with an id that is a number', { id: 4 }],
    ['a bare id', '4'],
    ['a bare number', 4],
    ['a name', { refName: 'Finance : Accounting' }],
  ])('is %s', async (_, department) => {
    const { create, read } = recordsOf(await connect());
    const id = await create('employee', anEmployee({ department }));
    expect((await read(`employee/${id}`))['department']).toMatchObject({ id: '4' });
  });

  it('to what is not there is refused: INVALID_CONTENT as documented', async () => {
    const { refusal } = recordsOf(await connect());
    expect(await refusal('POST', 'employee', anEmployee({ department: { id: '9999' } }))).toEqual([
      400,
      'INVALID_CONTENT',
      'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: department',
      'department',
    ]);
  });

  it('to what is not there is refused as USER_ERROR by the switch', async () => {
    const { refusal } = recordsOf(await connect({ switches: { invalidReference: 'seen' } }));
    expect(await refusal('POST', 'employee', anEmployee({ department: { id: '9999' } }))).toEqual([
      400,
      'USER_ERROR',
      'Error while accessing a resource. You have entered an Invalid Field Value 9999 for the following field: department.',
      'department',
    ]);
  });

  it('of an enum is one of its ids', async () => {
    const { create, read, refusal } = recordsOf(await connect());
    const id = await create('employee', anEmployee({ gender: { id: 'f' }, payFrequency: 'MONTHLY' }));
    expect(await read(`employee/${id}`)).toMatchObject({
      gender: { id: 'f' },
      payFrequency: { refName: 'Monthly' },
    });
    expect((await refusal('POST', 'employee', anEmployee({ gender: { id: 'x' } })))[1]).toBe(
      'INVALID_CONTENT',
    );
  });
});
