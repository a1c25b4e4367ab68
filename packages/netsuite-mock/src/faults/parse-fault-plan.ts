import { FAULT_NAMES, FAULTS } from './fault-catalog.js';
import type { ParameterRule } from './fault-kind.js';
import type { FaultName, FaultPlan } from './fault-plan.js';

const isWhole = (value: unknown, least: number): boolean => Number.isInteger(value) && Number(value) >= least;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const TRIGGER_RULES: Readonly<Record<string, ParameterRule>> = {
  route: { required: false, expected: 'a route name, or its beginning and a star', accepts: isText },
  account: { required: false, expected: 'an account id', accepts: isText },
  nth: { required: false, expected: 'a whole number from 1', accepts: (value) => isWhole(value, 1) },
  times: { required: false, expected: 'a whole number from 1', accepts: (value) => isWhole(value, 1) },
  probability: {
    required: false,
    expected: 'a number above 0 and up to 1',
    accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
  seed: {
    required: false,
    expected: 'a whole number of 32 bits',
    accepts: (value) => isWhole(value, -0x7fffffff) && Number(value) <= 0x7fffffff,
  },
};

/**
 * Reads a plan as a program or another language gives it. Throws an `Error` of one line that names the fault and the
 * member at fault: nothing is armed half.
 */
export function parseFaultPlan(value: unknown): FaultPlan {
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
    if (name !== 'fault' && !(name in rules))
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
  return value as FaultPlan;
}

function refusal(fault: unknown, reason: string, remedy: string): Error {
  return new Error(`Failed to arm fault "${String(fault)}": ${reason}. ${remedy}.`);
}
