import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// List: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html. What each does:
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Functions.html
onBothFaces('a function of numbers', (connect) => {
  it.each<readonly [expression: string, value: string | undefined]>([
    ['ABS(-15)', '15'],
    ['CEIL(268651.8)', '268652'],
    ['FLOOR(-1.5)', '-2'],
    ['SIGN(-15)', '-1'],
    ['ROUND(15.193, 1)', '15.2'],
    ['ROUND(15.193, -1)', '20'],
    ['ROUND(2.5) + ROUND(-2.5)', '0'],
    ['ROUND(1.005, 2)', '1.01'],
    ['TRUNC(15.79, 1)', '15.7'],
    ['TRUNC(15.79, -1)', '10'],
    ['TRUNC(-1.99)', '-1'],
    ['MOD(11, 4)', '3'],
    ['MOD(-7, 3)', '-1'],
    ['MOD(7, 0)', '7'],
    ['REMAINDER(11, 4)', '-1'],
    ['POWER(3, 2)', '9'],
    ['SQRT(26) * SQRT(26)', '26'],
    ['EXP(0)', '1'],
    ['LN(1)', '0'],
    ['LOG(10, 100)', '2'],
    ['SIN(0) + COS(0) + TAN(0)', '1'],
    ['BITAND(6, 3)', '2'],
    ['WIDTH_BUCKET(5, 0, 10, 5)', '3'],
    ['GREATEST(1, 5, 3) - LEAST(2, 4)', '3'],
    ['NULLIF(1, 1)', undefined],
    ['NULLIF(2, 1)', '2'],
    ['ABS(NULL)', undefined],
    ['7 / 2', '3.5'],
    // Oracle has 38 digits; the mock 15.
    ['1 / 3', '0.333333333333333'],
  ])('%s', async (expression, value) => {
    const { rows } = await connect();
    expect((await rows(`SELECT ${expression} AS v FROM dual`))[0]?.['v']).toBe(value);
  });
});
