import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { expect, it } from 'vitest';
import { NOON_MS } from '../builders.js';
import { readWhole } from '../reading.js';

// Read in https://github.com/julbrs/netsuite-api-client: a double quote broke the body, and line breaks were taken out.
it.each(['a "quoted" name', "O'Neil", 'two\nlines', 'a + b & c = %20 ü'])(
  'finds a row by the text %j',
  async (comments) => {
    const mock = createNetsuiteMock({ employees: 4, now: () => NOON_MS });
    const [id = 0] = mock.store.ids('employee');
    mock.store.update('employee', id, { comments });
    const { records } = await readWhole(mock, {
      stream: 'employee',
      filters: [{ path: 'comments', equals: comments }],
    });
    expect(records).toMatchObject([{ id: String(id), comments }]);
  },
);

// https://github.com/julbrs/netsuite-api-client/issues/26: over the limit, a second try with the first one's nonce was a refused login.
it('signs a second try afresh after the account was at its limit', async () => {
  const mock = createNetsuiteMock({ employees: 4, now: () => NOON_MS });
  mock.faults.arm({ fault: 'concurrency-limit', times: 2 });
  const { records, retried } = await readWhole(mock, { stream: 'department', retries: 5 });
  expect(retried).toEqual(['netsuite/concurrency-limit', 'netsuite/concurrency-limit']);
  expect(records.length).toBe(mock.store.count('department'));
  expect(mock.loginAuditTrail.filter(({ status }) => status !== 'Success')).toEqual([]);
});
