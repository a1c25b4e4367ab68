import fc from 'fast-check';

/** Choices of one generated case. They come from fast-check, so that a case that fails is made smaller. */
export interface Dice {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** True once in `times`. */
  onceIn(times: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** The arbitrary of dice. */
export const DICE: fc.Arbitrary<Dice> = fc.gen().map((next) => {
  const below = (count: number): number => next(fc.nat, { max: Math.max(0, count - 1) });
  return {
    below,
    onceIn: (times) => below(times) === times - 1,
    pick: (values) => {
      if (values.length === 0) throw new Error('There is nothing to pick from.');
      return values[below(values.length)] as (typeof values)[number];
    },
  };
});
