import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// NetSuite documents all of these
// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html,
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html,
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html); the mock says aloud that it
// does not do them.
onBothFaces('what the mock does not model', (connect) => {
  it.each([
    ['SELECT SUM(id) OVER (PARTITION BY department) FROM employee', 'SUM with OVER'],
    ['SELECT LAG(id) OVER (ORDER BY id) FROM employee', 'LAG with OVER'],
    ['SELECT MAX(COUNT(*)) FROM employee GROUP BY department', 'an aggregate of an aggregate'],
    ['SELECT department FROM employee GROUP BY ROLLUP (department)', 'GROUP BY ROLLUP'],
    ['SELECT id FROM employee CONNECT BY PRIOR id = supervisor', 'CONNECT BY'],
    ['SELECT e.id FROM employee e, department d WHERE e.department = d.id(+)', 'the outer join a = b(+)'],
    ['SELECT e.id FROM employee e JOIN department d USING (id)', 'JOIN with USING'],
    ['SELECT e.id FROM employee e NATURAL JOIN department d', 'NATURAL JOIN'],
    ['SELECT e.id FROM (employee e JOIN department d ON d.id = e.department)', 'joins in parentheses'],
    ['SELECT id FROM employee WHERE (id, department) IN ((1, 3))', 'lists of values'],
    ['SELECT id FROM employee FETCH FIRST 5 ROWS WITH TIES', 'FETCH FIRST with TIES'],
    ['SELECT CAST(id AS VARCHAR(5)) FROM employee', 'function CAST'],
    ['SELECT EXTRACT(YEAR FROM hiredate) FROM employee', 'function EXTRACT'],
    ["SELECT TRIM('x' FROM firstname) FROM employee", 'TRIM with FROM'],
    ['SELECT TRIM(LEADING FROM firstname) FROM employee', 'TRIM with FROM'],
    ['SELECT STDDEV(expenselimit) FROM employee', 'function STDDEV'],
    ['SELECT NLSSORT(firstname) FROM employee', 'function NLSSORT'],
    ["SELECT BUILTIN.CONSOLIDATE(expenselimit, 'INCOME') FROM employee", 'function BUILTIN.CONSOLIDATE'],
    ['SELECT BUILTIN.DF(firstname) FROM employee', 'BUILTIN.DF of a column that is no reference'],
    ["SELECT TO_CHAR(expenselimit, '9.9EEEE') FROM employee", 'the number format "9.9EEEE"'],
    ["SELECT TO_CHAR(hiredate, 'TZH') FROM employee", 'the date format "TZH"'],
    ["SELECT TRUNC(hiredate, 'IYYY') FROM employee", 'ROUND or TRUNC of a date to "IYYY"'],
    [
      "SELECT REGEXP_SUBSTR(firstname, '[[:constructor:]]') FROM employee",
      'the character class "constructor"',
    ],
    [
      "SELECT REGEXP_SUBSTR(firstname, '(a)\\1') FROM employee",
      'a backreference within a regular expression',
    ],
    [
      'SELECT a.id FROM employee a, employee b, employee c, employee d, employee e',
      'a query over more than 8000000 combinations of rows',
    ],
  ])('%s is answered 501, naming %s', async (q, construct) => {
    const { query } = await connect();
    const answer = await query(q);
    expect(answer.status).toBe(501);
    expect(answer.body?.['o:errorDetails'][0]).toEqual({
      detail: `The mock does not model SuiteQL ${construct}. FIDELITY.md of @onlink/netsuite-mock lists what it does.`,
      'o:errorCode': 'MOCK_NOT_MODELLED',
    });
  });

  it.each([
    ['GET', '/services/rest/query/v1/suiteql'],
    ['POST', '/services/rest/query/v1/dataset'],
    ['POST', '/rest/issuetoken'],
    ['GET', '/rest/tokeninfo'],
    ['POST', '/services/NetSuitePort_2025_2'],
    ['GET', '/'],
  ])('%s %s is answered 501, naming the route', async (method, path) => {
    const { send } = await connect();
    const answer = await send(path, { method });
    expect(answer.status).toBe(501);
    expect(answer.body?.['o:errorDetails'][0]).toMatchObject({
      detail: expect.stringContaining(`the route ${method} ${path}`),
      'o:errorCode': 'MOCK_NOT_MODELLED',
    });
  });
});
