import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141947.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159894563219.html
onBothFaces('below a record', (connect) => {
  it('a sublist is a collection of links, whole where asked', async () => {
    const { send } = recordsOf(await connect());
    const plain = await send('purchaseOrder/5001/item');
    expect(plain.headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=collection');
    expect(plain.body).toMatchObject({ hasMore: false, offset: 0, count: plain.body?.totalResults });
    expect(Object.keys(plain.body?.items[0] ?? {})).toEqual(['links']);
    const whole = await send('purchaseOrder/5001/item?expandSubResources=true');
    expect(whole.body?.items[0]).toMatchObject({ line: 1, quantity: expect.any(Number) });
  });

  it('a line is by its key', async () => {
    const { read, refusal } = recordsOf(await connect());
    expect(await read('purchaseOrder/5001/item/1')).toMatchObject({
      line: 1,
      item: { id: expect.any(String) },
    });
    expect((await refusal('GET', 'purchaseOrder/5001/item/77')).slice(0, 2)).toEqual([404, 'NONEXISTENT_ID']);
  });

  it('a field of several references is a collection of them', async () => {
    const { send } = recordsOf(await connect());
    const { body } = await send('department/1/subsidiary');
    expect(body?.items.map(({ id }) => id)).toEqual(['1', '2', '3', '5', '6', '8']);
  });

  it('a reference is the record that it names, for a role that may see it', async () => {
    const client = await connect();
    const { read, refusal } = recordsOf(client);
    const { subsidiary } = (await read('purchaseOrder/5001')) as { subsidiary: { id: string } };
    expect(await read('purchaseOrder/5001/subsidiary')).toEqual(await read(`subsidiary/${subsidiary.id}`));
    expect((await refusal('GET', 'purchaseOrder/5001/memo')).slice(0, 2)).toEqual([
      404,
      'NONEXISTENT_RESOURCE',
    ]);
    client.mock.account.withholdPermission('Subsidiaries');
    expect((await refusal('GET', 'purchaseOrder/5001/subsidiary'))[0]).toBe(403);
  });

  it.each(['department/1/subsidiary/2', 'purchaseOrder/5001/item/1/item/1', 'department/1/name/x'])(
    'a path that goes on where nothing is is 404: %s',
    async (path) => {
      const { refusal } = recordsOf(await connect());
      expect((await refusal('GET', path)).slice(0, 2)).toEqual([404, 'NONEXISTENT_RESOURCE']);
    },
  );

  it('a slash at the end changes nothing', async () => {
    const { read } = recordsOf(await connect());
    for (const path of ['department/1', 'purchaseOrder/5001/item', 'purchaseOrder/5001/item/1'])
      expect(await read(`${path}/`)).toEqual(await read(path));
  });

  it('what there is not is 404, deleting is 405, and writing there is 501', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('GET', 'purchaseOrder/5001/nothing'))[0]).toBe(404);
    expect((await refusal('DELETE', 'purchaseOrder/5001/item/1'))[0]).toBe(405);
    expect((await refusal('PATCH', 'purchaseOrder/5001/item/1', {})).slice(0, 2)).toEqual([
      501,
      'MOCK_NOT_MODELLED',
    ]);
  });
});
