import { notModelled, unsupported } from '../refusal.js';
import { escapeClass, readBracket } from './character-classes.js';
import type { CharacterTest, Program, Step } from './program.js';

/** A program longer than this is refused: `(a{1000}){1000}` would have a million steps. */
const MOST_STEPS = 5000;
const DEEPEST_GROUPS = 50;

/** How a pattern is read: `i` minds no case, `n` lets the dot take a newline, `m` has lines, `x` ignores blanks. */
interface Options {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly ignoreBlanks: boolean;
}

/** Reads Oracle's match parameter; of `c` and `i` the last counts. */
function readOptions(flags: string): Options {
  if (/[^cinmx]/.test(flags)) throw unsupported('a regular expression has an unknown match parameter');
  return {
    ignoreCase: flags.lastIndexOf('i') > flags.lastIndexOf('c'),
    dotAll: flags.includes('n'),
    multiline: flags.includes('m'),
    ignoreBlanks: flags.includes('x'),
  };
}

interface Reading {
  readonly pattern: readonly string[];
  readonly options: Options;
  readonly fold: (character: string) => string;
  at: number;
  groups: number;
  depth: number;
}

/**
 * Compiles a regular expression: POSIX extended with `\d \w \s`, lazy repeats and groups. Backreferences within a pattern
 * are a not-modelled refusal.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Oracle-Regular-Expression-Support.html
 */
export function compilePattern(written: string, flags: string): Program {
  const options = readOptions(flags);
  const pattern = Array.from(options.ignoreBlanks ? written.replace(/\s/g, '') : written);
  const fold = options.ignoreCase
    ? (character: string) => character.toLowerCase()
    : (character: string) => character;
  const reading: Reading = { pattern, options, fold, at: 0, groups: 0, depth: 0 };
  const steps = readChoice(reading);
  if (reading.at < pattern.length) throw unsupported('a regular expression has a parenthesis too many');
  return { steps: [...steps, { kind: 'match' }], groups: reading.groups, multiline: options.multiline };
}

// Steps of a part have places counted from its own beginning; `moved` puts them behind others.
type Part = readonly Step[];

function moved(part: Part, by: number): Part {
  return part.map((step) => {
    if (step.kind === 'split') return { kind: 'split', first: step.first + by, second: step.second + by };
    return step.kind === 'jump' ? { kind: 'jump', to: step.to + by } : step;
  });
}

function checked(part: Part): Part {
  if (part.length > MOST_STEPS) throw unsupported('a regular expression is too long');
  return part;
}

function readChoice(reading: Reading): Part {
  const left = readSequence(reading);
  if (reading.pattern[reading.at] !== '|') return left;
  reading.at += 1;
  reading.depth += 1;
  if (reading.depth > MOST_STEPS / 10) throw unsupported('a regular expression has too many choices');
  const right = readChoice(reading);
  reading.depth -= 1;
  return checked([
    { kind: 'split', first: 1, second: left.length + 2 },
    ...moved(left, 1),
    { kind: 'jump', to: left.length + 2 + right.length },
    ...moved(right, left.length + 2),
  ]);
}

function readSequence(reading: Reading): Part {
  let part: Part = [];
  while (reading.at < reading.pattern.length) {
    const character = reading.pattern[reading.at];
    if (character === '|' || character === ')') break;
    const one = readRepeated(reading, readAtom(reading));
    part = checked([...part, ...moved(one, part.length)]);
  }
  return part;
}

function readAtom(reading: Reading): Part {
  const character = reading.pattern[reading.at] ?? '';
  reading.at += 1;
  switch (character) {
    case '(':
      return readGroup(reading);
    case '[': {
      const found = readBracket(reading.pattern, reading.at, reading.fold);
      if (found === undefined) throw unsupported('a regular expression has an open bracket');
      reading.at = found.next;
      return [{ kind: 'character', fits: found.test }];
    }
    case '.':
      return [{ kind: 'character', fits: (other) => reading.options.dotAll || other !== '\n' }];
    case '^':
      return [{ kind: 'begin' }];
    case '$':
      return [{ kind: 'end' }];
    case '\\':
      return [{ kind: 'character', fits: readEscape(reading) }];
    case '*':
    case '+':
    case '?':
      throw unsupported('a regular expression repeats nothing');
    default:
      return [{ kind: 'character', fits: same(reading, character) }];
  }
}

function same({ fold }: Reading, character: string): CharacterTest {
  const wanted = fold(character);
  return (other) => fold(other) === wanted;
}

function readEscape(reading: Reading): CharacterTest {
  const letter = reading.pattern[reading.at];
  reading.at += 1;
  if (letter === undefined) return same(reading, '\\');
  if (letter >= '1' && letter <= '9') throw notModelled('a backreference within a regular expression');
  return escapeClass(letter) ?? same(reading, letter);
}

function readGroup(reading: Reading): Part {
  reading.depth += 1;
  if (reading.depth > DEEPEST_GROUPS) throw unsupported('a regular expression is nested too deeply');
  reading.groups += 1;
  const slot = 2 * reading.groups;
  const inner = readChoice(reading);
  if (reading.pattern[reading.at] !== ')') throw unsupported('a regular expression has an open parenthesis');
  reading.at += 1;
  reading.depth -= 1;
  return [{ kind: 'save', slot }, ...moved(inner, 1), { kind: 'save', slot: slot + 1 }];
}

interface Repeat {
  readonly least: number;
  readonly most: number;
  readonly lazy: boolean;
}

function readRepeated(reading: Reading, atom: Part): Part {
  let part = atom;
  for (let repeat = readRepeat(reading); repeat !== undefined; repeat = readRepeat(reading)) {
    part = repeated(part, repeat);
  }
  return part;
}

const MANY = Number.POSITIVE_INFINITY;
const COUNT = /^\{(\d{0,4})(,(\d{0,4}))?\}/;

function readRepeat(reading: Reading): Repeat | undefined {
  const bounds = repeatBounds(reading);
  if (bounds === undefined) return undefined;
  const lazy = reading.pattern[reading.at] === '?';
  if (lazy) reading.at += 1;
  return { least: bounds[0], most: bounds[1], lazy };
}

function repeatBounds(reading: Reading): readonly [number, number] | undefined {
  const character = reading.pattern[reading.at];
  const simple: Readonly<Record<string, readonly [number, number]>> = {
    '*': [0, MANY],
    '+': [1, MANY],
    '?': [0, 1],
  };
  const known = character === undefined ? undefined : simple[character];
  if (known !== undefined) {
    reading.at += 1;
    return known;
  }
  if (character !== '{') return undefined;
  const found = COUNT.exec(reading.pattern.slice(reading.at, reading.at + 12).join(''));
  if (found === null || found[0] === '{}' || found[0] === '{,}') return undefined;
  reading.at += found[0].length;
  const least = Number(found[1] || 0);
  const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : MANY;
  if (most < least) throw unsupported('a regular expression repeats at most less than at least');
  return [least, most];
}

function repeated(atom: Part, { least, most, lazy }: Repeat): Part {
  const size = (most === MANY ? least + 1 : most) * (atom.length + 2);
  if (size > MOST_STEPS) throw unsupported('a regular expression is too long');
  const fork = (on: number, over: number): Step =>
    lazy ? { kind: 'split', first: over, second: on } : { kind: 'split', first: on, second: over };
  const part: Step[] = [];
  for (let count = 0; count < least; count += 1) part.push(...moved(atom, part.length));
  if (most === MANY) {
    const loop = part.length;
    part.push(fork(loop + 1, loop + atom.length + 2), ...moved(atom, loop + 1), { kind: 'jump', to: loop });
    return part;
  }
  const end = part.length + (most - least) * (atom.length + 1);
  for (let count = least; count < most; count += 1) {
    const place = part.length;
    part.push(fork(place + 1, end), ...moved(atom, place + 1));
  }
  return part;
}
