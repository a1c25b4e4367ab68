import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Tables and signs: https://github.com/fivetran/dbt_netsuite_source; that amounts of lines are in the transaction's currency
// and net amounts in the base currency: the same. Numbers that are given out by themselves are assumed.
onBothFaces('a transaction', (connect) => {
  it('is a header, a main line and its lines, with amounts in both currencies', async () => {
    const client = await connect();
    const { create } = recordsOf(client);
    const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
    const id = await create('vendorBill', {
      entity: vendor,
      subsidiary: '2',
      currency: { id: '4' },
      exchangeRate: 1.1,
      tranDate: '2025-02-03',
      expense: {
        items: [
          { account: '23', amount: 100 },
          { account: '25', amount: 50, memo: 'Rent' },
        ],
      },
    });
    expect(
      await client.rows(
        'SELECT type, status, trandate, foreigntotal, posting, recordtype FROM transaction WHERE id = ?',
        [id],
      ),
    ).toEqual([
      {
        type: 'VendBill',
        status: 'A',
        trandate: '2/3/2025',
        foreigntotal: '150',
        posting: 'T',
        recordtype: 'vendorbill',
      },
    ]);
    const lines =
      'SELECT id, mainline, foreignamount, netamount FROM transactionline WHERE transaction = ? ORDER BY uniquekey';
    expect(await client.rows(lines, [id])).toEqual([
      { id: '0', mainline: 'T', foreignamount: '-150', netamount: '-165' },
      { id: '1', mainline: 'F', foreignamount: '100', netamount: '110' },
      { id: '2', mainline: 'F', foreignamount: '50', netamount: '55' },
    ]);
    const books =
      'SELECT transactionline, account, debit, credit, accountingbook FROM transactionaccountingline WHERE transaction = ? ORDER BY transactionline';
    expect(await client.rows(books, [id])).toEqual([
      { transactionline: '0', account: '9', credit: '165', accountingbook: '1' },
      { transactionline: '1', account: '23', debit: '110', accountingbook: '1' },
      { transactionline: '2', account: '25', debit: '55', accountingbook: '1' },
    ]);
  });

  it('gets a number, a date and a period, where none is given', async () => {
    const client = await connect();
    const { create, read } = recordsOf(client);
    const line = { items: [{ category: '1', amount: 20 }] };
    const first = await create('expenseReport', { entity: '101', expense: line });
    const second = await create('expenseReport', { entity: '101', expense: line });
    const { tranId, tranDate, postingPeriod } = await read(`expenseReport/${first}`);
    expect([tranDate, (postingPeriod as { refName: string }).refName]).toEqual(['2025-03-15', 'Mar 2025']);
    expect((await read(`expenseReport/${second}`))['tranId']).not.toBe(tranId);
  });

  it('is refused without a line', async () => {
    const client = await connect();
    const { refusal } = recordsOf(client);
    expect((await refusal('POST', 'expenseReport', { entity: '101' }))[2]).toContain('at least one line');
  });

  it('of the journal balances or is refused', async () => {
    const { create, refusal, read } = recordsOf(await connect());
    const journal = (credit: number) => ({
      subsidiary: '1',
      line: {
        items: [
          { account: '1', debit: 10.1 },
          { account: '2', credit },
        ],
      },
    });
    expect((await refusal('POST', 'journalEntry', journal(10)))[2]).toContain('must balance');
    const id = await create('journalEntry', journal(10.1));
    expect(await read(`journalEntry/${id}/line/2`)).toMatchObject({ account: { id: '2' }, credit: 10.1 });
  });

  it('that waits for approval says so by its status', async () => {
    const client = await connect();
    const { create, read } = recordsOf(client);
    const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
    const item = { items: [{ item: '301', quantity: 1, rate: 1 }] };
    const id = await create('purchaseOrder', { entity: vendor, approvalStatus: { id: '1' }, item });
    expect(await read(`purchaseOrder/${id}`)).toMatchObject({
      status: { id: 'A', refName: 'Pending Supervisor Approval' },
      approvalStatus: { id: '1', refName: 'Pending Approval' },
    });
  });

  // Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/purchaseRequisition.md)
  it("that is a requisition is an employee's, with estimates", async () => {
    const client = await connect();
    const { create, read } = recordsOf(client);
    const [employee = ''] = (await client.values('SELECT MIN(id) FROM employee')) as string[];
    const item = { items: [{ item: '301', quantity: 2, estimatedRate: 12.5 }] };
    const id = await create('purchaseRequisition', { entity: employee, item });
    expect(await read(`purchaseRequisition/${id}`)).toMatchObject({
      estimatedTotal: 25,
      entity: { id: employee },
      status: { id: 'B', refName: 'Pending Order' },
    });
    expect(await client.values('SELECT type FROM transaction WHERE id = ?', [id])).toEqual(['PurchReq']);
  });
});
