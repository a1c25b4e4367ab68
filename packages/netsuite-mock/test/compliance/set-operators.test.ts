import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// UNION: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html. The others are Oracle's:
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/The-UNION-ALL-INTERSECT-MINUS-Operators.html
onBothFaces('a set operator', (connect) => {
  it.each<readonly [q: string, values: readonly (string | undefined)[]]>([
    [
      'SELECT department FROM employee UNION SELECT 99 FROM dual ORDER BY department',
      ['3', '7', '99', undefined],
    ],
    [
      'SELECT id FROM employee WHERE id < 3 UNION ALL SELECT id FROM employee WHERE id < 2 ORDER BY 1',
      ['1', '1', '2'],
    ],
    ['SELECT id FROM employee MINUS SELECT supervisor FROM employee ORDER BY 1', ['3', '10']],
    ['SELECT id FROM employee INTERSECT SELECT supervisor FROM employee ORDER BY 1 DESC', ['2', '1']],
    // From left to right.
    ['SELECT 1 AS n FROM dual UNION SELECT 2 FROM dual MINUS SELECT 1 FROM dual', ['2']],
    ['SELECT 1 AS n FROM dual UNION (SELECT 2 FROM dual MINUS SELECT 2 FROM dual)', ['1']],
    [
      'SELECT firstname FROM employee WHERE id = 1 UNION ALL SELECT name FROM department WHERE id = 3 ORDER BY firstname DESC',
      ['Finance', 'Ada'],
    ],
    ['SELECT ? AS n FROM dual UNION SELECT id FROM employee WHERE id = 2 ORDER BY n', ['2', '7']],
  ])('%s', async (q, expected) => {
    const { rows } = await withPeople(connect);
    const found = await rows(q, q.includes('?') ? ['7'] : []);
    expect(found.map((row) => Object.values(row)[0])).toEqual(expected);
  });

  it.each([
    ['different numbers of columns', 'SELECT id FROM employee UNION SELECT id, name FROM department'],
    ['columns of different types', 'SELECT id FROM employee UNION SELECT name FROM department'],
    [
      'an order by what is not selected',
      'SELECT id FROM employee UNION SELECT id FROM department ORDER BY name',
    ],
  ])('with %s is refused', async (_, q) => {
    const { query } = await withPeople(connect);
    expect((await query(q)).status).toBe(400);
  });
});
