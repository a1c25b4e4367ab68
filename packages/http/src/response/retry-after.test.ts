import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.js';

const UNTIL = 'Wed, 21 Oct 2026 07:28:00 GMT';
const UNTIL_MS = Date.UTC(2026, 9, 21, 7, 28);

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    [' 60 ', 60_000],
    ['99999999', 86_400_000],
    ['-5', 0],
    ['1.5', 0],
    ['soon', 0],
    ['2026-10-21', 0],
  ])('"%s" is %i ms', (value, waitMs) => {
    expect(retryAfterMs({ headers: { 'retry-after': value } }, UNTIL_MS)).toBe(waitMs);
  });

  it('that is a date counts from the date of its reply, whatever our clock says', () => {
    const headers = { 'retry-after': UNTIL, date: 'Wed, 21 Oct 2026 07:26:30 GMT' };
    expect(retryAfterMs({ headers }, 0)).toBe(90_000);
  });

  it('that is a date counts from our clock where the reply has none, and from nothing without either', () => {
    const headers = { 'retry-after': UNTIL };
    expect(retryAfterMs({ headers }, UNTIL_MS - 5_000)).toBe(5_000);
    expect(retryAfterMs({ headers })).toBe(0);
  });

  it.each([UNTIL_MS + 1, UNTIL_MS - 1_000 * 86_400_000])(
    'asks for no time that is past, and for a day at most',
    (nowMs) => {
      const waitMs = retryAfterMs({ headers: { 'retry-after': UNTIL } }, nowMs);
      expect(waitMs).toBe(nowMs > UNTIL_MS ? 0 : 86_400_000);
    },
  );

  it('that is not there asks for nothing', () => {
    expect(retryAfterMs({ headers: {} }, 0)).toBe(0);
  });
});
