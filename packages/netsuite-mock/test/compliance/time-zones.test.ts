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
