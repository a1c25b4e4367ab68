import type { CalendarParts } from './calendar.js';

/** What parsing an element sets. */
export interface ParsedParts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  afternoon?: boolean;
}

/** One element of an Oracle date format. */
export interface DateElement {
  /** `fill` is false under FM: no leading zeros, no trailing blanks. `written` is the element as the format spells it. */
  format(parts: CalendarParts, fill: boolean, written: string): string;
  /** What the input may look like at this element; absent where it cannot be read. */
  readonly pattern?: RegExp;
  apply?(text: string, into: ParsedParts): void;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

// Looked up, because a page has thousands.
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

const filled = (value: number, width: number, fill: boolean): string => {
  if (!fill) return String(value);
  return (width === 2 ? TWO_DIGITS[value] : undefined) ?? String(value).padStart(width, '0');
};

// Oracle writes MON, Mon or mon as the format does.
function cased(name: string, written: string): string {
  if (written === written.toUpperCase()) return name.toUpperCase();
  return written === written.toLowerCase() ? name.toLowerCase() : name;
}

function monthNumber(text: string): number {
  const start = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
}

const THIS_CENTURY = 2000;

/** Two digits of a year within fifty years of now, which is this century. */
const nearCentury = (value: number): number =>
  value < 50 ? THIS_CENTURY + value : THIS_CENTURY - 100 + value;

const DAY_MS = 86_400_000;

function dayOfYear({ year, month, day }: CalendarParts): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY_MS) + 1;
}

/** The week of the Thursday of the same week, by ISO 8601. */
function isoWeek(parts: CalendarParts): { readonly year: number; readonly week: number } {
  const thursday = new Date(
    Date.UTC(parts.year, parts.month - 1, parts.day) + (3 - ((parts.weekday + 6) % 7)) * DAY_MS,
  );
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1 };
}

const hour12 = (hour: number): number => hour % 12 || 12;

const TWELVE_HOURS: DateElement = {
  format: (parts, fill) => filled(hour12(parts.hour), 2, fill),
  pattern: /\d{1,2}/y,
  apply(text, into) {
    into.hour = Number(text);
    into.afternoon ??= false;
  },
};

const MERIDIAN: DateElement = {
  format: (parts, _fill, written) => cased(parts.hour < 12 ? 'AM' : 'PM', written),
  pattern: /[AaPp][Mm]/y,
  apply(text, into) {
    into.afternoon = text.toLowerCase() === 'pm';
  },
};

const DOTTED_MERIDIAN: DateElement = {
  format: (parts, _fill, written) => cased(parts.hour < 12 ? 'A.M.' : 'P.M.', written),
  pattern: /[AaPp]\.[Mm]\./y,
  apply(text, into) {
    into.afternoon = text.toLowerCase() === 'p.m.';
  },
};

const FRACTION: DateElement = {
  format: (_parts, _fill, written) => '0'.repeat(Number(written.slice(2) || 6)),
  pattern: /\d{1,9}/y,
};

/**
 * Elements of Oracle's date formats that the mock knows, by upper-case name.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Format-Models.html
 */
export const DATE_ELEMENTS: Readonly<Record<string, DateElement>> = {
  YYYY: {
    format: (parts, fill) => filled(parts.year, 4, fill),
    pattern: /\d{1,4}/y,
    apply(text, into) {
      into.year = Number(text);
    },
  },
  RRRR: {
    format: (parts, fill) => filled(parts.year, 4, fill),
    pattern: /\d{1,4}/y,
    apply(text, into) {
      into.year = text.length > 2 ? Number(text) : nearCentury(Number(text));
    },
  },
  RR: {
    format: (parts) => filled(parts.year % 100, 2, true),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.year = nearCentury(Number(text));
    },
  },
  YY: {
    format: (parts) => filled(parts.year % 100, 2, true),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.year = THIS_CENTURY + Number(text);
    },
  },
  IYYY: { format: (parts, fill) => filled(isoWeek(parts).year, 4, fill) },
  IW: { format: (parts, fill) => filled(isoWeek(parts).week, 2, fill) },
  WW: { format: (parts, fill) => filled(Math.ceil(dayOfYear(parts) / 7), 2, fill) },
  W: { format: (parts) => String(Math.ceil(parts.day / 7)) },
  Q: { format: (parts) => String(Math.ceil(parts.month / 3)) },
  DDD: { format: (parts, fill) => filled(dayOfYear(parts), 3, fill) },
  D: { format: (parts) => String(parts.weekday + 1) },
  SSSSS: { format: ({ hour, minute, second }, fill) => filled(hour * 3600 + minute * 60 + second, 5, fill) },
  MONTH: {
    format: (parts, fill, written) => cased(MONTHS[parts.month - 1] ?? '', written).padEnd(fill ? 9 : 0),
    pattern: /[A-Za-z]{3,9}/y,
    apply(text, into) {
      into.month = monthNumber(text);
    },
  },
  MON: {
    format: (parts, _fill, written) => cased((MONTHS[parts.month - 1] ?? '').slice(0, 3), written),
    pattern: /[A-Za-z]{3}/y,
    apply(text, into) {
      into.month = monthNumber(text);
    },
  },
  MM: {
    format: (parts, fill) => filled(parts.month, 2, fill),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.month = Number(text);
    },
  },
  DD: {
    format: (parts, fill) => filled(parts.day, 2, fill),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.day = Number(text);
    },
  },
  DAY: {
    format: (parts, fill, written) => cased(WEEKDAYS[parts.weekday] ?? '', written).padEnd(fill ? 9 : 0),
  },
  DY: { format: (parts, _fill, written) => cased((WEEKDAYS[parts.weekday] ?? '').slice(0, 3), written) },
  HH24: {
    format: (parts, fill) => filled(parts.hour, 2, fill),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.hour = Number(text);
    },
  },
  HH12: TWELVE_HOURS,
  HH: TWELVE_HOURS,
  MI: {
    format: (parts, fill) => filled(parts.minute, 2, fill),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.minute = Number(text);
    },
  },
  SS: {
    format: (parts, fill) => filled(parts.second, 2, fill),
    pattern: /\d{1,2}/y,
    apply(text, into) {
      into.second = Number(text);
    },
  },
  AM: MERIDIAN,
  PM: MERIDIAN,
  'A.M.': DOTTED_MERIDIAN,
  'P.M.': DOTTED_MERIDIAN,
  // The store has whole seconds.
  FF: FRACTION,
  FF3: FRACTION,
  FF6: FRACTION,
  FF9: FRACTION,
};
