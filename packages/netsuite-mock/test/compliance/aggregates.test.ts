import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html; NULL counts for nothing:
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Aggregate-Functions.html
onBothFaces('an aggregate', (connect) => {
  it.each<readonly [q: string, row: Readonly<Record<string, string>>]>([
    ['SELECT COUNT(*) AS n FROM employee', { n: '4' }],
    ['SELECT count(id) n FROM employee WHERE id > 2', { n: '2' }],
    ['SELECT COUNT(department) AS n FROM employee', { n: '3' }],
    ['SELECT COUNT(DISTINCT department) AS n FROM employee', { n: '2' }],
    ['SELECT MIN(id) AS low, MAX(id) AS high FROM employee', { low: '1', high: '10' }],
    [
      "SELECT MIN(id) AS low, MAX(id) AS high FROM employee WHERE isinactive = 'F' AND id < 10",
      { low: '1', high: '3' },
    ],
    [
      'SELECT MIN(hiredate) AS low, MAX(hiredate) AS high FROM employee',
      { low: '1/31/2020', high: '6/1/2021' },
    ],
    ['SELECT MAX(firstname) AS high FROM employee', { high: '陽菜' }],
    [
      'SELECT SUM(expenselimit) AS total, AVG(expenselimit) AS mean FROM employee WHERE id < 3',
      { total: '101', mean: '50.5' },
    ],
    [
      "SELECT TO_CHAR(MAX(lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS latest FROM employee",
      { latest: '2025-03-01 00:00:00' },
    ],
    ['SELECT MAX(id) - MIN(id) AS spread FROM employee', { spread: '9' }],
    ['SELECT COUNT(*) AS n FROM employee WHERE id > 99', { n: '0' }],
    // Of no rows the least is NULL, and NULL is left out.
    ['SELECT COUNT(*) AS n, MIN(id) AS low FROM employee WHERE id > 99', { n: '0' }],
  ])('%s', async (q, row) => {
    const { query } = await withPeople(connect);
    const { body } = await query(q);
    expect(body).toMatchObject({ count: 1, totalResults: 1, hasMore: false });
    expect(body?.items).toEqual([{ links: [], ...row }]);
  });

  it.each(['SELECT department, COUNT(*) FROM employee', 'SELECT id FROM employee WHERE COUNT(*) > 1'])(
    'is refused where it may not stand: %s',
    async (q) => {
      const { query } = await withPeople(connect);
      expect((await query(q)).status).toBe(400);
    },
  );
});
