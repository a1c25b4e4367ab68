import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

const KEY = { 'X-NetSuite-Idempotency-Key': '8b0f3a2c-3f2e-4b3f-9f2f-2b7a6e2f1d11' };

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_164494900632.html
onBothFaces('an idempotency key', (connect) => {
  it('that was used is refused, with where the first job is, and nothing is done twice', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const post = (firstName: string) =>
      send('employee', {
        method: 'POST',
        body: JSON.stringify(anEmployee({ firstName })),
        headers: { prefer: 'respond-async', ...KEY },
      });
    expect((await post('Max')).status).toBe(202);
    const again = await post('Zoe');
    expect([again.status, again.headers.get('location')]).toEqual([400, '/services/rest/async/v1/job/1']);
    expect(again.body).toMatchObject({
      title: 'Conflict',
      status: 400,
      'o:errorDetails': [{ 'o:errorCode': 'IDEMPOTENCY_ERROR' }],
    });
    expect(await client.values("SELECT firstname FROM employee WHERE lastname = 'Moneypenny'")).toEqual([
      'Max',
    ]);
  });

  it('says nothing where the request is not asynchronous', async () => {
    const { create } = recordsOf(await connect());
    await create('employee', anEmployee({ firstName: 'Max' }), { headers: KEY });
    await create('employee', anEmployee({ firstName: 'Zoe' }), { headers: KEY });
  });
});
