import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Texts: https://github.com/julbrs/netsuite-api-client (test/request.test.ts); of a transaction that is not there: public
// code; the envelope: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
onBothFaces('the record service refuses', (connect) => {
  it('a record type that NetSuite has not', async () => {
    const { refusal } = recordsOf(await connect());
    expect((await refusal('GET', 'bad-path/1')).slice(0, 3)).toEqual([
      404,
      'NONEXISTENT_RECORD_TYPE',
      "Record type 'bad-path' does not exist.",
    ]);
  });

  it.each(['salesOrder', 'salesorder', 'invoice', 'timeBill'])(
    '%s, which NetSuite has and the mock has not, with 501',
    async (type) => {
      const { refusal } = recordsOf(await connect());
      expect((await refusal('GET', type)).slice(0, 2)).toEqual([501, 'MOCK_NOT_MODELLED']);
    },
  );

  it.each(['999999', '-1', 'abc', '1.5'])('the id %s', async (id) => {
    const { send } = recordsOf(await connect());
    expect((await send(`employee/${id}`)).body).toEqual({
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5',
      title: 'Not Found',
      status: 404,
      'o:errorDetails': [
        {
          detail: 'The record instance does not exist. Provide a valid record instance ID.',
          'o:errorCode': 'NONEXISTENT_ID',
        },
      ],
    });
  });

  it('a transaction of another type, or none, as of the wrong type, or by a switch as not there', async () => {
    const { refusal } = recordsOf(await connect());
    for (const path of ['vendorBill/999999', 'vendorBill/5001']) {
      expect((await refusal('GET', path)).slice(0, 3)).toEqual([
        400,
        'USER_ERROR',
        'Error while accessing a resource. Transaction type specified is incorrect.',
      ]);
    }
    const other = recordsOf(await connect({ switches: { missingTransaction: 'notFound' } }));
    expect((await other.refusal('GET', 'vendorBill/999999'))[0]).toBe(404);
  });

  it.each(['bad body', '', '[]', 'null', '"x"', '{'])('the body %s', async (body) => {
    const { refusal } = recordsOf(await connect());
    expect(await refusal('POST', 'customer', body)).toEqual([
      400,
      'INVALID_CONTENT',
      'Invalid content in the request body. Provide a valid request body.',
      undefined,
    ]);
  });

  it('a form or select options with 501', async () => {
    const { refusal } = recordsOf(await connect());
    const headers = { accept: 'application/vnd.oracle.resource+json; type=create-form' };
    expect((await refusal('POST', 'employee', {}, { headers }))[0]).toBe(501);
  });
});
