import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const day = (text: string): string => `TO_DATE('${text}', 'YYYY-MM-DD')`;
const time = (text: string): string => `TO_DATE('${text}', 'YYYY-MM-DD HH24:MI:SS')`;

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html,
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ROUND-and-TRUNC-Date-Functions.html
onBothFaces('a function of dates', (connect) => {
  it.each([
    [`ADD_MONTHS(${day('2024-01-31')}, 1)`, '2024-02-29 00:00'],
    [`ADD_MONTHS(${day('2024-02-29')}, 12)`, '2025-02-28 00:00'],
    [`ADD_MONTHS(${day('2024-02-29')}, -1)`, '2024-01-31 00:00'],
    [`ADD_MONTHS(${day('2024-01-15')}, -13)`, '2022-12-15 00:00'],
    [`LAST_DAY(${time('2024-02-10 11:12:00')})`, '2024-02-29 11:12'],
    [`NEXT_DAY(${day('2024-10-15')}, 'TUESDAY')`, '2024-10-22 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')})`, '2024-10-17 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'MM')`, '2024-10-01 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'Q')`, '2024-10-01 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'YEAR')`, '2024-01-01 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'IW')`, '2024-10-14 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'D')`, '2024-10-13 00:00'],
    [`TRUNC(${time('2024-10-17 18:30:00')}, 'HH24')`, '2024-10-17 18:00'],
    [`ROUND(${time('2024-10-17 18:30:00')})`, '2024-10-18 00:00'],
    [`ROUND(${day('2024-10-16')}, 'MONTH')`, '2024-11-01 00:00'],
    [`ROUND(${day('2024-06-30')}, 'YYYY')`, '2024-01-01 00:00'],
    ['CURRENT_DATE', '2025-03-15 12:00'],
    ['TRUNC(SYSDATE) - 1', '2025-03-14 00:00'],
    [`NEW_TIME(${time('2024-11-10 01:23:45')}, 'AST', 'PST')`, '2024-11-09 21:23'],
  ])('%s', async (expression, value) => {
    const { values } = await connect();
    expect(await values(`SELECT TO_CHAR(${expression}, 'YYYY-MM-DD HH24:MI') FROM dual`)).toEqual([value]);
  });

  it.each([
    [`MONTHS_BETWEEN(${day('2024-03-31')}, ${day('2024-02-29')})`, '1'],
    [`MONTHS_BETWEEN(${day('1995-02-02')}, ${day('1995-01-01')})`, '1.03225806451613'],
    [`${day('2024-03-01')} - ${day('2024-02-01')}`, '29'],
  ])('%s', async (expression, value) => {
    const { values } = await connect();
    expect(await values(`SELECT ${expression} FROM dual`)).toEqual([value]);
  });

  it.each([
    ['YY', '24'],
    ['RRRR', '2024'],
    ['DDD', '366'],
    ['D', '3'],
    ['WW', '53'],
    ['IYYY-IW', '2025-01'],
    ['W', '5'],
    ['SSSSS', '61805'],
    ['HH:MI A.M.', '05:10 P.M.'],
    ['FF3', '000'],
  ])('writes %s', async (format, value) => {
    const { values } = await connect();
    expect(await values(`SELECT TO_CHAR(${time('2024-12-31 17:10:05')}, '${format}') FROM dual`)).toEqual([
      value,
    ]);
  });
});
