import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

const COLLECTION = {
  prefer: 'respond-async',
  'content-type': 'application/vnd.oracle.resource+json; type=collection',
};
const JOB = '/services/rest/async/v1/job/1';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0127092747.html
onBothFaces('a batch', (connect) => {
  it('creates a record a task, and says of each what became of it', async () => {
    const client = await connect();
    const { send, read } = recordsOf(client);
    const items = [
      anEmployee({ firstName: 'Max' }),
      { firstName: 'Nobody' },
      anEmployee({ firstName: 'Zoe' }),
    ];
    const taken = await send('employee', {
      method: 'POST',
      body: JSON.stringify({ items }),
      headers: COLLECTION,
    });
    expect([taken.status, taken.headers.get('location')]).toEqual([202, JOB]);
    expect((await client.send(JOB)).body).toMatchObject({ completed: true, progress: 'failed' });
    const results = await Promise.all([1, 2, 3].map((task) => client.send(`${JOB}/task/${task}/result`)));
    expect(results.map(({ status }) => status)).toEqual([204, 400, 204]);
    const id = results[2]?.headers.get('location')?.split('/').at(-1);
    expect(await read(`employee/${id}`)).toMatchObject({ firstName: 'Zoe' });
  });

  it('updates by id, upserts by external id, reads and deletes by ids', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const call = async (method: string, path: string, items?: unknown) => {
      const body = items === undefined ? {} : { body: JSON.stringify({ items }) };
      const { status, headers } = await send(path, { method, headers: COLLECTION, ...body });
      expect(status).toBe(202);
      const job = headers.get('location') ?? '';
      const { body: tasks } = await client.send(`${job}/task`);
      return Promise.all(
        (tasks?.items ?? []).map(({ id }) => client.send(`${job}/task/${String(id)}/result`)),
      );
    };
    await call('PATCH', 'employee', [
      { id: '101', title: 'A' },
      { id: 'eid:HR-102', title: 'B' },
    ]);
    await call('PUT', 'employee', [anEmployee({ externalId: 'NEW' })]);
    const read = await call('GET', 'employee?expandRecords=true&ids=101,102,eid:NEW');
    expect(read.map(({ body }) => (body as unknown as { title?: string })?.title)).toEqual([
      'A',
      expect.any(String),
      undefined,
    ]);
    const deleted = await call('DELETE', 'employee?ids=101,999999');
    expect(deleted.map(({ status }) => status)).toEqual([204, 404]);
  });

  it('is refused where it is not asynchronous, holds more than a hundred, or nothing', async () => {
    const { refusal } = recordsOf(await connect());
    const headers = { 'content-type': COLLECTION['content-type'] };
    expect((await refusal('POST', 'employee', { items: [] }, { headers })).slice(0, 2)).toEqual([
      400,
      'INVALID_HEADER',
    ]);
    expect((await refusal('PATCH', 'employee', { items: [] })).slice(0, 2)).toEqual([400, 'INVALID_HEADER']);
    const items = Array.from({ length: 101 }, () => anEmployee());
    expect((await refusal('POST', 'employee', { items }, { headers: COLLECTION }))[1]).toBe(
      'INVALID_REQUEST',
    );
    expect((await refusal('POST', 'employee', { other: 1 }, { headers: COLLECTION }))[1]).toBe(
      'INVALID_VALUE',
    );
    expect((await refusal('DELETE', 'employee', undefined, { headers: COLLECTION }))[1]).toBe(
      'INVALID_PARAMETER',
    );
  });
});
