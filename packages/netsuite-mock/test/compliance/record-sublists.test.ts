import { expect, it } from 'vitest';
import { type Connect, onBothFaces } from '../support/on-both-faces.js';
import { type Json, recordsOf } from '../support/records.js';

async function withOrder(connect: Connect) {
  const client = await connect();
  const records = recordsOf(client);
  const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
  const id = await records.create('purchaseOrder', {
    entity: { id: vendor },
    item: {
      items: [
        { item: { id: '301' }, quantity: 4, rate: 10 },
        { item: { id: '302' }, quantity: 1, rate: 7.5 },
      ],
    },
  });
  const path = `purchaseOrder/${id}`;
  const lines = async (): Promise<readonly unknown[]> => {
    const { item } = await records.read(`${path}?expandSubResources=true`);
    return (item as { items: Json[] }).items.map(({ line, quantity, amount }) => [line, quantity, amount]);
  };
  return { ...records, client, id, path, lines };
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545297048.html
onBothFaces('the lines of a record', (connect) => {
  it('are numbered as they come, and sum to its total', async () => {
    const { lines, read, path } = await withOrder(connect);
    expect(await lines()).toEqual([
      [1, 4, 40],
      [2, 1, 7.5],
    ]);
    expect((await read(path))['total']).toBe(47.5);
  });

  it('with a key are changed; without one, or with one of no line, are added', async () => {
    const { lines, update, path } = await withOrder(connect);
    const items = [
      { line: 2, quantity: 3 },
      { item: { id: '303' }, quantity: 1, rate: 1 },
      { line: 9, item: { id: '304' }, quantity: 2, rate: 1 },
    ];
    expect((await update(path, { item: { items } })).status).toBe(204);
    expect(await lines()).toEqual([
      [1, 4, 40],
      [2, 3, 22.5],
      [3, 1, 1],
      [4, 2, 2],
    ]);
  });

  it.each([
    [
      '',
      [
        [1, 6, 60],
        [2, 1, 7.5],
      ],
      67.5,
    ],
    ['?replace=item', [[1, 6, 60]], 60],
  ])('that a body names twice are changed twice, and count once: %s', async (search, expected, total) => {
    const { lines, update, read, path } = await withOrder(connect);
    const items = [
      { line: 1, quantity: 2 },
      { line: 1, quantity: 6 },
    ];
    expect((await update(`${path}${search}`, { item: { items } })).status).toBe(204);
    expect(await lines()).toEqual(expected);
    expect((await read(path))['total']).toBe(total);
  });

  it('are replaced where replace names the sublist', async () => {
    const { lines, update, path } = await withOrder(connect);
    await update(`${path}?replace=item`, { item: { items: [{ line: 2, quantity: 5 }] } });
    expect(await lines()).toEqual([[2, 5, 37.5]]);
  });

  it('move linelastmodifieddate where they changed, and nowhere else', async () => {
    const { client, update, path, id } = await withOrder(connect);
    client.mock.clock.advance(60_000);
    await update(path, { item: { items: [{ line: 2, memo: 'x', description: 'changed' }] } });
    const q =
      "SELECT id FROM transactionline WHERE transaction = ? AND linelastmodifieddate > TO_DATE('2025-03-15 12:00:30', 'YYYY-MM-DD HH24:MI:SS') ORDER BY id";
    expect(await client.values(q, [id])).toEqual(['2']);
  });

  it('that are wrong are refused by their place, and nothing is written', async () => {
    const { lines, refusal, path } = await withOrder(connect);
    const items = [
      { line: 1, quantity: 9 },
      { item: { id: '9999' }, quantity: 1 },
    ];
    expect(await refusal('PATCH', path, { item: { items } })).toEqual([
      400,
      'INVALID_CONTENT',
      'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: item',
      'item.items[1].item',
    ]);
    expect((await lines())[0]).toEqual([1, 4, 40]);
  });

  it('of an address book have an address of their own', async () => {
    const client = await connect();
    const { create, read } = recordsOf(client);
    const id = await create('vendor', {
      companyName: 'Kestrel Ltd',
      subsidiary: '1',
      addressBook: {
        items: [
          {
            label: 'Office',
            addressBookAddress: { addr1: 'Main St 1', city: 'Leeds', country: { id: 'GB' } },
          },
        ],
      },
    });
    const { addressBook } = await read(`vendor/${id}?expandSubResources=true`);
    expect(addressBook).toMatchObject({
      items: [
        {
          label: 'Office',
          addressBookAddress: { addr1: 'Main St 1', country: { id: 'GB', refName: 'United Kingdom' } },
        },
      ],
    });
    const q = 'SELECT addr1, city, country FROM vendoraddressbookentityaddress WHERE recordowner = ?';
    expect(await client.rows(q, [id])).toEqual([{ addr1: 'Main St 1', city: 'Leeds', country: 'GB' }]);
  });

  // Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/employee.md)
  it('of roles are those that an employee holds, and are replaced as a whole', async () => {
    const client = await connect();
    const { create, read, update } = recordsOf(client);
    const id = await create('employee', {
      firstName: 'Eve',
      lastName: 'Roles',
      subsidiary: '1',
      giveAccess: true,
      roles: { items: [{ selectedRole: { id: '15' } }, { selectedRole: { id: '11' } }] },
    });
    await update(`employee/${id}?replace=roles`, { roles: { items: [{ selectedRole: { id: '11' } }] } });
    const { roles } = await read(`employee/${id}?expandSubResources=true`);
    expect(roles).toMatchObject({
      items: [{ selectedRole: { id: '11', refName: 'Accounts Payable Clerk' } }],
      totalResults: 1,
    });
    expect(await client.rows('SELECT role FROM employeeroles WHERE entity = ?', [id])).toEqual([
      { role: '11' },
    ]);
  });
});
