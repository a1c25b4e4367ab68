import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/REGEXP_REPLACE.html and the pages beside it
onBothFaces('a regular expression', (connect) => {
  it.each<readonly [expression: string, value: string | undefined]>([
    ["REGEXP_REPLACE('500   Oracle     Parkway', '( ){2,}', ' ')", '500 Oracle Parkway'],
    ["REGEXP_REPLACE('Ellen Hildi Smith', '(\\w+) (\\w+) (\\w+)', '\\3, \\1 \\2')", 'Smith, Ellen Hildi'],
    ["REGEXP_REPLACE('aXbXc', 'X', '-', 1, 2)", 'aXb-c'],
    ["REGEXP_REPLACE('abc', 'b')", 'ac'],
    ["REGEXP_SUBSTR('500 Oracle Parkway, Redwood Shores, CA', ',[^,]+,')", ', Redwood Shores,'],
    ["REGEXP_SUBSTR('1234567890', '(123)(4(56)(78))', 1, 1, 'i', 4)", '78'],
    ["REGEXP_SUBSTR('a,b,c', '[^,]+', 1, 3)", 'c'],
    ["REGEXP_SUBSTR('abc', 'x')", undefined],
    ["REGEXP_INSTR('500 Oracle Parkway, Redwood Shores, CA', '[^ ]+', 1, 6)", '37'],
    ["REGEXP_INSTR('abc', 'b', 1, 1, 1)", '3'],
    ["REGEXP_COUNT('123123123', '123', 3)", '2'],
    ["REGEXP_SUBSTR('aaa', 'a+?')", 'a'],
    ["REGEXP_SUBSTR('x[1]y', '[[:digit:]]')", '1'],
    // A pattern that takes other engines ages.
    ["REGEXP_COUNT(RPAD('a', 200, 'a'), '(a*)*b')", '0'],
  ])('%s', async (expression, value) => {
    const { rows } = await connect();
    expect((await rows(`SELECT ${expression} AS v FROM dual`))[0]?.['v']).toBe(value);
  });

  it.each<readonly [condition: string, ids: readonly string[]]>([
    ["REGEXP_LIKE(firstname, '^[AB]')", ['1', '2']],
    ["REGEXP_LIKE(lastname, '^S', 'i')", ['10']],
    ["NOT REGEXP_LIKE(email, 'x')", []],
    ["REGEXP_LIKE(lastname, '(neil|lace)$', 'i')", ['1', '2']],
  ])('WHERE %s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it.each([
    ["REGEXP_SUBSTR('a', '(')", 400],
    ["REGEXP_SUBSTR('a', '*')", 400],
    ["REGEXP_SUBSTR('a', 'a{9999}{9999}')", 400],
    ["REGEXP_SUBSTR('a', '(a)\\1')", 501],
  ])('%s is answered %i', async (expression, status) => {
    const { query } = await connect();
    expect((await query(`SELECT ${expression} FROM dual`)).status).toBe(status);
  });
});
