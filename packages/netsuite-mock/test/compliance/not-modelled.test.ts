import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// NetSuite documents all of these
// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html,
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html,
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html); the mock says aloud that it
// does not do them.
onBothFaces('what the mock does not model', (connect) => {
  it.each([
    ['SELECT DISTINCT department FROM employee', 'SELECT DISTINCT'],
    ['SELECT TOP 5 id FROM employee', 'TOP'],
    ['SELECT id FROM employee FETCH FIRST 5 ROWS ONLY', 'FETCH FIRST'],
    ['SELECT id FROM employee WHERE ROWNUM <= 5', 'ROWNUM'],
    ['SELECT department, COUNT(*) FROM employee GROUP BY department', 'GROUP BY'],
    ['SELECT COUNT(*) FROM employee HAVING COUNT(*) > 1', 'HAVING'],
    ['SELECT e.id FROM employee e JOIN department d ON d.id = e.department', 'JOIN'],
    ['SELECT e.id FROM employee e LEFT OUTER JOIN department d ON d.id = e.department', 'JOIN'],
    ['SELECT e.id FROM employee e, department d', 'JOIN by comma'],
    ['SELECT id FROM employee UNION SELECT id FROM department', 'UNION'],
    ['SELECT id FROM (SELECT id FROM employee)', 'sub-selects'],
    ['SELECT id FROM employee WHERE id IN (SELECT id FROM department)', 'sub-selects'],
    ['SELECT id FROM employee WHERE EXISTS (SELECT id FROM department)', 'EXISTS'],
    ["SELECT CASE WHEN id = 1 THEN 'a' END FROM employee", 'CASE'],
    ['SELECT ROW_NUMBER() OVER (ORDER BY id) FROM employee', 'OVER'],
    ['SELECT COALESCE(firstname, lastname) FROM employee', 'function COALESCE'],
    ['SELECT SUBSTR(firstname, 1, 2) FROM employee', 'function SUBSTR'],
    ['SELECT MEDIAN(expenselimit) FROM employee', 'function MEDIAN'],
    ["SELECT TZ_OFFSET('UTC') FROM dual", 'function TZ_OFFSET'],
    ['SELECT BUILTIN.CF(department) FROM employee', 'function BUILTIN.CF'],
    ['SELECT BUILTIN.DF(firstname) FROM employee', 'BUILTIN.DF of a column that is no reference'],
    ["SELECT TO_CHAR(expenselimit, '999.99') FROM employee", 'TO_CHAR with a format for numbers'],
    ["SELECT TO_CHAR(hiredate, 'WW') FROM employee", 'the date format "WW"'],
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
    ['GET', '/services/rest/record/v1/employee/1'],
    ['GET', '/services/rest/record/v1/metadata-catalog'],
    ['POST', '/services/rest/record/v1/employee'],
    ['GET', '/services/rest/query/v1/suiteql'],
    ['POST', '/services/rest/query/v1/dataset'],
    ['GET', '/services/rest/system/v1/governanceLimits'],
    ['POST', '/services/rest/auth/oauth2/v1/token'],
    ['POST', '/rest/issuetoken'],
    ['GET', '/rest/tokeninfo'],
    ['GET', '/app/site/hosting/restlet.nl'],
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
