import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html (HAVING, COUNT(DISTINCT ...)),
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/SELECT.html (group_by_clause)
onBothFaces('GROUP BY', (connect) => {
  it.each<readonly [q: string, rows: readonly Readonly<Record<string, string>>[]]>([
    [
      'SELECT department, COUNT(*) AS n FROM employee GROUP BY department ORDER BY department',
      [{ department: '3', n: '2' }, { department: '7', n: '1' }, { n: '1' }],
    ],
    [
      'SELECT isinactive, SUM(expenselimit) AS s, MIN(hiredate) AS first FROM employee GROUP BY isinactive ORDER BY 1',
      [
        { isinactive: 'F', s: '109.5', first: '1/31/2020' },
        { isinactive: 'T', s: '0.5', first: '6/1/2021' },
      ],
    ],
    [
      'SELECT NVL(department, 0) AS d, MAX(id) AS m FROM employee GROUP BY NVL(department, 0) HAVING COUNT(*) = 1 ORDER BY m',
      [
        { d: '7', m: '2' },
        { d: '0', m: '10' },
      ],
    ],
    [
      'SELECT BUILTIN.DF(e.department) AS d, COUNT(*) AS n FROM employee e GROUP BY BUILTIN.DF(e.department) HAVING COUNT(*) > 1',
      [{ d: 'Finance', n: '2' }],
    ],
    [
      'SELECT d.name, COUNT(DISTINCT e.isinactive) AS n FROM employee e, department d WHERE d.id = e.department GROUP BY d.name ORDER BY COUNT(*) DESC, d.name',
      [
        { name: 'Finance', n: '1' },
        { name: 'Human Resources', n: '1' },
      ],
    ],
    ['SELECT department, COUNT(*) AS n FROM employee WHERE 1 = 0 GROUP BY department', []],
    [
      'SELECT COUNT(*) AS n, MEDIAN(expenselimit) AS m FROM employee HAVING COUNT(*) > 1',
      [{ n: '4', m: '9' }],
    ],
    ['SELECT COUNT(*) AS n FROM employee HAVING COUNT(*) > 9', []],
    ['SELECT COUNT(*) AS n, SUM(id) AS s FROM employee WHERE 1 = 0', [{ n: '0' }]],
  ])('%s', async (q, expected) => {
    const { rows } = await withPeople(connect);
    expect(await rows(q)).toEqual(expected);
  });

  it.each([
    'SELECT department, id FROM employee GROUP BY department',
    'SELECT department FROM employee GROUP BY department ORDER BY id',
    'SELECT id FROM employee WHERE COUNT(*) > 1',
    'SELECT d, COUNT(*) FROM (SELECT department AS d FROM employee) GROUP BY e',
    'SELECT *, COUNT(*) FROM employee',
    'SELECT department AS d, COUNT(*) FROM employee GROUP BY d',
  ])('%s is refused', async (q) => {
    const { query } = await withPeople(connect);
    expect((await query(q)).status).toBe(400);
  });
});
