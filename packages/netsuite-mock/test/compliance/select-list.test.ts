import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

const ADA = { id: '1', firstname: 'Ada' };

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257796125.html (keys in lower case, alias
// or not) and https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html
onBothFaces('a select list', (connect) => {
  it.each([
    ['SELECT id, firstname FROM employee WHERE id = 1', ADA],
    ['select ID, FirstName from EMPLOYEE where Id = 1', ADA],
    ['SELECT e.id, e.firstname FROM employee e WHERE e.id = 1', ADA],
    ['SELECT e.id, firstname FROM employee AS e WHERE id = 1', ADA],
    ['SELECT employee.id, employee.firstname FROM employee WHERE employee.id = 1', ADA],
    ['SELECT firstname AS GivenName FROM employee WHERE id = 1', { givenname: 'Ada' }],
    ['SELECT firstname GivenName FROM employee WHERE id = 1', { givenname: 'Ada' }],
    ['SELECT firstname AS "Given Name" FROM employee WHERE id = 1', { 'given name': 'Ada' }],
    ["SELECT 'x' AS word, 1.50 AS n FROM employee WHERE id = 1", { word: 'x', n: '1.5' }],
    ["SELECT firstname || ' ' || lastname AS whole FROM employee WHERE id = 1", { whole: 'Ada Lovelace' }],
    ['SELECT expenselimit * 2 - 1 AS n FROM employee WHERE id = 1', { n: '200' }],
    [
      "SELECT UPPER(firstname) u, LOWER(lastname) l, NVL(phone, '-') p FROM employee WHERE id = 1",
      { u: 'ADA', l: 'lovelace', p: '-' },
    ],
    ['SELECT -- a remark\n id /* another */, firstname FROM employee WHERE id = 1', ADA],
  ])('%s', async (q, row) => {
    const { rows } = await withPeople(connect);
    expect(await rows(q)).toEqual([row]);
  });

  it.each(['SELECT * FROM employee WHERE id = 2', 'SELECT e.* FROM employee e WHERE e.id = 2'])(
    'gives every column that has a value: %s',
    async (q) => {
      const { rows } = await withPeople(connect);
      expect(await rows(q)).toEqual([
        {
          id: '2',
          entityid: "Bob O'Neil",
          firstname: 'Bob',
          lastname: "O'Neil",
          email: 'bobXo@example.com',
          hiredate: '6/1/2021',
          isinactive: 'T',
          supervisor: '1',
          department: '7',
          expenselimit: '0.5',
          lastmodifieddate: '1/2/2025',
        },
      ]);
    },
  );

  it('gives the columns in the order asked for', async () => {
    const { rows } = await withPeople(connect);
    const [row = {}] = await rows('SELECT lastname, id, firstname FROM employee WHERE id = 1');
    expect(Object.keys(row)).toEqual(['lastname', 'id', 'firstname']);
  });
});
