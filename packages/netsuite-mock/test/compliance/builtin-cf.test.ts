import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html; that a value which means
// something by itself comes as it stands is an assumption.
onBothFaces('BUILTIN.CF', (connect) => {
  it('gives a status with its type, which BUILTIN.DF names', async () => {
    const { mock, rows } = await withPeople(connect);
    mock.store.insert('transaction', { id: 900_001, type: 'PurchOrd', status: 'B', tranid: 'X1' });
    mock.store.insert('transaction', { id: 900_002, type: 'VendBill', status: 'B', tranid: 'X2' });
    const q = `SELECT t.status, BUILTIN.CF(t.status) AS cf, BUILTIN.DF(t.status) AS df, BUILTIN.DF(t.type) AS kind
      FROM transaction t WHERE BUILTIN.CF(t.status) IN ('PurchOrd:B', 'VendBill:A') AND t.tranid LIKE 'X%'`;
    expect(await rows(q)).toEqual([
      { status: 'B', cf: 'PurchOrd:B', df: 'Purchase Order : Pending Receipt', kind: 'Purchase Order' },
    ]);
  });

  it('gives a reference as it stands', async () => {
    const { values } = await withPeople(connect);
    expect(await values('SELECT BUILTIN.CF(department) FROM employee WHERE BUILTIN.CF(id) = 1')).toEqual([
      '3',
    ]);
  });

  it('takes a column', async () => {
    const { query } = await withPeople(connect);
    expect((await query("SELECT BUILTIN.CF('a') FROM employee")).status).toBe(400);
  });
});
