import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_DATE_FORMATS, compileAccountDateFormat } from '../../src/suiteql/account-date-format.js';
import { calendarParts } from '../../src/suiteql/calendar.js';
import { compileDateFormat } from '../../src/suiteql/date-format.js';

const DAY_S = 86_400;
const seconds = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2199, 11, 31) / 1000 });

describe('a date', () => {
  it('is taken apart as Date does', () => {
    fc.assert(
      fc.property(seconds, (value) => {
        const date = new Date(value * 1000);
        expect(calendarParts(value)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          weekday: date.getUTCDay(),
        });
      }),
    );
  });

  it('comes back from the text of each account format to its day', () => {
    const formats = fc.constantFrom(...ACCOUNT_DATE_FORMATS);
    fc.assert(
      fc.property(formats, seconds, (format, value) => {
        const dates = compileAccountDateFormat(format);
        expect(dates.parse(dates.format(value), 0)).toBe(Math.floor(value / DAY_S) * DAY_S);
      }),
    );
  });

  it.each(['YYYY-MM-DD HH24:MI:SS', 'DD-MON-YYYY HH:MI:SS AM', 'FMMonth DD, YYYY HH24:MI:SS'])(
    'comes back from %s to its second',
    (format) => {
      const dates = compileDateFormat(format);
      fc.assert(
        fc.property(seconds, (value) => {
          expect(dates.parse(dates.format(value), 0)).toBe(value);
        }),
      );
    },
  );
});
