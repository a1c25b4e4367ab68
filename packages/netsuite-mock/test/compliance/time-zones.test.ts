import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const summer = "TO_TIMESTAMP('2024-07-01 12:00:00', 'YYYY-MM-DD HH24:MI:SS')";

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html lists FROM_TZ, SYS_EXTRACT_UTC and
// TZ_OFFSET. The clock stands at noon of 15 March 2025, UTC.
onBothFaces('a time with its zone', (connect) => {
  it.each([
    [`SYS_EXTRACT_UTC(FROM_TZ(${summer}, 'America/New_York'))`, '2024-07-01 16:00'],
    [`SYS_EXTRACT_UTC(FROM_TZ(${summer}, '+05:30'))`, '2024-07-01 06:30'],
    [`FROM_TZ(${summer}, 'Asia/Tokyo')`, '2024-07-01 12:00'],
    ['CURRENT_TIMESTAMP', '2025-03-15 14:00'],
    ['SYS_EXTRACT_UTC(CURRENT_TIMESTAMP)', '2025-03-15 12:00'],
    ['SYS_EXTRACT_UTC(SYSDATE)', '2025-03-15 12:00'],
  ])('%s', async (expression, value) => {
    const { values } = await connect({ utcOffsetMinutes: 120 });
    expect(await values(`SELECT TO_CHAR(${expression}, 'YYYY-MM-DD HH24:MI') FROM dual`)).toEqual([value]);
  });

  it.each([
    ['US/Eastern', '-04:00'],
    ['Asia/Kolkata', '+05:30'],
    ['UTC', '+00:00'],
    ['-03:00', '-03:00'],
  ])('TZ_OFFSET of %s is %s on that day', async (zone, offset) => {
    const { values } = await connect();
    expect(await values(`SELECT TZ_OFFSET('${zone}') FROM dual`)).toEqual([offset]);
  });

  it('refuses a zone that is none', async () => {
    const { query } = await connect();
    expect((await query("SELECT TZ_OFFSET('Nowhere/Land') FROM dual")).status).toBe(400);
  });
});

const FORMAT = "'YYYY-MM-DD HH24:MI:SS'";
const utcOf = (iso: string): string => iso.replace('T', ' ').replace('Z', '');

// The account's zone is a setting (Setup > Company > Company Information); summer time is that of the IANA database.
onBothFaces('an account with a time zone', (connect) => {
  it.each<readonly [zone: string, instant: string, wall: string]>([
    ['America/New_York', '2025-03-09T06:59:59Z', '2025-03-09 01:59:59'],
    ['America/New_York', '2025-03-09T07:00:00Z', '2025-03-09 03:00:00'],
    ['America/New_York', '2025-11-02T06:30:00Z', '2025-11-02 01:30:00'],
    ['America/Los_Angeles', '2025-07-01T06:59:59Z', '2025-06-30 23:59:59'],
    ['America/Los_Angeles', '2025-07-01T07:00:00Z', '2025-07-01 00:00:00'],
    ['America/Los_Angeles', '2025-01-01T07:59:59Z', '2024-12-31 23:59:59'],
    ['Europe/Berlin', '2025-03-30T01:00:00Z', '2025-03-30 03:00:00'],
    ['Europe/Berlin', '2025-10-26T01:00:00Z', '2025-10-26 02:00:00'],
    ['Asia/Kolkata', '2024-12-31T18:30:00Z', '2025-01-01 00:00:00'],
    ['Australia/Lord_Howe', '2025-04-05T15:00:00Z', '2025-04-06 01:30:00'],
    ['America/Santiago', '2025-09-07T03:59:59Z', '2025-09-06 23:59:59'],
    ['America/Santiago', '2025-09-07T04:00:00Z', '2025-09-07 01:00:00'],
  ])('%s shows a change of %s at %s', async (timeZone, instant, wall) => {
    const { mock, rows, send } = await connect({ timeZone, dateFormat: 'YYYY-MM-DD' });
    mock.clock.freeze(Date.parse(instant));
    mock.store.update('employee', 101, { title: 'Moved' });
    const q = `SELECT TO_CHAR(SYSDATE, ${FORMAT}) AS now, TRUNC(SYSDATE) AS today,
      TO_CHAR(SYS_EXTRACT_UTC(CURRENT_TIMESTAMP), ${FORMAT}) AS utc,
      TO_CHAR(lastmodifieddate, ${FORMAT}) AS moved, lastmodifieddate AS day,
      TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), ${FORMAT}) AS movedutc
      FROM employee WHERE id = 101 AND lastmodifieddate = TO_TIMESTAMP('${wall}', ${FORMAT})`;
    const [utc, day] = [utcOf(instant), wall.slice(0, 10)];
    expect(await rows(q)).toEqual([{ now: wall, today: day, utc, moved: wall, day, movedutc: utc }]);
    const record = await send('/services/rest/record/v1/employee/101');
    expect(record.body).toMatchObject({ lastModifiedDate: instant });
  });

  // https://docs.oracle.com/en/database/oracle/oracle-database/19/nlspg/datetime-data-types-and-time-zone-support.html
  it('reads an hour that comes twice as standard time, the present apart', async () => {
    const { mock, rows } = await connect({ timeZone: 'America/New_York' });
    mock.clock.freeze(Date.parse('2025-11-02T05:30:00Z'));
    mock.store.update('employee', 101, { title: 'Moved' });
    const utc = (value: string): string => `TO_CHAR(SYS_EXTRACT_UTC(${value}), ${FORMAT})`;
    const q = `SELECT ${utc('CURRENT_TIMESTAMP')} AS now, ${utc('lastmodifieddate')} AS moved,
      ${utc("FROM_TZ(lastmodifieddate, 'America/New_York')")} AS zoned FROM employee WHERE id = 101`;
    expect(await rows(q)).toEqual([
      { now: '2025-11-02 05:30:00', moved: '2025-11-02 06:30:00', zoned: '2025-11-02 06:30:00' },
    ]);
  });

  it('keeps its zone through a reset, and gives it to a sandbox with its date format', async () => {
    const { mock, query } = await connect({
      accountId: '1234567',
      timeZone: 'Asia/Tokyo',
      dateFormat: 'DD.MM.YYYY',
    });
    mock.reset();
    mock.clock.freeze(Date.UTC(2025, 2, 15, 15));
    const q = 'SELECT SYSDATE AS today FROM dual';
    expect((await query(q)).body?.items).toEqual([{ links: [], today: '16.03.2025' }]);
    const sandbox = mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
    const token = sandbox.admin.createToken();
    const as = { tokenId: token.id, tokenSecret: token.secret };
    const answer = await query(q, [], { as, sign: { realm: '1234567_SB1' } });
    expect(answer.body?.items).toEqual([{ links: [], today: '16.03.2025' }]);
  });
});
