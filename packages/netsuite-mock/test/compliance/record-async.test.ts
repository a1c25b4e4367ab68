import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

const ASYNC = { headers: { prefer: 'respond-async' } };

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161278579295.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161252896355.html
onBothFaces('a request that prefers respond-async', (connect) => {
  it('is a job with one task, whose result is the answer that it would have had', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const taken = await send('employee', { method: 'POST', body: JSON.stringify(anEmployee()), ...ASYNC });
    expect([taken.status, taken.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    const location = taken.headers.get('location') ?? '';
    expect(location).toBe('/services/rest/async/v1/job/1');
    const href = `${client.baseUrl}${location}`;
    expect((await client.send(location)).body).toEqual({
      links: [{ rel: 'self', href }],
      completed: true,
      id: '1',
      progress: 'succeeded',
      task: { links: [{ rel: 'self', href: `${href}/task` }] },
    });
    expect((await client.send(`${location}/task`)).body?.items).toEqual([
      { links: [{ rel: 'self', href: `${href}/task/1` }], id: '1' },
    ]);
    expect((await client.send(`${location}/task/1`)).body).toEqual({
      links: [
        { rel: 'related', href: `${href}/task/1/result` },
        { rel: 'self', href: `${href}/task/1` },
      ],
      completed: true,
      endTime: '2025-03-15T12:00:00Z',
      id: '1',
      progress: 'succeeded',
      startTime: '2025-03-15T12:00:00Z',
    });
    const result = await client.send(`${location}/task/1/result`);
    expect(result.status).toBe(204);
    expect(result.headers.get('location')).toMatch(/\/employee\/\d+$/);
  });

  it('runs by the mock clock where it is to wait, and not before', async () => {
    const client = await connect({ asyncJobDelayMs: 10_000 });
    const { send, update } = recordsOf(client);
    await update('employee/101', { title: 'Later' }, ASYNC);
    const title = async () => (await client.values('SELECT title FROM employee WHERE id = 101'))[0];
    expect(await title()).not.toBe('Later');
    const job = '/services/rest/async/v1/job/1';
    expect((await client.send(job)).body).toMatchObject({ completed: false, progress: 'pending' });
    expect((await client.send(`${job}/task/1/result`)).status).toBe(404);
    client.mock.clock.advance(10_000);
    expect(await title()).toBe('Later');
    expect((await client.send(job)).body).toMatchObject({ completed: true, progress: 'succeeded' });
    expect((await send('employee/101')).status).toBe(200);
  });

  it('that is refused is a job that failed, with the refusal for a result', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    await send('employee/999999', ASYNC);
    const job = '/services/rest/async/v1/job/1';
    expect((await client.send(job)).body).toMatchObject({ completed: true, progress: 'failed' });
    expect((await client.send(`${job}/task/1/result`)).body?.['o:errorDetails'][0]?.['o:errorCode']).toBe(
      'NONEXISTENT_ID',
    );
  });

  it('of no job is 404', async () => {
    const client = await connect();
    expect((await client.send('/services/rest/async/v1/job/77')).status).toBe(404);
  });
});
