import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Pattern-matching-Conditions.html
onBothFaces('LIKE', (connect) => {
  it.each<readonly [condition: string, ids: readonly string[]]>([
    ["firstname LIKE 'A%'", ['1']],
    ["firstname LIKE 'a%'", []],
    ["lastname LIKE '%ato'", ['10']],
    ["firstname LIKE '%'", ['1', '2', '3', '10']],
    ["firstname LIKE '___'", ['1', '2']],
    // A character, not a byte or a UTF-16 unit.
    ["firstname LIKE '__'", ['10']],
    ["firstname LIKE 'Chlo_'", ['3']],
    // Without an escape an underscore is any character.
    ["email LIKE '___\\_%'", []],
    ["email LIKE '___#_%' ESCAPE '#'", ['1']],
    ["email LIKE '____%'", ['1', '2']],
    ["lastname LIKE '%#%' ESCAPE '#'", ['3']],
    ["lastname NOT LIKE '%a%'", ['2', '3']],
    // NULL is like nothing, and not unlike either.
    ["email NOT LIKE 'ada%'", ['2']],
    ["id LIKE '1%'", ['1', '10']],
  ])('%s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it.each([
    "firstname LIKE 'a#b' ESCAPE '#'",
    "firstname LIKE 'a' ESCAPE '##'",
    "firstname LIKE 'a#' ESCAPE '#'",
  ])('refuses the escape of %s', async (condition) => {
    const { query } = await withPeople(connect);
    expect((await query(`SELECT id FROM employee WHERE ${condition}`)).status).toBe(400);
  });
});
