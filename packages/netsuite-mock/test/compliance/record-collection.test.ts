import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { RECORD_PATH, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1540810951.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html
onBothFaces('a collection', (connect) => {
  it('has ids and links alone, and links to its other pages', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const href = `${client.baseUrl}${RECORD_PATH}/subsidiary`;
    const { body, headers } = await send('subsidiary', { search: '?limit=2&offset=2' });
    expect(headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=collection');
    expect(body).toEqual({
      links: [
        { rel: 'prev', href: `${href}?limit=2&offset=0` },
        { rel: 'first', href: `${href}?limit=2&offset=0` },
        { rel: 'next', href: `${href}?limit=2&offset=4` },
        { rel: 'last', href: `${href}?limit=2&offset=4` },
        { rel: 'self', href: `${href}?limit=2&offset=2` },
      ],
      count: 2,
      hasMore: true,
      items: [
        { links: [{ rel: 'self', href: `${href}/3` }], id: '3' },
        { links: [{ rel: 'self', href: `${href}/5` }], id: '5' },
      ],
      offset: 2,
      totalResults: 6,
    });
  });

  it('holds a thousand records a page unless fewer are asked for', async () => {
    const { send } = recordsOf(await connect({ employees: 1500 }));
    const { body } = await send('employee');
    expect([body?.count, body?.hasMore, body?.totalResults]).toEqual([1000, true, 1500]);
  });

  it.each(['?limit=1001', '?limit=0', '?limit=10&offset=5', '?limit=10&offset=10000'])(
    '%s is refused',
    async (search) => {
      const { send } = recordsOf(await connect());
      const { status, body } = await send('employee', { search });
      expect([status, body?.['o:errorDetails'][0]?.['o:errorCode']]).toEqual([400, 'INVALID_PARAMETER']);
      expect(body?.['o:errorDetails'][0]?.['o:errorQueryParam']).toMatch(/^(?:limit|offset)$/);
    },
  );

  it('holds records of its type alone, whatever shares their table', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    for (const [type, q] of [
      ['purchaseOrder', "SELECT id FROM transaction WHERE type = 'PurchOrd'"],
      ['expenseReport', "SELECT id FROM transaction WHERE type = 'ExpRept'"],
      ['inventoryItem', "SELECT id FROM item WHERE itemtype = 'InvtPart'"],
      ['serviceSaleItem', "SELECT id FROM item WHERE itemtype = 'Service' AND subtype = 'Sale'"],
    ] as const) {
      const { body } = await send(type);
      expect(body?.items.map(({ id }) => id)).toEqual(await client.values(`${q} ORDER BY id`));
      expect(body?.count).toBeGreaterThan(0);
    }
  });
});
