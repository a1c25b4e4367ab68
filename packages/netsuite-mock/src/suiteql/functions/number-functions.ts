import { roundedNumber } from '../number-text.js';
import { unsupported } from '../refusal.js';
import { roundDate, truncateDate } from './date-rounding.js';
import { type FunctionRule, type FunctionTable, ofNumbers, strict } from './rule.js';

const curve = (run: (value: number) => number): FunctionRule =>
  ofNumbers(1, (value) => {
    const result = run(value);
    if (!Number.isFinite(result)) throw unsupported('a number is out of range');
    return roundedNumber(result);
  });

/** Moves the point without the noise of a multiplication: 1.005 is 100.5 hundredths. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

function roundTo(value: number, places: number): number {
  // Oracle rounds halves away from zero.
  return Math.sign(value) * shifted(Math.round(shifted(Math.abs(value), places)), -places);
}

function truncateTo(value: number, places: number): number {
  return shifted(Math.trunc(shifted(value, places)), -places);
}

/** ROUND and TRUNC are of numbers or of dates, as their first argument is. */
function ofEither(
  number: (value: number, places: number) => number,
  date: (seconds: number, unit: string) => number,
): FunctionRule {
  const numbers = strict(
    'number',
    ['number', 'number'],
    ([value, places = 0]) => number(Number(value), Math.trunc(Number(places))),
    1,
  );
  const dates = strict(
    'date',
    ['date', 'text'],
    ([seconds, unit = 'DD']) => date(Number(seconds), String(unit)),
    1,
  );
  return {
    least: 1,
    most: 2,
    compile(args, context) {
      const type = args[0]?.type;
      return (type === 'date' || type === 'zoned' ? dates : numbers).compile(args, context);
    },
  };
}

const remainder = (value: number, by: number): number => {
  const quotient = value / by;
  const below = Math.floor(quotient);
  const nearest = quotient - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(quotient);
  return roundedNumber(value - by * nearest);
};

function widthBucket([value = 0, low = 0, high = 0, count = 1]: readonly number[]): number {
  if (low === high || count < 1) throw unsupported('WIDTH_BUCKET has no buckets');
  const place = ((value - low) / (high - low)) * Math.trunc(count);
  if (place < 0) return 0;
  return place >= Math.trunc(count) ? Math.trunc(count) + 1 : Math.floor(place) + 1;
}

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: FunctionTable = {
  abs: ofNumbers(1, Math.abs),
  ceil: ofNumbers(1, Math.ceil),
  floor: ofNumbers(1, Math.floor),
  sign: ofNumbers(1, Math.sign),
  round: ofEither(roundTo, roundDate),
  trunc: ofEither(truncateTo, truncateDate),
  mod: ofNumbers(2, (value, by) => (by === 0 ? value : roundedNumber(value % by))),
  remainder: ofNumbers(2, (value, by) => {
    if (by === 0) throw unsupported('a number is divided by zero');
    return remainder(value, by);
  }),
  power: ofNumbers(2, (base, exponent) => {
    const result = base ** exponent;
    if (!Number.isFinite(result)) throw unsupported('POWER is out of range');
    return roundedNumber(result);
  }),
  log: ofNumbers(2, (base, value) => {
    if (base <= 0 || base === 1 || value <= 0) throw unsupported('LOG is out of range');
    return roundedNumber(Math.log(value) / Math.log(base));
  }),
  atan2: ofNumbers(2, (y, x) => roundedNumber(Math.atan2(y, x))),
  bitand: ofNumbers(2, (left, right) => Number(BigInt(Math.trunc(left)) & BigInt(Math.trunc(right)))),
  sqrt: curve(Math.sqrt),
  exp: curve(Math.exp),
  ln: curve(Math.log),
  sin: curve(Math.sin),
  cos: curve(Math.cos),
  tan: curve(Math.tan),
  asin: curve(Math.asin),
  acos: curve(Math.acos),
  atan: curve(Math.atan),
  sinh: curve(Math.sinh),
  cosh: curve(Math.cosh),
  tanh: curve(Math.tanh),
  // No number of the store is NaN.
  nanvl: ofNumbers(2, (value) => value),
  width_bucket: strict('number', ['number', 'number', 'number', 'number'], (args) =>
    widthBucket(args.map(Number)),
  ),
};
