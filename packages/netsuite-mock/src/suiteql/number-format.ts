import { numberOf } from './number-text.js';
import { notModelled, unsupported } from './refusal.js';

/** A compiled Oracle number format. */
export interface NumberFormat {
  /** Writes a number; `#` for each character where it does not fit. */
  readonly format: (value: number) => string;
  /** Reads a text. Throws a refusal when it is no number. */
  readonly parse: (text: string) => number;
}

interface Layout {
  readonly fill: boolean;
  readonly dollar: boolean;
  readonly sign: 'default' | 'leading' | 'trailing' | 'trailingMinus' | 'brackets';
  /** `9`, `0` and group marks before the point, and digits after it. */
  readonly whole: string;
  readonly part: string | undefined;
}

const FORMAT = /^(FM)?(S)?(\$)?([09,G]*)(?:([.D])([09]*))?(S|MI|PR)?$/i;

/**
 * Compiles a number format of the elements 9 0 , . G D $ S MI PR FM; any other is a not-modelled refusal.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Format-Models.html
 */
export function compileNumberFormat(format: string): NumberFormat {
  const found = FORMAT.exec(format);
  const [, fill, leading, dollar, whole = '', point, part = '', trailing = ''] = found ?? [];
  if (found === null || (whole === '' && part === '') || (leading !== undefined && trailing !== ''))
    throw notModelled(`the number format "${format.slice(0, 40)}"`);
  const signs: Readonly<Record<string, Layout['sign']>> = {
    S: 'trailing',
    MI: 'trailingMinus',
    PR: 'brackets',
  };
  const layout: Layout = {
    fill: fill === undefined,
    dollar: dollar !== undefined,
    sign: leading !== undefined ? 'leading' : (signs[trailing.toUpperCase()] ?? 'default'),
    whole: whole.toUpperCase().replaceAll('G', ','),
    part: point === undefined ? undefined : part,
  };
  return { format: (value) => write(layout, value), parse: read };
}

function read(text: string): number {
  const bare = text.trim().replace(/[$,]/g, '');
  const inBrackets = /^<(.*)>$/.exec(bare);
  const trailing = /^(.*?)([+-])$/.exec(bare);
  const signed =
    inBrackets !== null ? `-${inBrackets[1]}` : trailing !== null ? `${trailing[2]}${trailing[1]}` : bare;
  const value = numberOf(signed);
  if (value === undefined) throw unsupported('TO_NUMBER is given no number');
  return value;
}

function write(layout: Layout, value: number): string {
  const places = layout.part?.length ?? 0;
  // toFixed of the decimal text, not of the binary value: 1.005 has a half to round.
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + places}`));
  const all = BigInt(Number.isFinite(rounded) ? rounded : 0)
    .toString()
    .padStart(places + 1, '0');
  const wholeDigits = all.slice(0, all.length - places);
  const partDigits = all.slice(all.length - places);
  const negative = value < 0 && /[1-9]/.test(all);
  const body = joined(layout, wholeDigits, partDigits);
  if (body === undefined) return '#'.repeat(widthOf(layout));
  return signedText(layout, body, negative);
}

function widthOf({ whole, part, dollar }: Layout): number {
  return whole.length + (part === undefined ? 0 : part.length + 1) + (dollar ? 1 : 0) + 1;
}

function joined(layout: Layout, wholeDigits: string, partDigits: string): string | undefined {
  const { whole, part, fill } = layout;
  const slots = whole.replaceAll(',', '').length;
  const significant = wholeDigits === '0' ? '' : wholeDigits;
  if (significant.length > slots) return undefined;
  const firstZero = whole.replaceAll(',', '').indexOf('0');
  const shown = Math.max(
    significant.length,
    firstZero < 0 ? 0 : slots - firstZero,
    part === undefined ? 1 : 0,
  );
  const padded = significant.padStart(Math.min(shown, slots), '0').padStart(slots, ' ');
  let text = '';
  let slot = 0;
  for (const mark of whole) {
    if (mark !== ',') {
      text += padded[slot] ?? '';
      slot += 1;
    } else text += text.trim() === '' ? ' ' : ',';
  }
  if (part === undefined) return text;
  // FM drops the zeros that a 9 stands for at the end.
  const kept = fill ? partDigits : partDigits.replace(new RegExp(`0{0,${trailingNines(part)}}$`), '');
  return `${text}.${kept}`;
}

function trailingNines(part: string): number {
  return /9*$/.exec(part)?.[0].length ?? 0;
}

function signedText({ sign, dollar, fill }: Layout, body: string, negative: boolean): string {
  const digits = body.trimStart();
  const money = dollar ? `$${digits}` : digits;
  const blank = ' '.repeat(body.length - digits.length);
  const finish = (text: string): string => (fill ? text : text.trim());
  switch (sign) {
    case 'leading':
      return finish(`${blank}${negative ? '-' : '+'}${money}`);
    case 'trailing':
      return finish(`${blank}${money}${negative ? '-' : '+'}`);
    case 'trailingMinus':
      return finish(`${blank}${money}${negative ? '-' : ' '}`);
    case 'brackets':
      return finish(negative ? `${blank}<${money}>` : `${blank} ${money} `);
    default:
      return finish(`${blank}${negative ? '-' : ' '}${money}`);
  }
}
