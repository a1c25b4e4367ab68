import { expect, it } from 'vitest';
import { type Connect, onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

async function withOrder(connect: Connect) {
  const client = await connect();
  const records = recordsOf(client);
  const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
  const items = [
    { item: { id: '301' }, quantity: 4, rate: 10 },
    { item: { id: '302' }, quantity: 2, rate: 5 },
  ];
  const order = await records.create('purchaseOrder', { entity: { id: vendor }, item: { items } });
  return {
    ...records,
    client,
    order,
    transform: (target: string, body?: unknown) =>
      records.send(`purchaseOrder/${order}/!transform/${target}`, {
        method: 'POST',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    state: async () => {
      const [status] = await client.values('SELECT BUILTIN.DF(status) FROM transaction WHERE id = ?', [
        order,
      ]);
      const q =
        "SELECT quantityshiprecv AS received, quantitybilled AS billed FROM transactionline WHERE transaction = ? AND mainline = 'F' ORDER BY uniquekey";
      return [status, (await client.rows(q, [order])).map(({ received, billed }) => [received, billed])];
    },
  };
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157901123882.html; letters of status:
// https://blog.prolecto.com/2013/08/30/netsuite-searchfilter-transaction-internal-status-list/
onBothFaces('a purchase order that is transformed', (connect) => {
  it('is received and billed whole: Pending Receipt, Pending Bill, Fully Billed', async () => {
    const { transform, state, read } = await withOrder(connect);
    expect(await state()).toEqual([
      'Purchase Order : Pending Receipt',
      [
        ['0', '0'],
        ['0', '0'],
      ],
    ]);
    const receipt = await transform('itemReceipt');
    expect(receipt.status).toBe(204);
    expect(receipt.headers.get('location')).toMatch(/\/itemReceipt\/\d+$/);
    expect(await state()).toEqual([
      'Purchase Order : Pending Bill',
      [
        ['4', '0'],
        ['2', '0'],
      ],
    ]);
    const bill = await transform('vendorBill');
    expect(await state()).toEqual([
      'Purchase Order : Fully Billed',
      [
        ['4', '4'],
        ['2', '2'],
      ],
    ]);
    const id = bill.headers.get('location')?.split('/').at(-1);
    expect(await read(`vendorBill/${id}`)).toMatchObject({ total: 50, status: { id: 'A', refName: 'Open' } });
  });

  it('is received in part by the lines that the body changes', async () => {
    const { transform, state, order, client } = await withOrder(connect);
    await transform('itemReceipt', {
      item: {
        items: [
          { orderLine: 1, quantity: 1 },
          { orderLine: 2, itemReceive: false },
        ],
      },
    });
    expect(await state()).toEqual([
      'Purchase Order : Pending Billing/Partially Received',
      [
        ['1', '0'],
        ['0', '0'],
      ],
    ]);
    await transform('vendorBill', {
      item: {
        items: [
          { orderLine: 1, quantity: 1 },
          { orderLine: 2, itemReceive: false },
        ],
      },
    });
    expect((await state())[0]).toBe('Purchase Order : Partially Received');
    const links = await client.rows(
      'SELECT linktype FROM nexttransactionlinelink WHERE previousdoc = ? ORDER BY linktype',
      [order],
    );
    expect(links).toEqual([{ linktype: 'OrdBill' }, { linktype: 'ShipRcpt' }]);
  });

  it('is what it was once its receipt is deleted', async () => {
    const { transform, state, send } = await withOrder(connect);
    const receipt = (await transform('itemReceipt')).headers.get('location')?.split('/').at(-1);
    expect((await send(`itemReceipt/${receipt}`, { method: 'DELETE' })).status).toBe(204);
    expect((await state())[0]).toBe('Purchase Order : Pending Receipt');
  });

  it('is refused where nothing is left, and 501 where the mock has no such transform', async () => {
    const { transform, order, refusal } = await withOrder(connect);
    await transform('itemReceipt');
    expect(await refusal('POST', `purchaseOrder/${order}/!transform/itemReceipt`)).toEqual([
      400,
      'USER_ERROR',
      `Error while accessing a resource. You can not initialize itemreceipt: invalid reference ${order}.`,
      undefined,
    ]);
    expect((await refusal('POST', `purchaseOrder/${order}/!transform/journalEntry`))[0]).toBe(501);
  });

  it('is 501 as a bill where it has expense lines, which would be left out, and is received without them', async () => {
    const { create, refusal, transform, read, order } = await withOrder(connect);
    const { entity } = (await read(`purchaseOrder/${order}`)) as { entity: { id: string } };
    const mixed = await create('purchaseOrder', {
      entity,
      item: { items: [{ item: { id: '301' }, quantity: 1, rate: 1 }] },
      expense: { items: [{ account: { id: '1' }, amount: 5 }] },
    });
    expect((await refusal('POST', `purchaseOrder/${mixed}/!transform/vendorBill`))[0]).toBe(501);
    expect((await refusal('POST', `purchaseOrder/${mixed}/!transform/itemReceipt`))[0]).toBe(204);
    expect((await transform('vendorBill')).status).toBe(204);
  });

  it('is closed once each of its lines is', async () => {
    const { update, order, state } = await withOrder(connect);
    await update(`purchaseOrder/${order}`, {
      item: {
        items: [
          { line: 1, isClosed: true },
          { line: 2, isClosed: true },
        ],
      },
    });
    expect((await state())[0]).toBe('Purchase Order : Closed');
  });
});

// https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records/vendor.md)
onBothFaces('a vendor that is transformed', (connect) => {
  it.each(['purchaseOrder', 'vendorBill'])(
    'becomes a %s of its own, with the lines that the body has',
    async (target) => {
      const client = await connect();
      const { send, read, update, refusal } = recordsOf(client);
      const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
      await update(`vendor/${vendor}`, { terms: { id: '2' } });
      const path = `vendor/${vendor}/!transform/${target}`;
      const items = [{ item: { id: '301' }, quantity: 2, rate: 10 }];
      const made = await send(path, { method: 'POST', body: JSON.stringify({ item: { items } }) });
      expect(made.status).toBe(204);
      const { entity, subsidiary, currency, terms, total } = await read(
        `${target}/${made.headers.get('location')?.split('/').at(-1)}`,
      );
      const source = await read(`vendor/${vendor}`);
      expect([subsidiary, currency, terms]).toEqual([
        source['subsidiary'],
        source['currency'],
        source['terms'],
      ]);
      expect([(entity as { id: string }).id, total]).toEqual([vendor, 20]);
      expect((await refusal('POST', path))[2]).toContain('at least one line item');
      expect((await refusal('POST', `vendor/${vendor}/!transform/vendorPayment`))[0]).toBe(501);
    },
  );
});
