import type { Scalar } from '../../store/scalar.js';
import type { CompileContext } from '../compile-context.js';
import { type CompiledValue, coerce, computed, type ValueType } from '../compiled.js';

/** One function: how many arguments it takes and what it makes of them. */
export interface FunctionRule {
  readonly least: number;
  readonly most: number;
  compile(args: readonly CompiledValue[], context: CompileContext): CompiledValue;
}

/** Functions by their names in lower case. */
export type FunctionTable = Readonly<Record<string, FunctionRule>>;

type ArgumentType = Exclude<ValueType, 'null' | 'zoned'>;

/** What a strict function is given: its arguments, none of them NULL, `undefined` where one was left out. */
type Arguments = readonly (string | number | undefined)[];

/**
 * A function that gives NULL where an argument is NULL. `types` are those of its arguments, which are converted to them;
 * all beyond the first `least` may be left out.
 */
export function strict(
  result: ValueType,
  types: readonly ArgumentType[],
  run: (args: Arguments) => Scalar,
  least: number = types.length,
): FunctionRule {
  return {
    least,
    most: types.length,
    compile(args, { session }) {
      const values = args.map((arg, index) => coerce(arg, types[index] ?? 'text', session.conversions));
      return computed(result, values, () => {
        const scalars: (string | number)[] = [];
        for (const value of values) {
          const scalar = value.run();
          if (scalar === null) return null;
          scalars.push(scalar);
        }
        return run(scalars);
      });
    },
  };
}

/** A strict function of numbers. */
export function ofNumbers(
  count: number,
  run: (first: number, second: number) => number | null,
): FunctionRule {
  return strict(
    'number',
    Array.from({ length: count }, () => 'number' as const),
    ([first, second]) => run(Number(first), Number(second)),
  );
}

/** A strict function of one text. */
export function ofText(run: (text: string) => string | null): FunctionRule {
  return strict('text', ['text'], ([text]) => emptyIsNull(run(String(text))));
}

/** '' is NULL in Oracle. */
export function emptyIsNull(text: string | null): string | null {
  return text === '' ? null : text;
}
