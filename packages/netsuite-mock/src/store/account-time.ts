/**
 * Dates in the store and in SuiteQL are account-local wall time: whole seconds since 1970-01-01 00:00:00 of the
 * account's zone. NetSuite shows and compares them so, and they are compared as numbers.
 */
export interface AccountTime {
  /** Account-local seconds for an instant in milliseconds since the epoch. */
  fromInstant(instantMs: number): number;
  /** The instant, in milliseconds since the epoch, of account-local seconds. */
  toInstant(localS: number): number;
}

/** Wall time at a fixed distance from UTC, in minutes; NetSuite's zones with summer time are not modelled. */
export function createAccountTime(utcOffsetMinutes: number): AccountTime {
  const offsetS = utcOffsetMinutes * 60;
  return {
    fromInstant: (instantMs) => Math.floor(instantMs / 1000) + offsetS,
    toInstant: (localS) => (localS - offsetS) * 1000,
  };
}

/** Seconds of a calendar date and time, months counted from 1. Out-of-range parts give `undefined`. */
export function wallSeconds(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number] = [0, 0, 0],
): number | undefined {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second);
  const same =
    instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
  const inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return same && inRange ? instant.getTime() / 1000 : undefined;
}
