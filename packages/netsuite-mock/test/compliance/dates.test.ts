import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// Formats: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Format-Models.html; TO_DATE and TO_TIMESTAMP
// rather than texts: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
onBothFaces('TO_CHAR', (connect) => {
  it.each([
    ['YYYY-MM-DD', '2025-01-02'],
    ['YYYY-MM-DD HH24:MI:SS', '2025-01-02 03:04:05'],
    ['yyyy-mm-dd hh24:mi:ss', '2025-01-02 03:04:05'],
    ['DD/MM/YYYY', '02/01/2025'],
    ['FMMM/DD/YYYY', '1/2/2025'],
    ['DD-MON-YYYY', '02-JAN-2025'],
    ['Mon DD, YYYY', 'Jan 02, 2025'],
    ['YYYY"T"HH24', '2025T03'],
    ['HH:MI AM', '03:04 AM'],
    ['SS.FF3', '05.000'],
  ])('writes a time by %s', async (format, text) => {
    const { values } = await withPeople(connect);
    const q = `SELECT TO_CHAR(lastmodifieddate, '${format}') FROM employee WHERE id = 1`;
    expect(await values(q)).toEqual([text]);
  });

  it('keeps NULL and writes numbers as Oracle does', async () => {
    const { rows } = await withPeople(connect);
    const q = "SELECT id, TO_CHAR(hiredate, 'YYYY') AS y, TO_CHAR(expenselimit) AS n FROM employee";
    expect(await rows(`${q} WHERE id IN (2, 3) ORDER BY id`)).toEqual([
      { id: '2', y: '2021', n: '.5' },
      { id: '3' },
    ]);
  });
});

onBothFaces('TO_DATE', (connect) => {
  it.each<readonly [condition: string, ids: readonly string[]]>([
    ["hiredate = TO_DATE('2020-01-31', 'YYYY-MM-DD')", ['1']],
    ["hiredate = TO_DATE('31/01/2020', 'DD/MM/YYYY')", ['1']],
    ["hiredate = TO_DATE('1/31/2020')", ['1']],
    ["lastmodifieddate > TO_TIMESTAMP('2025-02-28 23:59:58', 'YYYY-MM-DD HH24:MI:SS')", ['3', '10']],
    ["lastmodifieddate > TO_DATE('2025-02-28 23:59:59', 'yyyy-mm-dd hh24:mi:ss')", ['10']],
    ["lastmodifieddate >= TO_DATE('2025-02-28', 'YYYY-MM-DD')", ['3', '10']],
    // A text is read by the account's format: https://github.com/julbrs/netsuite-api-client (test/request.test.ts)
    ["hiredate >= '02/01/2020'", ['2', '10']],
    ["hiredate >= '2/1/2020'", ['2', '10']],
    ['lastmodifieddate < SYSDATE', ['1', '2', '3', '10']],
    // Days are numbers: the mock's clock stands at noon of 15 March.
    ['lastmodifieddate >= SYSDATE - 15', ['3', '10']],
  ])('%s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });

  it.each([
    ["TO_DATE('2020-02-30', 'YYYY-MM-DD')"],
    ["TO_DATE('2020-13-01', 'YYYY-MM-DD')"],
    ["TO_DATE('soon', 'YYYY-MM-DD')"],
    ["TO_DATE('2020-01-31 10:00:00', 'YYYY-MM-DD')"],
    ["'2020-01-31'"],
    ["'31/1/2020'"],
  ])('refuses %s, which is no date of its format', async (date) => {
    const { query } = await withPeople(connect);
    expect((await query(`SELECT id FROM employee WHERE hiredate = ${date}`)).status).toBe(400);
  });

  it('reads SYSDATE from the mock clock, in the account zone', async () => {
    const { mock, values } = await connect({ utcOffsetMinutes: -480 });
    const q = "SELECT TO_CHAR(SYSDATE, 'YYYY-MM-DD HH24:MI:SS') FROM dual";
    expect(await values(q)).toEqual(['2025-03-15 04:00:00']);
    mock.clock.advance(61_000);
    expect(await values(q)).toEqual(['2025-03-15 04:01:01']);
  });
});
