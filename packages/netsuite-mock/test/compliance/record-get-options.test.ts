import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records/employee.md) and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141947.html
onBothFaces('one record asked for with', (connect) => {
  it('fields has these and its links, and no others', async () => {
    const { read } = recordsOf(await connect());
    expect(Object.keys(await read('employee/101?fields=lastName,hireDate'))).toEqual([
      'links',
      'lastName',
      'hireDate',
    ]);
  });

  it('a field that there is not is refused', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('GET', 'employee/101?fields=nothing')).slice(0, 2)).toEqual([
      400,
      'INVALID_PARAMETER',
    ]);
  });

  it('expandSubResources has the lines of its sublists, and the members of what it refers to', async () => {
    const { read } = recordsOf(await connect());
    const plain = await read('purchaseOrder/5001');
    expect(Object.keys(plain['item'] as object)).toEqual(['links']);
    const { item } = await read('purchaseOrder/5001?expandSubResources=true');
    expect(item).toMatchObject({
      items: [{ line: 1, item: { id: expect.any(String) }, quantity: expect.any(Number) }],
    });
    const { subsidiary } = await read('department/1?expandSubResources=true');
    // Seen in https://github.com/seunsodimu/laguna_partner: a sublist has no count, a field of several references has.
    expect(Object.keys(item as object)).toEqual(['links', 'items', 'totalResults']);
    expect(subsidiary).toMatchObject({
      count: 6,
      hasMore: false,
      offset: 0,
      items: expect.arrayContaining([
        expect.objectContaining({ id: '1', refName: 'Honeycomb Holdings Inc.' }),
      ]),
      totalResults: 6,
    });
  });

  it('simpleEnumFormat has ids where enums were objects', async () => {
    const { read } = recordsOf(await connect());
    const { status } = await read('purchaseOrder/5001');
    expect(status).toEqual({ id: expect.stringMatching(/^[A-H]$/), refName: expect.any(String) });
    expect((await read('purchaseOrder/5001?simpleEnumFormat=true'))['status']).toMatch(/^[A-H]$/);
  });
});
