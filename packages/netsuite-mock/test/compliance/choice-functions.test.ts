import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// List: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html. What each does:
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Functions.html
onBothFaces('a function that chooses', (connect) => {
  it.each<readonly [expression: string, value: string | undefined]>([
    ["NVL(NULL, 'x')", 'x'],
    ['NVL(1, 2)', '1'],
    ["NVL('', 'empty')", 'empty'],
    ['NVL2(1, 2, 3)', '2'],
    ['NVL2(NULL, 2, 3)', '3'],
    ['COALESCE(NULL, NULL, 4)', '4'],
    ['COALESCE(NULL, NULL)', undefined],
    ["DECODE(2, 1, 'one', 2, 'two', 'many')", 'two'],
    ["DECODE(9, 1, 'one', 2, 'two', 'many')", 'many'],
    ["DECODE(9, 1, 'one')", undefined],
    // NULL finds NULL.
    ["DECODE(NULL, NULL, 'none', 'some')", 'none'],
    ["DECODE(1, '1', 'same')", 'same'],
  ])('%s', async (expression, value) => {
    const { rows } = await connect();
    expect((await rows(`SELECT ${expression} AS v FROM dual`))[0]?.['v']).toBe(value);
  });

  it.each(['COALESCE(1, hiredate)', 'NVL(1)', "COALESCE('a')"])('%s is refused', async (expression) => {
    const { query } = await connect();
    expect((await query(`SELECT ${expression} FROM employee`)).status).toBe(400);
  });
});
