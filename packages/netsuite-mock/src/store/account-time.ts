import { findTimeZone, offsetAtWall, type ZoneOffset } from './time-zone.js';

/** The zone of an account: by its IANA name, which knows summer time, or at a fixed distance from UTC. */
export type AccountZone =
  | { readonly timeZone: string }
  | { readonly utcOffsetMinutes: number; readonly timeZone?: undefined };

/**
 * Dates in the store and in SuiteQL are account-local wall time: whole seconds since 1970-01-01 00:00:00 of the
 * account's zone. NetSuite shows and compares them so, and they are compared as numbers.
 */
export interface AccountTime {
  /** Account-local seconds for an instant in milliseconds since the epoch. */
  fromInstant(instantMs: number): number;
  /** The instant, in milliseconds since the epoch, of account-local seconds. */
  toInstant(localS: number): number;
  /** Minutes east of UTC at account-local seconds. */
  offsetMinutes(localS: number): number;
}

/**
 * Wall time of a zone. Where a clock is put back, an hour of wall time comes twice, and it no longer tells which it was:
 * it is then read as standard time. Throws an `Error` for a name that is no zone's.
 */
export function createAccountTime(zone: AccountZone): AccountTime {
  const offsetAt = offsetOf(zone);
  const offsetMinutes = (localS: number): number => offsetAtWall(offsetAt, localS);
  return {
    fromInstant(instantMs) {
      const instantS = Math.floor(instantMs / 1000);
      return instantS + offsetAt(instantS) * 60;
    },
    toInstant: (localS) => (localS - offsetMinutes(localS) * 60) * 1000,
    offsetMinutes,
  };
}

function offsetOf(zone: AccountZone): ZoneOffset {
  if (zone.timeZone === undefined) return () => zone.utcOffsetMinutes;
  const found = findTimeZone(zone.timeZone);
  if (found === undefined) throw new Error(`Failed to find time zone "${zone.timeZone}": there is none.`);
  return found;
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
