import { PERMISSIONS } from '../account/identity.js';
import type { ParameterRule } from './fault-kind.js';
import { LONGEST_DELAY_MS } from './latency.js';

const DAY_MS = 86_400_000;

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/** A number of milliseconds either way, up to ten years. */
export const SKEW: ParameterRule = {
  required: true,
  expected: 'a number of milliseconds, up to ten years either way',
  accepts: (value) => isNumber(value, -3650 * DAY_MS, 3650 * DAY_MS),
};

/** A name of a permission. */
export const PERMISSION: ParameterRule = {
  required: true,
  expected: `one of ${PERMISSIONS.join(', ')}`,
  accepts: (value) => (PERMISSIONS as readonly unknown[]).includes(value),
};

/** An id or a name. */
export const NAME: ParameterRule = {
  required: false,
  expected: 'a text',
  accepts: (value) => typeof value === 'string' && value !== '',
};

/** What happens to the rows. */
export const CHANGE: ParameterRule = {
  required: false,
  expected: '"insert" or "delete"',
  accepts: (value) => value === 'insert' || value === 'delete',
};

const DISTRIBUTION_EXPECTED =
  '{ kind: "fixed", delayMs }, { kind: "uniform", leastMs, mostMs } or { kind: "lognormal", medianMs, sigma }, of at most an hour';

/** How long an answer is held back. */
export function distributionRule(required: boolean): ParameterRule {
  return { required, expected: DISTRIBUTION_EXPECTED, accepts: isDistribution };
}

function isDistribution(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, delayMs, leastMs, mostMs, medianMs, sigma } = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'fixed':
      return isNumber(delayMs, 0, LONGEST_DELAY_MS);
    case 'uniform':
      return isNumber(leastMs, 0, LONGEST_DELAY_MS) && isNumber(mostMs, leastMs, LONGEST_DELAY_MS);
    case 'lognormal':
      return isNumber(medianMs, 0, LONGEST_DELAY_MS) && isNumber(sigma, 0, 10);
    default:
      return false;
  }
}
