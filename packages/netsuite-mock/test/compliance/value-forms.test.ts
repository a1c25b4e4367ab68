import { expect, it } from 'vitest';
import { ACCOUNT_DATE_FORMATS } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// Strings throughout: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html. NULL left
// out: https://github.com/aideny-kr/ecom-netsuite-suites (netsuite_suiteql.py). Times without TO_CHAR lose the time:
// https://github.com/hotgluexyz/tap-netsuite-rest (client.py). Lists: https://github.com/fivetran/dbt_netsuite_source.
onBothFaces('a value', (connect) => {
  it('is a string whatever its type', async () => {
    const { rows } = await withPeople(connect);
    const q = 'SELECT id, isinactive, department, expenselimit, hiredate FROM employee WHERE id = 1';
    expect(await rows(q)).toEqual([
      { id: '1', isinactive: 'F', department: '3', expenselimit: '100.5', hiredate: '1/31/2020' },
    ]);
  });

  it('is left out of its row where it is NULL, so that rows of one page differ in their keys', async () => {
    const { rows } = await withPeople(connect);
    const all = await rows('SELECT id, department, hiredate FROM employee ORDER BY id');
    expect(all.map((row) => Object.keys(row))).toEqual([
      ['id', 'department', 'hiredate'],
      ['id', 'department', 'hiredate'],
      ['id', 'department'],
      ['id', 'hiredate'],
    ]);
  });

  it('loses its time where it is a time without TO_CHAR', async () => {
    const { values } = await withPeople(connect);
    expect(await values('SELECT lastmodifieddate FROM employee WHERE id = 3')).toEqual(['2/28/2025']);
  });

  it.each([
    ['M/D/YYYY', '1/31/2020'],
    ['D/M/YYYY', '31/1/2020'],
    ['MM/DD/YYYY', '01/31/2020'],
    ['DD/MM/YYYY', '31/01/2020'],
    ['D-Mon-YYYY', '31-Jan-2020'],
    ['DD-Mon-YYYY', '31-Jan-2020'],
    ['D.M.YYYY', '31.1.2020'],
    ['DD.MM.YYYY', '31.01.2020'],
    ['YYYY-MM-DD', '2020-01-31'],
    ['YYYY/MM/DD', '2020/01/31'],
  ] as const)('is a date in the account format %s, in and out', async (dateFormat, text) => {
    expect(ACCOUNT_DATE_FORMATS).toContain(dateFormat);
    const { rows } = await withPeople(connect, { dateFormat });
    const q = `SELECT id, hiredate FROM employee WHERE hiredate = '${text}'`;
    expect(await rows(q)).toEqual([{ id: '1', hiredate: text }]);
  });

  it('keeps quotes, control characters, other scripts and lone surrogates as JSON does', async () => {
    const { mock, values } = await withPeople(connect);
    const odd = '"\\/\b\u0001\u007f\u2028é東😀';
    mock.store.update('employee', 1, { comments: odd });
    expect(await values('SELECT comments FROM employee WHERE id IN (1, 10) ORDER BY id')).toEqual([
      odd,
      'a "quoted" back\\slash\nand a tab\t',
    ]);
  });

  it.each([
    [1234567.89, '1234567.89'],
    [-0.25, '-0.25'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [0, '0'],
  ])('of the number %d is written in plain digits', async (stored, text) => {
    const { mock, values } = await withPeople(connect);
    mock.store.update('employee', 1, { expenselimit: stored });
    expect(await values('SELECT expenselimit FROM employee WHERE id = 1')).toEqual([text]);
  });

  it('of several references is one text with comma and blank', async () => {
    const { values } = await connect();
    const [subsidiary] = await values('SELECT subsidiary FROM department WHERE id = 1');
    expect(subsidiary).toBe('1, 2, 3, 5, 6, 8');
  });
});
