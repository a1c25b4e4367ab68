import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// At most 1000 values: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
onBothFaces('IN', (connect) => {
  it.each<readonly [condition: string, ids: readonly string[]]>([
    ['id IN (1, 10, 99)', ['1', '10']],
    ["id IN ('1', '10')", ['1', '10']],
    ['id NOT IN (1, 10)', ['2', '3']],
    ["firstname IN ('Ada', 'Bob')", ['1', '2']],
    ['department IN (3, NULL)', ['1', '3']],
    // With a NULL among them nothing is known not to be in the list.
    ['department NOT IN (7, NULL)', []],
    ['department NOT IN (7)', ['1', '3']],
    ['10 IN (id, expenselimit + 1)', ['10']],
    ["hiredate IN (TO_DATE('2020-01-31', 'YYYY-MM-DD'))", ['1']],
  ])('%s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it('takes 1000 values and refuses 1001', async () => {
    const { query } = await withPeople(connect);
    const ask = (count: number) =>
      query(
        `SELECT id FROM employee WHERE id IN (${Array(count).fill('?').join(', ')})`,
        Array(count).fill('1'),
      );
    expect((await ask(1000)).body?.totalResults).toBe(1);
    expect((await ask(1001)).status).toBe(400);
  });
});
