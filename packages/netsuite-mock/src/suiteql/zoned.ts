import { findTimeZone, offsetAtWall } from '../store/time-zone.js';
import { unsupported } from './refusal.js';

/**
 * A time with its zone, as FROM_TZ and CURRENT_TIMESTAMP give it, in one number: wall seconds times 4096, plus the
 * minutes east of UTC, moved up to be positive. Exact for every date that Oracle has.
 */
const SHIFT = 4096;
const MIDDLE = 2048;

/** Joins wall seconds and minutes east of UTC. */
export function zoned(wallS: number, offsetMinutes: number): number {
  return wallS * SHIFT + offsetMinutes + MIDDLE;
}

/** The wall seconds in its own zone. */
export function wallOf(value: number): number {
  return Math.floor(value / SHIFT);
}

/** Minutes east of UTC. */
export function offsetOf(value: number): number {
  return value - wallOf(value) * SHIFT - MIDDLE;
}

const FIXED = /^\s*([+-])?(\d{1,2}):([0-5]\d)\s*$/;

/** Minutes east of UTC of a zone (`+05:30`, `America/New_York`) at wall seconds there. Throws a refusal for no zone. */
export function zoneOffset(zone: string, wallS: number): number {
  const fixed = FIXED.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    if (minutes > 14 * 60) throw unsupported('a time zone is out of range');
    return fixed[1] === '-' ? -minutes : minutes;
  }
  const named = findTimeZone(zone.trim());
  if (named === undefined) throw unsupported('a time zone is unknown');
  return offsetAtWall(named, wallS);
}

/** Minutes east of UTC as Oracle writes them: `-05:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
