import { notModelled } from '../refusal.js';
import type { CharacterTest } from './program.js';

const POSIX: Readonly<Record<string, CharacterTest>> = {
  alpha: (character) => /\p{L}/u.test(character),
  digit: (character) => character >= '0' && character <= '9',
  alnum: (character) => /[\p{L}0-9]/u.test(character),
  upper: (character) => /\p{Lu}/u.test(character),
  lower: (character) => /\p{Ll}/u.test(character),
  space: (character) => /\s/.test(character),
  blank: (character) => character === ' ' || character === '\t',
  punct: (character) => /[!-/:-@[-`{-~]/.test(character),
  cntrl: (character) => /\p{Cc}/u.test(character),
  print: (character) => !/\p{Cc}/u.test(character),
  graph: (character) => !/[\s\p{Cc}]/u.test(character),
  xdigit: (character) => /[0-9A-Fa-f]/.test(character),
};

const word: CharacterTest = (character) => /[\p{L}0-9_]/u.test(character);
const digit: CharacterTest = (character) => character >= '0' && character <= '9';
const space: CharacterTest = (character) => /\s/.test(character);
const not =
  (test: CharacterTest): CharacterTest =>
  (character) =>
    !test(character);

/** What `\d` and its like stand for; absent for a letter that stands for itself. */
export function escapeClass(letter: string): CharacterTest | undefined {
  const classes: Readonly<Record<string, CharacterTest>> = {
    d: digit,
    D: not(digit),
    w: word,
    W: not(word),
    s: space,
    S: not(space),
  };
  return classes[letter];
}

/** Reads `[...]` from behind its opening bracket; gives the test and the place behind the closing one. */
export function readBracket(
  pattern: readonly string[],
  from: number,
  fold: (character: string) => string,
): { readonly test: CharacterTest; readonly next: number } | undefined {
  let at = from;
  const negated = pattern[at] === '^';
  if (negated) at += 1;
  const tests: CharacterTest[] = [];
  const singles = new Set<string>();
  const first = at;
  for (; at < pattern.length && (pattern[at] !== ']' || at === first); at += 1) {
    const character = pattern[at] ?? '';
    if (
      character === '[' &&
      (pattern[at + 1] === ':' || pattern[at + 1] === '.' || pattern[at + 1] === '=')
    ) {
      const end = pattern.indexOf(']', at + 2);
      const name = pattern.slice(at + 2, end - 1).join('');
      const test = pattern[at + 1] === ':' && end > 0 && Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
      if (test === undefined) throw notModelled(`the character class "${name.slice(0, 20)}"`);
      tests.push(test);
      at = end;
    } else if (pattern[at + 1] === '-' && pattern[at + 2] !== undefined && pattern[at + 2] !== ']') {
      const [low, high] = [fold(character), fold(pattern[at + 2] ?? '')];
      tests.push((other) => fold(other) >= low && fold(other) <= high);
      at += 2;
    } else singles.add(fold(character));
  }
  if (at >= pattern.length) return undefined;
  const within: CharacterTest = (character) =>
    singles.has(fold(character)) || tests.some((test) => test(character));
  return { test: negated ? not(within) : within, next: at + 1 };
}
