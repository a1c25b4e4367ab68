import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156335203191.html; 405 is seen in public code.
onBothFaces('an upsert', (connect) => {
  it('creates the record where there is none, and changes it where there is', async () => {
    const { read, send } = recordsOf(await connect());
    const put = (body: unknown) =>
      send('department/eid:ROBOTS', { method: 'PUT', body: JSON.stringify(body) });
    const made = await put({ name: 'Robots', parent: { id: '11' } });
    const changed = await put({ name: 'Robotics' });
    expect([made.status, changed.status]).toEqual([204, 204]);
    expect(changed.headers.get('location')).toBe(made.headers.get('location'));
    expect(await read('department/eid:ROBOTS')).toMatchObject({
      name: 'Robotics',
      fullName: 'Engineering : Robotics',
      externalId: 'ROBOTS',
    });
  });

  it('of an internal id is 405', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('PUT', 'department/1', { name: 'x' }))[0]).toBe(405);
  });
});
