import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { employee } from '../../src/streams/employee.js';
import { toRecords } from '../../src/streams/record.js';
import { NOON_MS } from '../builders.js';
import { readWhole } from '../reading.js';

/** Read in, or reported of, https://github.com/hotgluexyz/tap-netsuite and https://github.com/hotgluexyz/tap-netsuite-rest. */
describe('as seen in the hotglue taps', () => {
  it('tap-netsuite 54: a date of another form costs one value and not the stream', () => {
    const fields = employee.fields.filter(({ name }) => ['id', 'hiredate', 'email'].includes(name));
    const rows = [
      { id: '1', email: 'a@example.invalid', hiredate: '2024-01-31T00:00:00.000-08:00' },
      { id: '2', email: 'b@example.invalid', hiredate: '2024-01-31' },
    ];
    const { records, unreadable } = toRecords(rows, fields);
    expect(records).toMatchObject([
      { id: '1', hiredate: null },
      { id: '2', hiredate: '2024-01-31' },
    ]);
    expect(unreadable).toMatchObject([{ id: '1', field: 'hiredate' }]);
  });

  it('a column that the account lacks is told of and not silently gone', async () => {
    const mock = createNetsuiteMock({ employees: 3, now: () => NOON_MS });
    mock.account.setFeature('Multiple Currencies', false);
    const { events, records } = await readWhole(mock, { stream: 'employee' });
    const told = events.flatMap((event) =>
      event.kind === 'notice' ? [[event.field, event.fault.code]] : [],
    );
    expect(told).toEqual([['currency', 'netsuite/field-unavailable']]);
    expect(records).toHaveLength(3);
  });

  it('a line edit is found although its transaction did not change', async () => {
    let nowMs = NOON_MS;
    const mock = createNetsuiteMock({ employees: 3, now: () => nowMs });
    const { records, covered } = await readWhole(mock, { stream: 'purchaseorderline' });
    nowMs += 86_400_000;
    const key = String(records[4]?.['id']);
    const line = mock.store.ids('transactionline').find((id) => {
      const row = mock.store.find('transactionline', id);
      return `${String(row?.['transaction'])}:${String(row?.['id'])}` === key;
    });
    mock.store.update('transactionline', line ?? 0, { memo: 'edited' });
    const later = await readWhole(mock, { stream: 'purchaseorderline', mode: 'incremental', covered, nowMs });
    expect(later.records).toMatchObject([{ id: key, memo: 'edited' }]);
  });
});
