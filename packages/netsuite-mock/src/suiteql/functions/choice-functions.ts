import { comparable, compare } from '../comparison.js';
import type { CompileContext } from '../compile-context.js';
import {
  type CompiledValue,
  coerce,
  compareScalars,
  computed,
  constantValue,
  typeOfAll,
  unified,
} from '../compiled.js';
import { emptyIsNull, type FunctionRule, type FunctionTable } from './rule.js';

const NULL_VALUE = constantValue('null', null);

/** Any number of arguments; more than 255 Oracle refuses. */
const MOST_ARGUMENTS = 255;

function firstKnown(values: readonly CompiledValue[]): CompiledValue {
  return computed(typeOfAll(values), values, () => {
    for (const value of values) {
      const scalar = value.run();
      if (scalar !== null) return scalar;
    }
    return null;
  });
}

const nvl: FunctionRule = {
  least: 2,
  most: 2,
  compile([value = NULL_VALUE, other = NULL_VALUE], { session }) {
    if (value.type === 'null') return other;
    return firstKnown([value, coerce(other, value.type, session.conversions)]);
  },
};

const nvl2: FunctionRule = {
  least: 3,
  most: 3,
  compile([asked = NULL_VALUE, known = NULL_VALUE, other = NULL_VALUE], { session }) {
    const type = known.type === 'null' ? other.type : known.type;
    const [whenKnown, whenNull] = [known, other].map((value) => coerce(value, type, session.conversions));
    return computed(
      type,
      [asked, known, other],
      () => (asked.run() === null ? whenNull : whenKnown)?.run() ?? null,
    );
  },
};

/** Pairs of search and result; NULL finds NULL. Types follow the first search and the first result. */
const decode: FunctionRule = {
  least: 3,
  most: MOST_ARGUMENTS,
  compile([asked = NULL_VALUE, ...rest], { session: { conversions } }) {
    const pairs: { search: readonly [CompiledValue, CompiledValue]; result: CompiledValue }[] = [];
    for (let index = 0; index + 1 < rest.length; index += 2) {
      const search = comparable(asked, rest[index] ?? NULL_VALUE, conversions);
      pairs.push({ search, result: rest[index + 1] ?? NULL_VALUE });
    }
    const otherwise = (rest.length % 2 === 1 ? rest.at(-1) : undefined) ?? NULL_VALUE;
    const results = [...pairs.map(({ result }) => result), otherwise];
    const type = typeOfAll(results);
    const converted = results.map((result) => coerce(result, type, conversions));
    return computed(type, [asked, ...rest], () => {
      const found = pairs.findIndex(({ search: [left, right] }) => left.run() === right.run());
      return (found < 0 ? converted.at(-1) : converted[found])?.run() ?? null;
    });
  },
};

/** GREATEST and LEAST: NULL where an argument is NULL; all take the type of the first. */
function extreme(isBetter: (order: number) => boolean): FunctionRule {
  return {
    least: 1,
    most: MOST_ARGUMENTS,
    compile(args, { session }) {
      const type = args[0]?.type ?? 'null';
      const values = args.map((arg) => coerce(arg, type, session.conversions));
      return computed(type, values, () => {
        let best: string | number | null = null;
        for (const value of values) {
          const scalar = value.run();
          if (scalar === null) return null;
          if (best === null || isBetter(compareScalars(scalar, best))) best = scalar;
        }
        return best;
      });
    },
  };
}

const nullif: FunctionRule = {
  least: 2,
  most: 2,
  compile([value = NULL_VALUE, other = NULL_VALUE], { session }) {
    const equal = compare(comparable(value, other, session.conversions), '=');
    return computed(value.type, [value, other], () => (equal() === true ? null : value.run()));
  },
};

function joinTexts(args: readonly CompiledValue[], { session }: CompileContext): CompiledValue {
  const texts = args.map((arg) => coerce(arg, 'text', session.conversions));
  return computed('text', texts, () => emptyIsNull(texts.map((text) => text.run() ?? '').join('')));
}

/** REPLACE without a replacement, or with NULL for it, removes; NULL for what to find changes nothing. */
const replace: FunctionRule = {
  least: 2,
  most: 3,
  compile(args, { session }) {
    const texts = args.map((arg) => coerce(arg, 'text', session.conversions));
    return computed('text', texts, () => {
      const [text = null, wanted = null, other = null] = texts.map((value) => value.run());
      if (text === null || wanted === null) return text;
      return emptyIsNull(String(text).replaceAll(String(wanted), () => String(other ?? '')));
    });
  },
};

/** Functions that choose among their arguments, or take NULL for a value. */
export const CHOICE_FUNCTIONS: FunctionTable = {
  nvl,
  nvl2,
  coalesce: {
    least: 2,
    most: MOST_ARGUMENTS,
    compile: (args, { session }) => firstKnown(unified(args, session.conversions)),
  },
  decode,
  greatest: extreme((order) => order > 0),
  least: extreme((order) => order < 0),
  nullif,
  concat: { least: 2, most: 2, compile: joinTexts },
  replace,
};
