import { wallSeconds } from '../../store/account-time.js';
import { calendarParts } from '../calendar.js';
import { roundedNumber } from '../number-text.js';
import { unsupported } from '../refusal.js';
import { type FunctionTable, strict } from './rule.js';

const DAY_S = 86_400;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day of another month; the last day stays the last day. */
function addMonths(seconds: number, count: number): number {
  const { year, month, day } = calendarParts(seconds);
  const months = year * 12 + (month - 1) + Math.trunc(count);
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const last = daysIn(toYear, toMonth);
  const toDay = day === daysIn(year, month) ? last : Math.min(day, last);
  const start = wallSeconds([toYear, toMonth, toDay]);
  if (start === undefined || toYear < 1 || toYear > 9999) throw unsupported('a date is out of range');
  return start + (seconds - Math.floor(seconds / DAY_S) * DAY_S);
}

/** Whole months where the days are the same or both the last; else with a part of 31 days. */
function monthsBetween(later: number, earlier: number): number {
  const [to, from] = [calendarParts(later), calendarParts(earlier)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const bothLast = to.day === daysIn(to.year, to.month) && from.day === daysIn(from.year, from.month);
  if (to.day === from.day || bothLast) return months;
  const secondsOf = ({ day, hour, minute, second }: typeof to): number =>
    day * DAY_S + hour * 3600 + minute * 60 + second;
  return roundedNumber(months + (secondsOf(to) - secondsOf(from)) / (31 * DAY_S));
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function nextDay(seconds: number, name: string): number {
  const wanted = WEEKDAYS.indexOf(name.trim().slice(0, 3).toLowerCase());
  if (wanted < 0) throw unsupported('NEXT_DAY names no day of the week');
  return seconds + (((wanted - calendarParts(seconds).weekday + 6) % 7) + 1) * DAY_S;
}

/** Functions of dates; without a zone. Source: see `FUNCTIONS` in compile-call.ts. */
export const DATE_FUNCTIONS: FunctionTable = {
  add_months: strict('date', ['date', 'number'], ([date, count]) => addMonths(Number(date), Number(count))),
  months_between: strict('number', ['date', 'date'], ([later, earlier]) =>
    monthsBetween(Number(later), Number(earlier)),
  ),
  last_day: strict('date', ['date'], ([date]) => {
    const { year, month, day } = calendarParts(Number(date));
    return Number(date) + (daysIn(year, month) - day) * DAY_S;
  }),
  next_day: strict('date', ['date', 'text'], ([date, name]) => nextDay(Number(date), String(name))),
};
