import { wallSeconds } from '../store/account-time.js';

/** Reads dates as the account writes them. */
export interface AccountDates {
  /** `undefined` for text that is no date in the account's format. */
  parse(text: string): { readonly seconds: number; readonly isWholeDay: boolean } | undefined;
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap]m))?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Makes a reader for a format such as `M/D/YYYY`, `DD.MM.YYYY` or `D-Mon-YYYY`; a time may follow the date. */
export function createAccountDates(format: string): AccountDates {
  const order = [...format.matchAll(/D+|M(?:on(?:th)?|m+|M*)|Y+/gi)].map(([part]) =>
    part.slice(0, 1).toUpperCase(),
  );
  return {
    parse(text) {
      const [date = '', ...rest] = text.trim().split(/\s+/);
      const parts = date.split(/[/.\-,]/);
      if (parts.length !== 3) return undefined;
      const part = (letter: string): number => readPart(parts[order.indexOf(letter)] ?? '');
      const time = rest.length === 0 ? [0, 0, 0] : readTime(rest.join(' '));
      if (time === undefined) return undefined;
      const [hour = 0, minute = 0, second = 0] = time;
      const seconds = wallSeconds([part('Y'), part('M'), part('D')], [hour, minute, second]);
      return seconds === undefined ? undefined : { seconds, isWholeDay: rest.length === 0 };
    },
  };
}

function readPart(text: string): number {
  const month = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  if (month !== -1) return month + 1;
  return /^\d{1,4}$/.test(text) ? Number(text) : -1;
}

function readTime(text: string): readonly number[] | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const [, hours = '', minutes = '', seconds = '0', half] = found;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return [hour, Number(minutes), Number(seconds)];
}
