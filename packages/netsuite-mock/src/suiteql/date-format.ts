import { wallSeconds } from '../store/account-time.js';
import { calendarParts } from './calendar.js';
import { DATE_ELEMENTS, type DateElement, type ParsedParts } from './date-elements.js';
import { notModelled, unsupported } from './refusal.js';

/** A compiled Oracle date format. */
export interface DateFormat {
  /** Writes account-local seconds as text. */
  format(seconds: number): string;
  /** Reads text. `nowS` fills in a missing year and month, as Oracle does. Throws a refusal when it does not fit. */
  parse(text: string, nowS: number): number;
}

type Piece =
  | {
      readonly kind: 'element';
      readonly element: DateElement;
      readonly written: string;
      readonly fill: boolean;
    }
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean };

// Longer names first: HH24 before HH, MONTH before MON.
const ELEMENT_NAMES = Object.keys(DATE_ELEMENTS).sort((left, right) => right.length - left.length);
const PIECE = new RegExp(
  `(?<element>${ELEMENT_NAMES.map((name) => name.replaceAll('.', '\\.')).join('|')})|(?<fill>FM)|"(?<quoted>[^"]*)"|(?<mark>[-/,.;: ])`,
  'iy',
);

/**
 * Compiles a date format: the elements of `DATE_ELEMENTS`, FM, quoted text and punctuation. Any other element is a
 * not-modelled refusal.
 */
export function compileDateFormat(format: string): DateFormat {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  const made = compileAnew(format);
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(format, made);
  return made;
}

/** Formats seen before: a query has few, and every page of it the same. */
const compiled = new Map<string, DateFormat>();
const MOST_KEPT = 200;

function compileAnew(format: string): DateFormat {
  const pieces = readPieces(format);
  return {
    format(seconds) {
      const parts = calendarParts(seconds);
      let text = '';
      for (const piece of pieces) {
        text +=
          piece.kind === 'literal' ? piece.text : piece.element.format(parts, piece.fill, piece.written);
      }
      return text;
    },
    parse: (text, nowS) => parseDate(pieces, text, nowS),
  };
}

function readPieces(format: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let fill = true;
  let at = 0;
  while (at < format.length) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(format);
    if (found === null) throw notModelled(`the date format "${format.slice(0, 40)}"`);
    const { element: written, fill: toggle, quoted, mark } = found.groups ?? {};
    const element = written === undefined ? undefined : DATE_ELEMENTS[written.toUpperCase()];
    if (element !== undefined && written !== undefined)
      pieces.push({ kind: 'element', element, written, fill });
    else if (toggle !== undefined) fill = !fill;
    else pieces.push({ kind: 'literal', text: quoted ?? mark ?? '', quoted: quoted !== undefined });
    at += found[0].length;
  }
  return pieces;
}

function parseDate(pieces: readonly Piece[], text: string, nowS: number): number {
  const parsed: ParsedParts = {};
  let at = 0;
  for (const piece of pieces) {
    // Oracle lets trailing parts be left out.
    if (at >= text.length) break;
    at =
      piece.kind === 'literal'
        ? skipLiteral(piece, text, at)
        : readElement(piece.element, { text, at, parsed });
  }
  if (at < text.length) throw unsupported('a date has more text than its format');
  const now = calendarParts(nowS);
  const hour =
    parsed.afternoon === undefined ? parsed.hour : ((parsed.hour ?? 12) % 12) + (parsed.afternoon ? 12 : 0);
  const seconds = wallSeconds(
    [parsed.year ?? now.year, parsed.month ?? now.month, parsed.day ?? 1],
    [hour ?? 0, parsed.minute ?? 0, parsed.second ?? 0],
  );
  if (seconds === undefined) throw unsupported('a date is not in the calendar');
  return seconds;
}

const PUNCTUATION = /[-/,.;: ]/;

function skipLiteral(piece: Extract<Piece, { kind: 'literal' }>, text: string, at: number): number {
  if (text.startsWith(piece.text, at)) return at + piece.text.length;
  // Oracle takes any punctuation for another.
  if (!piece.quoted && PUNCTUATION.test(text[at] ?? '')) return at + 1;
  throw unsupported('a date does not fit its format');
}

interface ReadingPoint {
  readonly text: string;
  readonly at: number;
  readonly parsed: ParsedParts;
}

function readElement(element: DateElement, point: ReadingPoint): number {
  if (element.pattern === undefined) throw notModelled('reading a date with an element such as Q, DAY or WW');
  const pattern = new RegExp(element.pattern);
  pattern.lastIndex = point.at;
  const found = pattern.exec(point.text)?.[0];
  if (found === undefined) throw unsupported('a date does not fit its format');
  element.apply?.(found, point.parsed);
  return point.at + found.length;
}
