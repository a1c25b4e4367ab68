import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141947.html
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

  it('what there is not is 404, and writing there is 501', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('GET', 'purchaseOrder/5001/nothing'))[0]).toBe(404);
    expect((await refusal('DELETE', 'purchaseOrder/5001/item/1')).slice(0, 2)).toEqual([
      501,
      'MOCK_NOT_MODELLED',
    ]);
  });
});
