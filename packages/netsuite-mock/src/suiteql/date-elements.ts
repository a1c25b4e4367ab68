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

const filled = (value: number, width: number, fill: boolean): string =>
  fill ? String(value).padStart(width, '0') : String(value);

// Oracle writes MON, Mon or mon as the format does.
function cased(name: string, written: string): string {
  if (written === written.toUpperCase()) return name.toUpperCase();
  return written === written.toLowerCase() ? name.toLowerCase() : name;
}

function monthNumber(text: string): number {
  const start = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
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
  YY: { format: (parts) => String(parts.year % 100).padStart(2, '0') },
  Q: { format: (parts) => String(Math.ceil(parts.month / 3)) },
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
};
