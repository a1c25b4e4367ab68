import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html
onBothFaces('a sub-select', (connect) => {
  it.each<readonly [where: string, ids: readonly string[]]>([
    ["department IN (SELECT id FROM department WHERE name = 'Finance')", ['1', '3']],
    ["department NOT IN (SELECT id FROM department WHERE name = 'Finance')", ['2']],
    // NULL among the rows leaves NOT IN unknown.
    ['id NOT IN (SELECT supervisor FROM employee)', []],
    ['id NOT IN (SELECT supervisor FROM employee WHERE supervisor IS NOT NULL)', ['3', '10']],
    ['EXISTS (SELECT 1 FROM employee m WHERE m.supervisor = e.id)', ['1', '2']],
    ['NOT EXISTS (SELECT * FROM department d WHERE d.id = e.department)', ['10']],
    ['id = (SELECT MAX(x.id) FROM employee x WHERE x.department = e.department)', ['2', '3']],
    ['expenselimit > (SELECT AVG(expenselimit) FROM employee)', ['1']],
    ['id >= ALL (SELECT id FROM employee)', ['10']],
    ['id = ANY (SELECT supervisor FROM employee)', ['1', '2']],
    ['(SELECT COUNT(*) FROM employee m WHERE m.supervisor = e.id) = 2', ['1']],
    // Two levels down, the outermost row is still seen.
    [
      'EXISTS (SELECT 1 FROM department d WHERE EXISTS (SELECT 1 FROM employee x WHERE x.department = d.id AND x.supervisor = e.id))',
      ['1'],
    ],
    ['id IN (SELECT id FROM employee WHERE id > ? UNION SELECT 1 FROM dual)', ['1', '3', '10']],
  ])('WHERE %s', async (where, ids) => {
    const { values } = await withPeople(connect);
    const params = where.includes('?') ? ['2'] : [];
    expect(await values(`SELECT id FROM employee e WHERE ${where} ORDER BY id`, params)).toEqual(ids);
  });

  it('is a value in the select list, NULL without rows', async () => {
    const { rows } = await withPeople(connect);
    const q =
      'SELECT id, (SELECT m.firstname FROM employee m WHERE m.id = e.supervisor) AS boss FROM employee e ORDER BY id';
    expect(await rows(q)).toEqual([
      { id: '1' },
      { id: '2', boss: 'Ada' },
      { id: '3', boss: 'Ada' },
      { id: '10', boss: 'Bob' },
    ]);
  });

  it('in FROM has columns by its own names and aliases', async () => {
    const { rows } = await withPeople(connect);
    const q = `SELECT x.department, x.n * 2 AS twice FROM (SELECT department, COUNT(*) AS n FROM employee GROUP BY department) x
      WHERE x.department IS NOT NULL ORDER BY x.department`;
    expect(await rows(q)).toEqual([
      { department: '3', twice: '4' },
      { department: '7', twice: '2' },
    ]);
  });

  it.each([
    [
      'gives several rows where one value is needed',
      'SELECT id FROM employee WHERE id = (SELECT id FROM employee)',
    ],
    [
      'gives two columns where one is needed',
      'SELECT id FROM employee WHERE id IN (SELECT id, department FROM employee)',
    ],
    [
      'in FROM names what is around it',
      'SELECT e.id FROM employee e, (SELECT id FROM department WHERE id = e.department) d',
    ],
    ['has quotation marks around a field', 'SELECT x FROM (SELECT "id" AS x FROM employee)'],
  ])('is refused when it %s', async (_, q) => {
    const { query } = await withPeople(connect);
    expect((await query(q)).status).toBe(400);
  });
});
