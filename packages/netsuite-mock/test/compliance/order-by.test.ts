import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/SELECT.html (order_by_clause): NULL last when
// ascending, first when descending. A unique key makes pages stable:
// https://github.com/hotgluexyz/tap-netsuite-rest/commit/0a344ba
onBothFaces('ORDER BY', (connect) => {
  it.each<readonly [order: string, ids: readonly string[]]>([
    ['id', ['1', '2', '3', '10']],
    ['id ASC', ['1', '2', '3', '10']],
    ['id DESC', ['10', '3', '2', '1']],
    ['department, id', ['1', '3', '2', '10']],
    ['department DESC, id DESC', ['10', '2', '3', '1']],
    ['department DESC NULLS LAST, id', ['2', '1', '3', '10']],
    ['department NULLS FIRST, id', ['10', '1', '3', '2']],
    ['lastmodifieddate DESC, id', ['10', '3', '1', '2']],
    ['expenselimit, id', ['2', '10', '1', '3']],
    ['NVL(expenselimit, 50), id', ['2', '10', '3', '1']],
    ['2 DESC', ['10', '2', '1', '3']],
    ['given', ['1', '2', '3', '10']],
  ])('%s', async (order, ids) => {
    const { values } = await withPeople(connect);
    const q = `SELECT id, lastname, firstname AS given FROM employee ORDER BY ${order}`;
    expect(await values(q)).toEqual(ids);
  });

  it('keeps its order through filters and pages', async () => {
    const { query } = await withPeople(connect);
    const page = async (offset: number) => {
      const q = "SELECT id FROM employee WHERE isinactive = 'F' ORDER BY id DESC";
      const { body } = await query(q, [], { search: `?limit=2&offset=${offset}` });
      return body?.items.map(({ id }) => id);
    };
    expect([await page(0), await page(2)]).toEqual([['10', '3'], ['1']]);
  });

  it('refuses a place that the select list does not have', async () => {
    const { query } = await withPeople(connect);
    expect((await query('SELECT id FROM employee ORDER BY 2')).status).toBe(400);
  });
});
