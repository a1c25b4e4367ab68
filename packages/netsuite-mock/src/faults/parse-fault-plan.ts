import { FAULT_NAMES, FAULTS } from './fault-catalog.js';
import type { ParameterRule } from './fault-kind.js';
import type { FaultName, FaultPlan } from './fault-plan.js';

const isWhole = (value: unknown, least: number): boolean => Number.isInteger(value) && Number(value) >= least;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const TEXT = { type: 'string', minLength: 1 };
const FROM_ONE = { type: 'integer', minimum: 1 };

/** When a fault fires: the members that every plan may have. */
export const TRIGGER_RULES: Readonly<Record<string, ParameterRule>> = {
  route: {
    required: false,
    expected: 'a route name, or its beginning and a star',
    schema: TEXT,
    accepts: isText,
  },
  account: { required: false, expected: 'an account id', schema: TEXT, accepts: isText },
  nth: {
    required: false,
    expected: 'a whole number from 1',
    schema: FROM_ONE,
    accepts: (value) => isWhole(value, 1),
  },
  times: {
    required: false,
    expected: 'a whole number from 1',
    schema: FROM_ONE,
    accepts: (value) => isWhole(value, 1),
  },
  probability: {
    required: false,
    expected: 'a number above 0 and up to 1',
    schema: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
  seed: {
    required: false,
    expected: 'a whole number of 32 bits',
    schema: { type: 'integer', minimum: -0x7fffffff, maximum: 0x7fffffff },
    accepts: (value) => isWhole(value, -0x7fffffff) && Number(value) <= 0x7fffffff,
  },
};

/** What a plan may name. */
export interface FaultPlaces {
  /** Names of every route. */
  readonly routes: readonly string[];
  /** Ids of the accounts that there are now. */
  accounts(): readonly string[];
}

/**
 * Reads a plan as a program or another language gives it. Throws an `Error` of one line that names the fault and the
 * member at fault: nothing is armed half.
 */
export function parseFaultPlan(value: unknown, places?: FaultPlaces): FaultPlan {
  const plan = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const { fault } = plan;
  if (!FAULT_NAMES.includes(fault as FaultName))
    throw new Error(
      `Failed to arm fault "${String(fault)}": there is none of that name. Use one of: ${FAULT_NAMES.join(', ')}.`,
    );
  const rules = { ...TRIGGER_RULES, ...FAULTS[fault as FaultName].parameters };
  for (const name of Object.keys(plan))
    if (name !== 'fault' && !Object.hasOwn(rules, name))
      throw refusal(fault, `it has no "${name}"`, `Give any of: ${Object.keys(rules).join(', ')}`);
  for (const [name, rule] of Object.entries(rules)) {
    const given = plan[name];
    if (given === undefined ? rule.required : !rule.accepts(given))
      throw refusal(
        fault,
        `"${name}" is ${given === undefined ? 'missing' : 'wrong'}`,
        `Give ${rule.expected}`,
      );
  }
  if (places !== undefined) assertPlaces(value as FaultPlan, places);
  return value as FaultPlan;
}

/** A fault that is for no route or no account would never fire, and nobody would know why. */
function assertPlaces({ fault, route, account }: FaultPlan, { routes, accounts }: FaultPlaces): void {
  if (account !== undefined && !accounts().includes(account))
    throw refusal(
      fault,
      `there is no account "${account}"`,
      `Create it first, or give one of ${accounts().join(', ')}`,
    );
  if (route === undefined) return;
  const beginning = route.endsWith('*') ? route.slice(0, -1) : undefined;
  if (!routes.some((name) => (beginning === undefined ? name === route : name.startsWith(beginning))))
    throw refusal(
      fault,
      `"route" is "${route}", which no route is called`,
      `Give one of ${routes.join(', ')}, or its beginning and a star`,
    );
}

function refusal(fault: unknown, reason: string, remedy: string): Error {
  return new Error(`Failed to arm fault "${String(fault)}": ${reason}. ${remedy}.`);
}
