import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html lists ROW_NUMBER, RANK and
// DENSE_RANK; how they number is Oracle's.
onBothFaces('an analytic function', (connect) => {
  it.each<readonly [expression: string, values: readonly string[]]>([
    ['ROW_NUMBER() OVER (ORDER BY id DESC)', ['4', '3', '2', '1']],
    ['ROW_NUMBER() OVER (PARTITION BY department ORDER BY id)', ['1', '1', '2', '1']],
    ['RANK() OVER (ORDER BY department)', ['1', '3', '1', '4']],
    ['DENSE_RANK() OVER (ORDER BY department)', ['1', '2', '1', '3']],
    ['RANK() OVER (PARTITION BY isinactive ORDER BY department NULLS FIRST)', ['2', '1', '2', '1']],
  ])('%s', async (expression, expected) => {
    const { rows } = await withPeople(connect);
    const found = await rows(`SELECT id, ${expression} AS v FROM employee ORDER BY id`);
    expect(found.map(({ v }) => v)).toEqual(expected);
  });

  it('numbers groups, and is filtered by way of a sub-select', async () => {
    const { rows } = await withPeople(connect);
    const q = `SELECT department FROM (SELECT department, ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, department) AS place
      FROM employee GROUP BY department) WHERE place = 1`;
    expect(await rows(q)).toEqual([{ department: '3' }]);
  });

  it.each([
    ['SELECT ROW_NUMBER() FROM employee', 400],
    ['SELECT ROW_NUMBER() OVER () FROM employee', 400],
    ['SELECT id FROM employee WHERE ROW_NUMBER() OVER (ORDER BY id) = 1', 400],
    ['SELECT SUM(id) OVER (PARTITION BY department) FROM employee', 501],
    ['SELECT LAG(id) OVER (ORDER BY id) FROM employee', 501],
  ])('%s is answered %i', async (q, status) => {
    const { query } = await withPeople(connect);
    expect((await query(q)).status).toBe(status);
  });
});
