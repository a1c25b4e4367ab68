import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { expect, it } from 'vitest';
import { NOON_MS } from '../builders.js';
import { readWhole } from '../reading.js';

// https://github.com/fivetran/dbt_netsuite/files/12458418: reading a table anew after deletions multiplied its rows.
it('gives each row that is there once, however often rows are deleted and the table is read', async () => {
  const mock = createNetsuiteMock({ employees: 20, now: () => NOON_MS });
  const there = new Set(mock.store.ids('employee').map(String));
  for (const id of mock.store.ids('employee').slice(0, 3)) {
    mock.store.delete('employee', id);
    there.delete(String(id));
    const { records, deleted } = await readWhole(mock, { stream: 'employee', params: { page_size: 6 } });
    expect(records.map((record) => record['id'])).toEqual([...there]);
    expect(deleted.filter(({ id: gone }) => there.has(String(gone)))).toEqual([]);
  }
});
