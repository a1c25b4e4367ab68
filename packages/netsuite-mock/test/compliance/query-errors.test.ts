import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const OPENING = 'Invalid search query. Detailed unprocessed description follows. ';
const UNSUPPORTED = 'Search error occurred: Invalid or unsupported search.';

// Envelope: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html. Texts:
// https://github.com/julbrs/netsuite-api-client (test/query.test.ts), https://github.com/hotgluexyz/tap-netsuite-rest
// (streams.py). What SuiteQL refuses: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
// and https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html
onBothFaces('a query that NetSuite refuses', (connect) => {
  it('is answered 400 in the envelope, naming the parameter q', async () => {
    const { query } = await connect();
    const answer = await query('SELECT nosuch FROM employee');
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1',
      title: 'Bad Request',
      status: 400,
      'o:errorDetails': [
        {
          detail: `${OPENING}Search error occurred: Unknown identifier 'nosuch'. Available identifiers are: {employee=employee}.`,
          'o:errorQueryParam': 'q',
          'o:errorCode': 'INVALID_PARAMETER',
        },
      ],
    });
  });

  it.each([
    [
      'SELECT noSuch FROM employee',
      "Search error occurred: Unknown identifier 'noSuch'. Available identifiers are: {employee=employee}.",
    ],
    [
      'SELECT e.nosuch FROM employee e',
      "Search error occurred: Unknown identifier 'nosuch'. Available identifiers are: {e=employee}.",
    ],
    [
      'SELECT x.id FROM employee e',
      "Search error occurred: Unknown identifier 'x'. Available identifiers are: {e=employee}.",
    ],
    [
      'SELECT employee.id FROM employee e',
      "Search error occurred: Unknown identifier 'employee'. Available identifiers are: {e=employee}.",
    ],
    [
      'SELECT id FROM employee WHERE nosuch = 1',
      "Search error occurred: Unknown identifier 'nosuch'. Available identifiers are: {employee=employee}.",
    ],
    [
      'SELECT id FROM employee ORDER BY nosuch',
      "Search error occurred: Unknown identifier 'nosuch'. Available identifiers are: {employee=employee}.",
    ],
    [
      'SELECT nosuch FROM employee e JOIN department d ON d.id = e.department',
      "Search error occurred: Unknown identifier 'nosuch'. Available identifiers are: {e=employee, d=department}.",
    ],
    ['SELECT id FROM employee WHERE id IN (SELECT id FROM NoSuch)', 'Invalid search type: NoSuch.'],
    ['SELECT id FROM Email', 'Invalid search type: Email.'],
    ['SELECT id FROM class', 'Invalid search type: class.'],
  ])('%s', async (q, text) => {
    const { query } = await connect();
    expect((await query(q)).body?.['o:errorDetails'][0]?.['detail']).toBe(`${OPENING}${text}`);
  });

  it.each([
    'SELECT',
    'SELECT id',
    'SELECT id FROM',
    'SELECT id, FROM employee',
    'SELECT id FROM employee WHERE',
    'SELECT id FROM employee WHERE id =',
    'SELECT id FROM employee WHERE id = 1 AND',
    'SELECT id FROM employee WHERE (id = 1',
    'SELECT id FROM employee WHERE id',
    'SELECT id FROM employee WHERE id = (id = 1)',
    "SELECT id FROM employee WHERE firstname = 'Ada",
    'SELECT id FROM employee ORDER id',
    'SELECT id FROM employee nonsense here',
    'SELECT id FROM employee LIMIT 5',
    'SELECT id FROM employee ORDER BY id OFFSET 5',
    'SELECT id FROM employee;',
    'SELECT [id] FROM employee',
    "SELECT id FROM employee WHERE hiredate > DATE '2020-01-01'",
    'SELECT id FROM employee WHERE id(+) = 1',
    'WITH e AS (SELECT id FROM employee) SELECT id FROM e',
    "UPDATE employee SET isinactive = 'T'",
    'DELETE FROM employee',
    'SELECT LEFT(firstname, 2) FROM employee',
    'SELECT SUBSTRING(firstname, 1, 2) FROM employee',
    'SELECT NOSUCH(firstname) FROM employee',
    'SELECT BUILTIN.NOSUCH(department) FROM employee',
    'SELECT UPPER(firstname, lastname) FROM employee',
    'SELECT id FROM employee UNION',
    'SELECT id FROM (SELECT id FROM employee',
    'SELECT e.id FROM employee e JOIN department d',
    'SELECT e.id FROM employee e JOIN department d ON d.id = e.department, location l',
    'SELECT id FROM employee, department',
    'SELECT firstname + lastname FROM employee',
    "SELECT firstname + 'x' FROM employee",
    'SELECT e.id FROM employee e, department d WHERE e.department(+) = d.id',
    'SELECT RIGHT(firstname, 2) FROM employee',
    'SELECT LISTAGG(firstname) FROM employee',
    "SELECT LISTAGG(firstname, ',') WITHIN GROUP (ORDER BY id) FROM employee",
    'SELECT DATEDIFF(hiredate, releasedate) FROM employee',
    'SELECT SUBSTR(firstname) FROM employee',
    "SELECT id FROM employee WHERE id = 'one'",
    'SELECT id FROM employee WHERE hiredate = 5',
    'SELECT id FROM employee WHERE id / 0 = 1',
  ])('%s', async (q) => {
    const { mock, query } = await connect();
    const answer = await query(q);
    expect(answer.status).toBe(400);
    expect(answer.body?.['o:errorDetails'][0]?.['detail']).toBe(`${OPENING}${UNSUPPORTED}`);
    expect(mock.journal.at(-1)?.reason).toMatch(/\S/);
  });
});
