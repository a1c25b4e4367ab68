import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html; NULL equals NULL here.
onBothFaces('DISTINCT', (connect) => {
  it.each<readonly [q: string, rows: readonly Readonly<Record<string, string>>[]]>([
    [
      'SELECT DISTINCT department FROM employee ORDER BY department',
      [{ department: '3' }, { department: '7' }, {}],
    ],
    [
      'SELECT DISTINCT e.department AS d FROM employee e ORDER BY e.department DESC',
      [{}, { d: '7' }, { d: '3' }],
    ],
    [
      'SELECT UNIQUE isinactive, department FROM employee WHERE department IS NOT NULL ORDER BY 2',
      [
        { isinactive: 'F', department: '3' },
        { isinactive: 'T', department: '7' },
      ],
    ],
    [
      'SELECT DISTINCT UPPER(isinactive) FROM employee ORDER BY UPPER(isinactive)',
      [{ expr1: 'F' }, { expr1: 'T' }],
    ],
  ])('%s', async (q, expected) => {
    const { rows } = await withPeople(connect);
    expect(await rows(q)).toEqual(expected);
  });

  it('refuses to be ordered by what it does not select', async () => {
    const { query } = await withPeople(connect);
    expect((await query('SELECT DISTINCT department FROM employee ORDER BY id')).status).toBe(400);
  });
});
