import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { RECORD_PATH, recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545141500.html (shape and content type),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157305090645.html (dates, UTC instants)
onBothFaces('one record', (connect) => {
  it('is its links, its id as text, and values by their JSON types; what is empty is left out', async () => {
    const client = await connect({ employees: 0, utcOffsetMinutes: 120 });
    const { send } = recordsOf(client);
    client.mock.store.insert('employee', {
      id: 7,
      entityid: 'Ada Lovelace',
      firstname: 'Ada',
      isinactive: 'F',
      issalesrep: 'T',
      hiredate: '2020-01-31',
      expenselimit: 100.5,
      department: 4,
      employeetype: 1,
      gender: 'f',
      lastmodifieddate: '2025-01-02 03:04:05',
    });
    const answer = await send('employee/7');
    const base = `${client.baseUrl}${RECORD_PATH}`;
    expect(answer.headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=singular');
    expect(answer.body).toEqual({
      links: [{ rel: 'self', href: `${base}/employee/7` }],
      id: '7',
      entityId: 'Ada Lovelace',
      firstName: 'Ada',
      isInactive: false,
      issalesrep: true,
      hireDate: '2020-01-31',
      expenselimit: 100.5,
      department: {
        links: [{ rel: 'self', href: `${base}/department/4` }],
        id: '4',
        refName: 'Finance : Accounting',
      },
      employeetype: { id: '1', refName: 'Regular Employee' },
      gender: { id: 'f', refName: 'Female' },
      // 03:04:05 of an account two hours east of UTC.
      lastModifiedDate: '2025-01-02T01:04:05Z',
      addressBook: { links: [{ rel: 'self', href: `${base}/employee/7/addressBook` }] },
      roles: { links: [{ rel: 'self', href: `${base}/employee/7/roles` }] },
    });
  });

  // Seen: https://github.com/seunsodimu/laguna_partner and others ask for purchaseorder and itemreceipt.
  it('is found by its type in lower case', async () => {
    const { read, send } = recordsOf(await connect());
    expect(await read('purchaseorder/5001')).toEqual(await read('purchaseOrder/5001'));
    expect((await send('purchaseorder?limit=1')).body?.count).toBe(1);
    expect((await send('metadata-catalog/purchaseorder')).status).toBe(200);
    expect((await send('vendor/1001/!transform/purchaseorder', { method: 'POST' })).status).toBe(400);
  });

  it('follows its links to records of every kind', async () => {
    const client = await connect();
    const { read, send } = recordsOf(client);
    const order = await read('purchaseOrder/5001?expandSubResources=true');
    const hrefs = JSON.stringify(order).match(/"href":"[^"]+"/g) ?? [];
    expect(hrefs.length).toBeGreaterThan(8);
    for (const href of new Set(hrefs)) {
      const path = href.slice(8, -1).replace(`${client.baseUrl}${RECORD_PATH}/`, '');
      expect([path, (await send(path)).status]).toEqual([path, 200]);
    }
  });
});
