/** Minutes east of UTC at an instant, which is given in seconds since the epoch. */
export type ZoneOffset = (instantS: number) => number;

// No zone changes its offset but on a quarter of an hour of UTC.
const QUARTER_S = 900;
const DAY_S = 86_400;
const MOST_REMEMBERED = 4096;
const MOST_ZONES = 64;

const zones = new Map<string, ZoneOffset>();

/** True for the IANA name of a zone that this Node knows. */
export function isTimeZone(name: string): boolean {
  return findTimeZone(name) !== undefined;
}

/** Finds a zone by its IANA name, such as `America/New_York`; `undefined` where this Node knows none of that name. */
export function findTimeZone(name: string): ZoneOffset | undefined {
  // Spares a start in UTC the loading of zones.
  if (name === 'UTC') return () => 0;
  const known = zones.get(name);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  const zone = remembering((instantS) => offsetBy(format, instantS));
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

/**
 * Minutes east of UTC of a zone at wall seconds there. An hour that comes twice is standard time, one that is left out
 * goes by the time before it.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/nlspg/datetime-data-types-and-time-zone-support.html
 */
export function offsetAtWall(offsetAt: ZoneOffset, wallS: number): number {
  const [before, after] = [offsetAt(wallS - DAY_S), offsetAt(wallS + DAY_S)];
  return offsetAt(wallS - after * 60) === after ? after : before;
}

function remembering(offsetAt: ZoneOffset): ZoneOffset {
  const remembered = new Map<number, number>();
  return (instantS) => {
    const quarter = Math.floor(instantS / QUARTER_S);
    const known = remembered.get(quarter);
    if (known !== undefined) return known;
    const offset = offsetAt(quarter * QUARTER_S);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(quarter, offset);
    return offset;
  };
}

function offsetBy(format: Intl.DateTimeFormat, instantS: number): number {
  const name = format.formatToParts(instantS * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
