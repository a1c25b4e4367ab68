import type { CompileContext } from '../compile-context.js';
import { type CompiledCondition, type CompiledValue, coerce, computed, type ValueType } from '../compiled.js';
import { unsupported } from '../refusal.js';
import { compilePattern } from '../regexp/compile-pattern.js';
import { type Found, type Program, search } from '../regexp/program.js';
import { emptyIsNull, type FunctionRule, type FunctionTable } from './rule.js';

type Scalars = readonly (string | number | null | undefined)[];

/** A subject and the program for its pattern; `undefined` where either is NULL. */
interface Subject {
  readonly text: readonly string[];
  readonly program: Program;
}

/** Keeps the last program: patterns are constants nearly always. */
function programMemory(): (pattern: string, flags: string) => Program {
  let known: { readonly pattern: string; readonly flags: string; readonly program: Program } | undefined;
  return (pattern, flags) => {
    if (known?.pattern !== pattern || known.flags !== flags)
      known = { pattern, flags, program: compilePattern(pattern, flags) };
    return known.program;
  };
}

function matchesFrom({ text, program }: Subject, position: number, visit: (found: Found) => boolean): void {
  if (position < 1) throw unsupported('a regular expression starts before the text');
  for (let from = Math.trunc(position) - 1; from <= text.length; ) {
    const found = search(program, text, from);
    if (found === undefined || !visit(found)) return;
    const [start = 0, end = 0] = found;
    from = end > start ? end : end + 1;
  }
}

function nthMatch(subject: Subject, position: number, nth: number): Found | undefined {
  let left = Math.trunc(nth);
  let result: Found | undefined;
  matchesFrom(subject, position, (found) => {
    left -= 1;
    if (left > 0) return true;
    result = found;
    return false;
  });
  return result;
}

const orElse = (value: string | number | null | undefined, otherwise: number): number =>
  value === undefined ? otherwise : Number(value);

function substr(subject: Subject, [position, nth, , group]: Scalars): string | null {
  const found = nthMatch(subject, orElse(position, 1), orElse(nth, 1));
  const slot = 2 * orElse(group, 0);
  const [start = -1, end = -1] = found?.slice(slot, slot + 2) ?? [];
  return start < 0 ? null : emptyIsNull(subject.text.slice(start, end).join(''));
}

function instr(subject: Subject, [position, nth, side, , group]: Scalars): number {
  const found = nthMatch(subject, orElse(position, 1), orElse(nth, 1));
  const slot = 2 * orElse(group, 0) + (orElse(side, 0) === 0 ? 0 : 1);
  return (found?.[slot] ?? -1) + 1;
}

function count(subject: Subject, [position]: Scalars): number {
  let total = 0;
  matchesFrom(subject, orElse(position, 1), () => {
    total += 1;
    return true;
  });
  return total;
}

function replace(subject: Subject, [replacement, position, nth]: Scalars): string | null {
  const { text } = subject;
  const wanted = Math.trunc(orElse(nth, 0));
  let result = '';
  let copied = 0;
  let index = 0;
  matchesFrom(subject, orElse(position, 1), (found) => {
    index += 1;
    if (wanted !== 0 && index !== wanted) return true;
    const [start = 0, end = 0] = found;
    result += text.slice(copied, start).join('') + filledIn(String(replacement ?? ''), text, found);
    copied = end;
    return wanted === 0;
  });
  return emptyIsNull(result + text.slice(copied).join(''));
}

function filledIn(replacement: string, text: readonly string[], found: Found): string {
  return replacement.replace(/\\([0-9\\])/g, (_, mark: string) => {
    if (mark === '\\') return mark;
    const [start = -1, end = -1] = found.slice(2 * Number(mark), 2 * Number(mark) + 2);
    return start < 0 ? '' : text.slice(start, end).join('');
  });
}

interface Shape {
  readonly result: ValueType;
  readonly most: number;
  /** Where among the arguments after the pattern the match parameter stands. */
  readonly flagsAt: number;
  readonly run: (subject: Subject, rest: Scalars) => string | number | null;
  /** The first argument after the pattern may be NULL. */
  readonly nullable?: true;
}

function regexp({ result, most, flagsAt, run, nullable }: Shape): FunctionRule {
  return {
    least: 2,
    most,
    compile(args, { session }) {
      const values = args.map((arg, index) =>
        index < 2 || index === flagsAt + 2 || (nullable && index === 2)
          ? coerce(arg, 'text', session.conversions)
          : coerce(arg, 'number', session.conversions),
      );
      const programFor = programMemory();
      return computed(result, values, () => {
        const scalars = values.map((value) => value.run());
        const [text, pattern, ...rest] = scalars;
        const missing = scalars.some((scalar, index) => scalar === null && !(nullable && index === 2));
        if (missing && (text === null || pattern === null || scalars.indexOf(null) !== flagsAt + 2)) {
          // REGEXP_REPLACE without a pattern changes nothing.
          return nullable && pattern === null ? (text ?? null) : null;
        }
        const flags = String(rest[flagsAt] ?? '');
        return run({ text: Array.from(String(text)), program: programFor(String(pattern), flags) }, rest);
      });
    },
  };
}

/** `REGEXP_LIKE(text, pattern, flags)`, a condition. */
export function compileRegexpLike(
  args: readonly CompiledValue[],
  { session }: CompileContext,
): CompiledCondition {
  if (args.length < 2 || args.length > 3) throw unsupported('REGEXP_LIKE has a wrong number of arguments');
  const [text, pattern, flags] = args.map((arg) => coerce(arg, 'text', session.conversions));
  const programFor = programMemory();
  return () => {
    const [subject, written] = [text?.run() ?? null, pattern?.run() ?? null];
    if (subject === null || written === null) return null;
    const program = programFor(String(written), String(flags?.run() ?? ''));
    return search(program, Array.from(String(subject)), 0) !== undefined;
  };
}

/** Functions of regular expressions; `REGEXP_LIKE` is a condition. */
export const REGEXP_FUNCTIONS: FunctionTable = {
  regexp_substr: regexp({ result: 'text', most: 6, flagsAt: 2, run: substr }),
  regexp_instr: regexp({ result: 'number', most: 7, flagsAt: 3, run: instr }),
  regexp_count: regexp({ result: 'number', most: 4, flagsAt: 1, run: count }),
  regexp_replace: regexp({ result: 'text', most: 6, flagsAt: 3, run: replace, nullable: true }),
};
