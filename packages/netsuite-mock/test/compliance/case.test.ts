import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CASE-Expressions.html
onBothFaces('CASE', (connect) => {
  it.each<readonly [expression: string, values: readonly (string | undefined)[]]>([
    ["CASE WHEN id < 2 THEN 'a' WHEN id < 4 THEN 'b' ELSE 'c' END", ['a', 'b', 'b', 'c']],
    ["CASE isinactive WHEN 'T' THEN 1 ELSE 0 END", ['0', '1', '0', '0']],
    ["CASE department WHEN 3 THEN 'three' END", ['three', undefined, 'three', undefined]],
    // Only the branch that holds is computed.
    ['CASE WHEN id = 1 THEN 0 ELSE 1 / (id - 1) END', ['0', '1', '0.5', '0.111111111111111']],
    ['CASE WHEN expenselimit > 5 THEN hiredate END', ['1/31/2020', undefined, undefined, '2/1/2020']],
    ['SUM(CASE WHEN id > 1 THEN 1 ELSE 0 END)', ['3']],
  ])('%s', async (expression, expected) => {
    const { rows } = await withPeople(connect);
    const order = expression.startsWith('SUM') ? '' : ' ORDER BY id';
    const found = await rows(`SELECT ${expression} AS v FROM employee${order}`);
    expect(found.map(({ v }) => v)).toEqual(expected);
  });

  it.each([
    "CASE WHEN id = 1 THEN 'a' ELSE id END",
    'CASE END',
    "CASE WHEN id THEN 'a' END",
    "CASE id WHEN 1 THEN 'a'",
  ])('%s is refused', async (expression) => {
    const { query } = await withPeople(connect);
    expect((await query(`SELECT ${expression} FROM employee`)).status).toBe(400);
  });
});
