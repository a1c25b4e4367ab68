import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Format-Models.html (Number Format Models, with
// their examples)
onBothFaces('a number format', (connect) => {
  it.each([
    ["TO_CHAR(-1234567890, '9999999999S')", '1234567890-'],
    ["TO_CHAR(0, '99.99')", '   .00'],
    ["TO_CHAR(+0.1, '99.99')", '   .10'],
    ["TO_CHAR(-0.2, '99.99')", '  -.20'],
    ["TO_CHAR(0, '90.99')", '  0.00'],
    ["TO_CHAR(+123.456, '999.999')", ' 123.456'],
    ["TO_CHAR(-123.456, '999.999')", '-123.456'],
    ["TO_CHAR(+123.456, 'FM999.009')", '123.456'],
    ["TO_CHAR(+123.0, 'FM999.009')", '123.00'],
    ["TO_CHAR(+123.45, 'L999.99')", undefined],
    ["TO_CHAR(1234567, '9,999,999')", ' 1,234,567'],
    ["TO_CHAR(12, '9,999')", '    12'],
    ["TO_CHAR(12345, '999')", '####'],
    ["TO_CHAR(7, '0000')", ' 0007'],
    ["TO_CHAR(1234.5, '$9,999.00')", ' $1,234.50'],
    ["TO_CHAR(-5, '999PR')", '  <5>'],
    ["TO_CHAR(-5, '999MI')", '  5-'],
    ["TO_CHAR(5, 'S999')", '  +5'],
    ["TO_CHAR(1.005, 'FM9.99')", '1.01'],
    ["TO_NUMBER('1,234.50', '9,999.99') + 1", '1235.5'],
    ["TO_NUMBER('-12') * 2", '-24'],
    ['TO_CHAR(0.5)', '.5'],
  ])('%s', async (expression, value) => {
    const { query } = await connect();
    const { status, body } = await query(`SELECT ${expression} AS v FROM dual`);
    expect([status, body?.items?.[0]?.['v']]).toEqual([value === undefined ? 501 : 200, value]);
  });

  it.each(["TO_NUMBER('twelve')", "TO_NUMBER('1x', '99')"])('%s is refused', async (expression) => {
    const { query } = await connect();
    expect((await query(`SELECT ${expression} FROM dual`)).status).toBe(400);
  });
});
