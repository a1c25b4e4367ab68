import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// Oracle syntax and its three-valued logic: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257796125.html,
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Conditions.html. Employees: 1, 2, 3, 10.
onBothFaces('WHERE', (connect) => {
  it.each<readonly [condition: string, ids: readonly string[]]>([
    ['id = 2', ['2']],
    ['2 = id', ['2']],
    ['id <> 2', ['1', '3', '10']],
    ['id != 2', ['1', '3', '10']],
    ['id < 2', ['1']],
    ['id <= 2', ['1', '2']],
    ['id > 2', ['3', '10']],
    ['id >= 2', ['2', '3', '10']],
    ['id > 2.5', ['3', '10']],
    ['id = 2.5', []],
    ["id = '2'", ['2']],
    ["firstname = 'Ada'", ['1']],
    ["firstname = 'ada'", []],
    ["lastname = 'O''Neil'", ['2']],
    ["firstname = '陽菜'", ['10']],
    ['expenselimit = 0.5', ['2']],
    ['expenselimit = .50', ['2']],
    ['expenselimit > 5', ['1', '10']],
    ["isinactive = 'F'", ['1', '3', '10']],
    ['department = 3', ['1', '3']],
    // Unlike text, numbers do not compare by their first digit.
    ['expenselimit < 100', ['2', '10']],
    // NULL is neither equal nor unequal to anything.
    ['department <> 3', ['2']],
    ['department = NULL', []],
    ["firstname = ''", []],
  ])('compares: %s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it.each<readonly [condition: string, ids: readonly string[]]>([
    ['id = 1 AND department = 3', ['1']],
    ['id = 1 OR id = 3', ['1', '3']],
    ['NOT id = 1', ['2', '3', '10']],
    // AND binds tighter than OR, NOT tighter than both.
    ['id = 1 OR id = 2 AND department = 3', ['1']],
    ['(id = 1 OR id = 2) AND department = 3', ['1']],
    ['(id = 1 OR id = 2) AND department = 7', ['2']],
    ['NOT id = 1 AND id < 3', ['2']],
    ['NOT (id = 1 AND id < 3)', ['2', '3', '10']],
    ['NOT NOT id = 1', ['1']],
    // NOT of unknown is unknown; OR with true is true; AND with false is false.
    ['NOT department = 3', ['2']],
    ['department = 3 OR id = 10', ['1', '3', '10']],
    ['NOT (department = 3 AND id = 1)', ['2', '3', '10']],
  ])('joins conditions: %s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it.each<readonly [condition: string, ids: readonly string[]]>([
    ['department IS NULL', ['10']],
    ['department IS NOT NULL', ['1', '2', '3']],
    ['NOT department IS NULL', ['1', '2', '3']],
    ["'' IS NULL", ['1', '2', '3', '10']],
  ])('asks for NULL: %s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it('answers every row where it is left out', async () => {
    const { values } = await withPeople(connect);
    expect(await values('SELECT id FROM employee ORDER BY id')).toEqual(['1', '2', '3', '10']);
  });
});
