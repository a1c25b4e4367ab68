import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// List: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html. What each does:
// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Functions.html
onBothFaces('a function of texts', (connect) => {
  it.each<readonly [expression: string, value: string | undefined]>([
    ["SUBSTR('hello', 2, 3)", 'ell'],
    ["SUBSTR('hello', -3)", 'llo'],
    ["SUBSTR('hello', 0, 2)", 'he'],
    ["SUBSTR('hello', 9)", undefined],
    ["INSTR('corporate floor', 'or')", '2'],
    ["INSTR('corporate floor', 'or', 3, 2)", '14'],
    ["INSTR('corporate floor', 'or', -3, 2)", '2'],
    ["INSTR('abc', 'x')", '0'],
    ["LENGTH('陽菜')", '2'],
    ["LENGTHB('陽菜')", '6'],
    ["LENGTH('')", undefined],
    ["TRIM('  x ')", 'x'],
    ["LTRIM('xxyabc', 'xy')", 'abc'],
    ["RTRIM('abc  ')", 'abc'],
    ["RTRIM('aaa', 'a')", undefined],
    ["LPAD('7', 3, '0')", '007'],
    ["LPAD('12345', 3)", '123'],
    ["RPAD('a', 4, 'xy')", 'axyx'],
    ["REPLACE('JACK and JUE', 'J', 'BL')", 'BLACK and BLUE'],
    ["REPLACE('aXbX', 'X')", 'ab'],
    ["REPLACE('abc', NULL, 'x')", 'abc'],
    ["CONCAT('a', 1)", 'a1'],
    ["CONCAT(NULL, 'b')", 'b'],
    ["INITCAP('the sOAP o''neil')", "The Soap O'Neil"],
    ["TRANSLATE('a-b-c', 'ab-', 'xy')", 'xyc'],
    ["UPPER('ß') || LOWER('Ä')", 'SSä'],
    ["ASCII('A')", '65'],
    ['CHR(97)', 'a'],
    ["SOUNDEX('Smythe')", 'S530'],
    ["ASCIISTR('ABÄ')", 'AB\\00C4'],
    ["UNISTR('\\00e5')", 'å'],
    ["TO_CLOB('x')", 'x'],
    ["GREATEST('HARRY', 'HARRIOT', 'HAROLD')", 'HARRY'],
    ["LEAST('b', NULL)", undefined],
  ])('%s', async (expression, value) => {
    const { rows } = await connect();
    expect((await rows(`SELECT ${expression} AS v FROM dual`))[0]?.['v']).toBe(value);
  });
});
