import { wallSeconds } from '../../store/account-time.js';
import { type CalendarParts, calendarParts } from '../calendar.js';
import { notModelled } from '../refusal.js';

const DAY_S = 86_400;
const dayStart = (seconds: number): number => Math.floor(seconds / DAY_S) * DAY_S;
const date = (year: number, month: number, day = 1): number => wallSeconds([year, month, day]) ?? 0;
const addMonths = (year: number, month: number, count: number): number => {
  const months = year * 12 + (month - 1) + count;
  return date(Math.floor(months / 12), (months % 12) + 1);
};

/** Where the unit begins that holds the time, and where the next one does. */
type Unit = (seconds: number, parts: CalendarParts) => readonly [from: number, next: number];

const fixed =
  (length: number): Unit =>
  (seconds) => {
    const from = Math.floor(seconds / length) * length;
    return [from, from + length];
  };

/** Weeks that begin `daysBefore` days before the day. */
const week =
  (daysBefore: (seconds: number, parts: CalendarParts) => number): Unit =>
  (seconds, parts) => {
    const from = dayStart(seconds) - daysBefore(seconds, parts) * DAY_S;
    return [from, from + 7 * DAY_S];
  };

const months =
  (length: number): Unit =>
  (_, { year, month }) => {
    const first = month - ((month - 1) % length);
    return [date(year, first), addMonths(year, first, length)];
  };

const dayOfYear = (seconds: number, year: number): number => Math.floor((seconds - date(year, 1)) / DAY_S);

const UNITS: readonly (readonly [names: string, unit: Unit])[] = [
  [
    'CC SCC',
    (_, { year }) => {
      const from = Math.floor((year - 1) / 100) * 100 + 1;
      return [date(from, 1), date(from + 100, 1)];
    },
  ],
  ['YYYY SYYYY YEAR SYEAR YYY YY Y RRRR RR', months(12)],
  ['Q', months(3)],
  ['MM MON MONTH RM', months(1)],
  ['WW', week((seconds, { year }) => dayOfYear(seconds, year) % 7)],
  ['IW', week((_, { weekday }) => (weekday + 6) % 7)],
  ['W', week((_, { day }) => (day - 1) % 7)],
  ['D DY DAY', week((_, { weekday }) => weekday)],
  ['DD DDD J', fixed(DAY_S)],
  ['HH HH12 HH24', fixed(3600)],
  ['MI', fixed(60)],
];

const UNIT_OF: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap(([names, unit]) => names.split(' ').map((name) => [name, unit])),
);

function boundsOf(seconds: number, unit: string): readonly [number, number] {
  const find = UNIT_OF.get(unit.toUpperCase());
  if (find === undefined) throw notModelled(`ROUND or TRUNC of a date to "${unit.slice(0, 20)}"`);
  return find(seconds, calendarParts(seconds));
}

/**
 * The beginning of the unit that holds the time.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ROUND-and-TRUNC-Date-Functions.html
 */
export function truncateDate(seconds: number, unit: string): number {
  return boundsOf(seconds, unit)[0];
}

/** The nearer end of the unit; Oracle rounds a month up from the 16th and a year up from July. */
export function roundDate(seconds: number, unit: string): number {
  const [from, next] = boundsOf(seconds, unit);
  const { month, day } = calendarParts(seconds);
  const upper = unit.toUpperCase();
  if (UNIT_OF.get(upper) === UNIT_OF.get('MM')) return day >= 16 ? next : from;
  if (UNIT_OF.get(upper) === UNIT_OF.get('YYYY')) return month >= 7 ? next : from;
  if (upper === 'Q') {
    const middle = ((month - 1) % 3) + 1;
    return middle > 2 || (middle === 2 && day >= 16) ? next : from;
  }
  return seconds - from >= (next - from) / 2 ? next : from;
}
