import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// TOP and DISTINCT: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html. FETCH FIRST,
// and ROWNUM before ORDER BY: https://github.com/aideny-kr/ecom-netsuite-suites (suiteql-syntax-rules.md),
// https://github.com/julbrs/netsuite-api-client (README)
onBothFaces('a limit of rows', (connect) => {
  it.each<readonly [q: string, values: readonly string[]]>([
    ['SELECT TOP 2 id FROM employee ORDER BY id DESC', ['10', '3']],
    ['SELECT TOP (1) id FROM employee ORDER BY lastname', ['3']],
    ['SELECT DISTINCT TOP 1 department FROM employee ORDER BY department', ['3']],
    ['SELECT id FROM employee ORDER BY id FETCH FIRST 2 ROWS ONLY', ['1', '2']],
    ['SELECT id FROM employee ORDER BY id FETCH NEXT ROW ONLY', ['1']],
    ['SELECT id FROM employee ORDER BY id FETCH FIRST ? ROWS ONLY', ['1', '2', '3']],
    // The first two by id, and then in this order.
    ['SELECT id FROM employee WHERE ROWNUM <= 2 ORDER BY id DESC', ['2', '1']],
    ['SELECT id FROM employee WHERE ROWNUM > 1', []],
    ['SELECT id FROM employee WHERE id > 1 AND ROWNUM < 3 ORDER BY id', ['2', '3']],
    ['SELECT id FROM (SELECT id FROM employee ORDER BY id DESC) WHERE ROWNUM <= 2', ['10', '3']],
    ['SELECT ROWNUM FROM (SELECT id FROM employee ORDER BY id DESC)', ['1', '2', '3', '4']],
    ['SELECT COUNT(*) FROM (SELECT id FROM employee FETCH FIRST 3 ROWS ONLY)', ['3']],
    ['SELECT id FROM employee FETCH FIRST 0 ROWS ONLY', []],
  ])('%s', async (q, expected) => {
    const { values } = await withPeople(connect);
    expect(await values(q, q.includes('?') ? ['3'] : [])).toEqual(expected);
  });

  it('is what totalResults counts', async () => {
    const { query } = await withPeople(connect);
    const { body } = await query('SELECT id FROM employee FETCH FIRST 3 ROWS ONLY', [], {
      search: '?limit=2',
    });
    expect(body).toMatchObject({ count: 2, totalResults: 3, hasMore: true });
  });

  it.each([
    ['SELECT id FROM employee FETCH FIRST 10 PERCENT ROWS ONLY', 501],
    ['SELECT id FROM employee ORDER BY id FETCH FIRST 1 ROW WITH TIES', 501],
    ['SELECT id FROM employee FETCH 3', 400],
    ['SELECT TOP id FROM employee', 400],
    ['SELECT id FROM employee LIMIT 3', 400],
    ['SELECT id FROM employee OFFSET 3 ROWS', 400],
    ['SELECT COUNT(*) FROM employee GROUP BY ROWNUM', 400],
  ])('%s is answered %i', async (q, status) => {
    const { query } = await withPeople(connect);
    expect((await query(q)).status).toBe(status);
  });
});
