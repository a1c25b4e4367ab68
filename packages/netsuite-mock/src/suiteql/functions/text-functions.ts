import { unsupported } from '../refusal.js';
import { emptyIsNull, type FunctionTable, ofText, strict } from './rule.js';

/** A text longer than this is refused, as in Oracle's VARCHAR2. */
const LONGEST_TEXT = 4000;

// Oracle counts characters, JavaScript halves of some.
const characters = (value: string | number | undefined): readonly string[] => Array.from(String(value ?? ''));

function substr(value: string | number | undefined, position: number, length: number): string {
  const text = characters(value);
  const from =
    position > 0 ? Math.trunc(position) - 1 : position < 0 ? text.length + Math.trunc(position) : 0;
  if (from < 0 || length < 1) return '';
  return text.slice(from, from + Math.trunc(length)).join('');
}

/** The place of the nth `wanted` from `position` on, counted from 1; 0 when there is none. From the end when negative. */
function instr(text: string, wanted: string, [position, nth]: readonly [number, number]): number {
  const within = Array.from(text);
  const pattern = Array.from(wanted);
  if (position === 0 || nth < 1) return 0;
  const step = position > 0 ? 1 : -1;
  let found = 0;
  for (
    let at = position > 0 ? position - 1 : within.length + position;
    at >= 0 && at < within.length;
    at += step
  ) {
    if (!pattern.every((character, index) => within[at + index] === character)) continue;
    found += 1;
    if (found === nth) return at + 1;
  }
  return 0;
}

function padded(
  value: string | number | undefined,
  length: number,
  mark: string,
): readonly [text: readonly string[], padding: readonly string[]] {
  if (length > LONGEST_TEXT) throw unsupported('a text is padded beyond 4000 characters');
  const text = characters(value).slice(0, Math.max(0, Math.trunc(length)));
  const marks = Array.from(mark);
  const missing = Math.max(0, Math.trunc(length) - text.length);
  return [text, Array.from({ length: missing }, (_, index) => marks[index % marks.length] ?? '')];
}

function trimmed(value: string | number | undefined, marks: string, side: 'left' | 'right' | 'both'): string {
  const text = characters(value);
  const set = new Set(marks);
  let from = 0;
  let to = text.length;
  if (side !== 'right') while (from < to && set.has(text[from] ?? '')) from += 1;
  if (side !== 'left') while (to > from && set.has(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to).join('');
}

const lengthIn = (unit: (text: string) => number) =>
  strict('number', ['text'], ([text]) => unit(String(text)));
const countCharacters = lengthIn((text) => characters(text).length);
const countUnits = lengthIn((text) => text.length);
const countBytes = lengthIn((text) => new TextEncoder().encode(text).length);

const initcap = (text: string): string =>
  text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => {
    const [first = '', ...rest] = word;
    return first.toUpperCase() + rest.join('');
  });

function translate(text: string, from: string, to: string): string {
  const [sources, targets] = [Array.from(from), Array.from(to)];
  return Array.from(text)
    .map((character) => {
      const place = sources.indexOf(character);
      return place < 0 ? character : (targets[place] ?? '');
    })
    .join('');
}

const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.entries({ BFPV: '1', CGJKQSXZ: '2', DT: '3', L: '4', MN: '5', R: '6' })].flatMap(
    ([letters, digit]) => Array.from(letters, (letter) => [letter, digit]),
  ),
);

/** Knuth's rules, as Oracle's page on SOUNDEX gives them. */
function soundex(text: string): string {
  const letters = Array.from(text.toUpperCase()).filter((letter) => letter >= 'A' && letter <= 'Z');
  const [first] = letters;
  if (first === undefined) return '';
  let code = first;
  let last = SOUNDS[first] ?? '';
  for (const letter of letters.slice(1)) {
    const sound = SOUNDS[letter] ?? '';
    if (sound !== '' && sound !== last) code += sound;
    // H and W do not part two letters of one sound; vowels do.
    if (letter !== 'H' && letter !== 'W') last = sound;
  }
  return code.slice(0, 4).padEnd(4, '0');
}

const asciistr = (text: string): string =>
  text.replace(
    /[^\0-\x5b\x5d-\x7f]/g,
    (unit) => `\\${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

const unistr = (text: string): string =>
  text.replace(/\\([0-9A-Fa-f]{4}|\\)/g, (_, code: string) =>
    code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 16)),
  );

/** Functions of texts. */
export const TEXT_FUNCTIONS: FunctionTable = {
  upper: ofText((text) => text.toUpperCase()),
  lower: ofText((text) => text.toLowerCase()),
  initcap: ofText(initcap),
  soundex: ofText(soundex),
  asciistr: ofText(asciistr),
  unistr: ofText(unistr),
  length: countCharacters,
  lengthc: countCharacters,
  length4: countCharacters,
  length2: countUnits,
  lengthb: countBytes,
  vsize: countBytes,
  ascii: strict('number', ['text'], ([text]) => String(text).codePointAt(0) ?? null),
  chr: strict('text', ['number'], ([code]) => {
    const point = Math.trunc(Number(code));
    if (point < 0 || point > 0x10ffff) throw unsupported('CHR is out of range');
    return String.fromCodePoint(point);
  }),
  substr: strict(
    'text',
    ['text', 'number', 'number'],
    ([text, position, length = Number.POSITIVE_INFINITY]) =>
      emptyIsNull(substr(text, Number(position), Number(length))),
    2,
  ),
  instr: strict(
    'number',
    ['text', 'text', 'number', 'number'],
    ([text, wanted, position = 1, nth = 1]) =>
      instr(String(text), String(wanted), [Math.trunc(Number(position)), Math.trunc(Number(nth))]),
    2,
  ),
  lpad: strict(
    'text',
    ['text', 'number', 'text'],
    ([text, length, mark = ' ']) => {
      const [kept, padding] = padded(text, Number(length), String(mark));
      return emptyIsNull([...padding, ...kept].join(''));
    },
    2,
  ),
  rpad: strict(
    'text',
    ['text', 'number', 'text'],
    ([text, length, mark = ' ']) => {
      const [kept, padding] = padded(text, Number(length), String(mark));
      return emptyIsNull([...kept, ...padding].join(''));
    },
    2,
  ),
  trim: ofText((text) => trimmed(text, ' ', 'both')),
  ltrim: strict(
    'text',
    ['text', 'text'],
    ([text, marks = ' ']) => emptyIsNull(trimmed(text, String(marks), 'left')),
    1,
  ),
  rtrim: strict(
    'text',
    ['text', 'text'],
    ([text, marks = ' ']) => emptyIsNull(trimmed(text, String(marks), 'right')),
    1,
  ),
  translate: strict('text', ['text', 'text', 'text'], ([text, from, to]) =>
    emptyIsNull(translate(String(text), String(from), String(to))),
  ),
};
