import type { Json } from '@onlink/core';

/** A value as it goes into a record, or why it cannot. */
export type Decoded = { readonly value: Json } | { readonly problem: string };

const DECIMAL = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/;

/** A scalar as text; `undefined` for an absent or NULL one. NetSuite sends text only; other scalars are forgiven. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `T` and `F`, as columns hold them; `true` and `false` as a person may write them. */
export function decodeBoolean(text: string): Decoded {
  const folded = text.toLowerCase();
  if (folded === 't' || folded === 'true') return { value: true };
  if (folded === 'f' || folded === 'false') return { value: false };
  return { problem: 'is neither T nor F' };
}

/**
 * A decimal without loss: a JSON number where it prints back as the same decimal and, if whole, is within
 * 2^53 - 1; else its digits as text. `.5`, `-.50` and `1.` are decimals too.
 */
export function decodeNumber(text: string): Decoded {
  const canonical = canonicalDecimal(text);
  if (canonical === undefined) return { problem: 'is not a decimal number' };
  const value = Number(canonical);
  const isExact = String(value) === canonical && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return { value: isExact ? value : canonical };
}

/** The shortest way of writing a decimal: `0.5` for `.50`, `7` for `007.0`, `0` for `-0`. */
export function canonicalDecimal(text: string): string | undefined {
  const match = DECIMAL.exec(text.trim());
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || !/\d/.test(text)) return undefined;
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** A day, `YYYY-MM-DD`. */
export function decodeDate(text: string): Decoded {
  return isDay(text) ? { value: text } : { problem: 'is not a day of the form YYYY-MM-DD' };
}

/** A date-time without a zone, `YYYY-MM-DDTHH:MM:SS`; a blank in the middle is taken too. */
export function decodeLocalTime(text: string): Decoded {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (match === null || !isDay(match[1] ?? ''))
    return { problem: 'is not a time of the form YYYY-MM-DD HH:MM:SS' };
  return { value: text.replace(' ', 'T') };
}

/** Several internal IDs that NetSuite sends as one text: `1, 3, 4`. */
export function decodeList(text: string): Decoded {
  return {
    value: text
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (month < 1 || month > 12 || day < 1) return false;
  // Counted, not parsed: a Date for each of a million rows would take longer than all the rest of a page.
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0));
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
