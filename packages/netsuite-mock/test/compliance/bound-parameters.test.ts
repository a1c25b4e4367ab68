import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html: `?` and an array of strings
onBothFaces('a bound parameter', (connect) => {
  it.each<readonly [condition: string, params: readonly string[], ids: readonly string[]]>([
    ['id = ?', ['2'], ['2']],
    ['id > ?', ['2'], ['3', '10']],
    ['id BETWEEN ? AND ?', ['-7', '2'], ['1', '2']],
    ['id IN (?, ?)', ['1', '10'], ['1', '10']],
    ['expenselimit = ?', ['0.50'], ['2']],
    ['lastname = ?', ["O'Neil"], ['2']],
    ['lastname LIKE ?', ['%0\\%'], []],
    ["lastname LIKE ? ESCAPE '\\'", ['%0\\%'], ['3']],
    ["hiredate = TO_DATE(?, 'YYYY-MM-DD')", ['2021-06-01'], ['2']],
    ['department = ? AND id > ?', ['3', '1'], ['3']],
    // As text it is no SQL, whatever it says.
    ['firstname = ?', ["x' OR '1'='1"], []],
    // '' is NULL.
    ['firstname = ?', [''], []],
  ])('stands in %s for %j', async (condition, params, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`, params)).toEqual(ids);
  });

  it.each([[['1']], [['1', '2', '3']], [[]]])(
    'is refused where the params are %j for two',
    async (params) => {
      const { query } = await withPeople(connect);
      const answer = await query('SELECT id FROM employee WHERE id BETWEEN ? AND ?', params);
      expect(answer.status).toBe(400);
    },
  );

  it('is no parameter inside a literal', async () => {
    const { values } = await withPeople(connect);
    expect(await values("SELECT id FROM employee WHERE firstname <> '?' AND id = ?", ['1'])).toEqual(['1']);
  });
});
