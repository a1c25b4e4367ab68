import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

const EXISTS = 'Error while accessing a resource. This entity already exists.';

// Measured live, in public code: two creates with one external id.
onBothFaces('a record like another', (connect) => {
  it('by its external id is refused, whether new or changed', async () => {
    const { create, refusal } = recordsOf(await connect());
    const first = await create('employee', anEmployee({ externalId: 'X' }));
    const second = await create('employee', anEmployee({ firstName: 'Max' }));
    expect(await refusal('POST', 'employee', anEmployee({ firstName: 'Zoe', externalId: 'X' }))).toEqual([
      400,
      'USER_ERROR',
      EXISTS,
      undefined,
    ]);
    expect((await refusal('PATCH', `employee/${second}`, { externalId: 'X' }))[2]).toBe(EXISTS);
    expect((await refusal('PATCH', `employee/${first}`, { externalId: 'X' }))[0]).toBe(204);
  });

  it('by an external id that the other has no more is not refused', async () => {
    const { create, update } = recordsOf(await connect());
    const first = await create('employee', anEmployee({ externalId: 'X' }));
    await update(`employee/${first}`, { externalId: null });
    await create('employee', anEmployee({ firstName: 'Max', externalId: 'X' }));
  });

  it('by its external id is not refused where it is of another type', async () => {
    const { create } = recordsOf(await connect());
    await create('employee', anEmployee({ externalId: 'X' }));
    await create('vendor', { companyName: 'Kestrel', subsidiary: '1', externalId: 'X' });
  });

  it('by its entity id is refused', async () => {
    const { create, read, refusal } = recordsOf(await connect());
    await create('employee', anEmployee());
    expect((await refusal('POST', 'employee', anEmployee()))[2]).toBe(EXISTS);
    const { entityId } = await read('employee/101');
    expect((await refusal('POST', 'employee', anEmployee({ entityId })))[2]).toBe(EXISTS);
  });
});
