import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// lastmodifieddate is the cursor of incremental reads, to the second:
// https://github.com/hotgluexyz/tap-netsuite-rest (client.py)
onBothFaces('a row that was written', (connect) => {
  it('is found by its lastmodifieddate, which is the mock clock of the write', async () => {
    const { mock, rows } = await withPeople(connect);
    mock.clock.advance(1000);
    mock.store.update('employee', 2, { firstname: 'Bobby' });
    const id = mock.store.insert('employee', { firstname: 'Eve', lastname: 'New' });
    const since = "lastmodifieddate >= TO_DATE('2025-03-15 12:00:01', 'YYYY-MM-DD HH24:MI:SS')";
    expect(await rows(`SELECT id, firstname FROM employee WHERE ${since} ORDER BY id`)).toEqual([
      { id: '2', firstname: 'Bobby' },
      { id: String(id), firstname: 'Eve' },
    ]);
  });

  it('is gone from the next page once deleted', async () => {
    const { mock, values } = await withPeople(connect);
    const q = "SELECT id FROM employee WHERE isinactive = 'F' ORDER BY id";
    expect(await values(q)).toEqual(['1', '3', '10']);
    expect(mock.store.delete('employee', 3)).toBe(true);
    expect(mock.store.delete('employee', 3)).toBe(false);
    expect(await values(q)).toEqual(['1', '10']);
  });

  it('changes a seeded row for good', async () => {
    const { mock, values } = await connect({ employees: 3000 });
    const id = mock.store.ids('employee')[2500] ?? 0;
    const q = 'SELECT firstname FROM employee WHERE id = ?';
    await values(q, [String(id)]);
    mock.store.update('employee', id, { firstname: 'Changed' });
    expect(await values(q, [String(id)])).toEqual(['Changed']);
    expect(mock.store.find('employee', id)?.['firstname']).toBe('Changed');
  });

  it('moves the rows of offset pages behind it, and none of keyset pages', async () => {
    const { mock, query, values } = await withPeople(connect);
    const page = async (offset: number) => {
      const search = `?limit=2&offset=${offset}`;
      const { body } = await query('SELECT id FROM employee ORDER BY id', [], { search });
      return body?.items.map(({ id }) => id);
    };
    expect(await page(0)).toEqual(['1', '2']);
    mock.store.delete('employee', 1);
    expect(await page(2)).toEqual(['10']);
    expect(await values('SELECT id FROM employee WHERE id > ? ORDER BY id', ['2'])).toEqual(['3', '10']);
  });
});
