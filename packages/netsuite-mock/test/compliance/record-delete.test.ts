import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

const DELETED =
  "SELECT recordid, recordtypeid, scriptid, name, type, context, deletedby, TO_CHAR(deleteddate, 'YYYY-MM-DD HH24:MI:SS') AS at, iscustomrecord FROM deletedrecord";

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142287.html; columns of deletedrecord:
// https://github.com/hotgluexyz/tap-netsuite-rest (streams.py, DeletedRecordsStream)
onBothFaces('a record that is deleted', (connect) => {
  it('is gone, and is listed by deletedrecord', async () => {
    const client = await connect();
    const { read, send, refusal } = recordsOf(client);
    const { entityId } = await read('employee/101');
    const answer = await send('employee/101', { method: 'DELETE' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await refusal('GET', 'employee/101'))[0]).toBe(404);
    expect(await client.values('SELECT id FROM employee WHERE id = 101')).toEqual([]);
    expect(await client.rows(DELETED)).toEqual([
      {
        recordid: '101',
        recordtypeid: '-4',
        scriptid: 'employee',
        name: entityId,
        type: 'Employee',
        context: 'REST Web Services',
        deletedby: '12',
        at: '2025-03-15 12:00:00',
        iscustomrecord: 'F',
      },
    ]);
  });

  it('of a custom type is listed by the script id of its type', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    expect((await send('customrecord_ncfar_asset/1', { method: 'DELETE' })).status).toBe(204);
    expect(await client.rows(DELETED)).toMatchObject([
      {
        recordid: '1',
        recordtypeid: '101',
        scriptid: 'CUSTOMRECORD_NCFAR_ASSET',
        type: 'FAM Asset',
        iscustomrecord: 'T',
      },
    ]);
  });

  it('in the UI, as a test does it, is listed too', async () => {
    const client = await connect();
    client.mock.store.delete('department', 29);
    expect(await client.rows(DELETED)).toMatchObject([{ recordid: '29', type: 'Department', context: 'UI' }]);
  });

  it('takes its lines with it', async () => {
    const client = await connect();
    const { send } = recordsOf(client);
    const [id = ''] = await client.values(
      "SELECT id FROM transaction WHERE type = 'Journal' AND tranid = 'JE801'",
    );
    expect((await send(`journalEntry/${String(id)}`, { method: 'DELETE' })).status).toBe(204);
    expect(
      await client.values('SELECT uniquekey FROM transactionline WHERE transaction = ?', [String(id)]),
    ).toEqual([]);
  });

  it('is refused while another transaction follows it', async () => {
    const client = await connect();
    const { refusal } = recordsOf(client);
    const [order = ''] = await client.values('SELECT MIN(previousdoc) FROM nexttransactionlinelink');
    expect(await refusal('DELETE', `purchaseOrder/${String(order)}`)).toEqual([
      400,
      'USER_ERROR',
      'Error while accessing a resource. This record cannot be deleted because it has dependent records.',
      undefined,
    ]);
  });
});
