import { PERMISSIONS } from '../account/identity.js';
import type { ParameterRule } from './fault-kind.js';
import { type Latency, LONGEST_DELAY_MS } from './latency.js';

const DAY_MS = 86_400_000;

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/** A number of milliseconds either way, up to ten years. */
export const SKEW: ParameterRule = {
  required: true,
  expected: 'a number of milliseconds, up to ten years either way',
  schema: { type: 'number', minimum: -3650 * DAY_MS, maximum: 3650 * DAY_MS },
  accepts: (value) => isNumber(value, -3650 * DAY_MS, 3650 * DAY_MS),
};

/** A name of a permission. */
export const PERMISSION: ParameterRule = {
  required: true,
  expected: `one of ${PERMISSIONS.join(', ')}`,
  schema: { enum: PERMISSIONS },
  accepts: (value) => (PERMISSIONS as readonly unknown[]).includes(value),
};

/** An id or a name. */
export const NAME: ParameterRule = {
  required: false,
  expected: 'a text',
  schema: { type: 'string', minLength: 1 },
  accepts: (value) => typeof value === 'string' && value !== '',
};

/** What happens to the rows. */
export const CHANGE: ParameterRule = {
  required: false,
  expected: '"insert" or "delete"',
  schema: { enum: ['insert', 'delete'] },
  accepts: (value) => value === 'insert' || value === 'delete',
};

const DISTRIBUTION_EXPECTED =
  '{ kind: "fixed", delayMs }, { kind: "uniform", leastMs, mostMs } or { kind: "lognormal", medianMs, sigma }, of at most an hour';

/** How long an answer is held back. */
export function distributionRule(required: boolean): ParameterRule {
  return { required, expected: DISTRIBUTION_EXPECTED, schema: DISTRIBUTION_SCHEMA, accepts: isDistribution };
}

/** The members of each kind of distribution, with the largest value of each. */
const DISTRIBUTIONS: Readonly<Record<Latency['kind'], Readonly<Record<string, number>>>> = {
  fixed: { delayMs: LONGEST_DELAY_MS },
  uniform: { leastMs: LONGEST_DELAY_MS, mostMs: LONGEST_DELAY_MS },
  lognormal: { medianMs: LONGEST_DELAY_MS, sigma: 10 },
};

const DISTRIBUTION_SCHEMA = {
  oneOf: Object.entries(DISTRIBUTIONS).map(([kind, members]) => ({
    type: 'object',
    properties: {
      kind: { const: kind },
      ...Object.fromEntries(
        Object.entries(members).map(([name, maximum]) => [name, { type: 'number', minimum: 0, maximum }]),
      ),
    },
    required: ['kind', ...Object.keys(members)],
    additionalProperties: false,
  })),
};

function isDistribution(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, ...given } = value as Readonly<Record<string, unknown>>;
  if (typeof kind !== 'string' || !Object.hasOwn(DISTRIBUTIONS, kind)) return false;
  const members = DISTRIBUTIONS[kind as Latency['kind']];
  return (
    Object.keys(given).every((name) => Object.hasOwn(members, name)) &&
    Object.entries(members).every(([name, most]) => isNumber(given[name], 0, most)) &&
    (kind !== 'uniform' || Number(given['leastMs']) <= Number(given['mostMs']))
  );
}
