import { FAULT_NAMES, FAULTS } from '../faults/fault-catalog.js';
import type { ParameterRule } from '../faults/fault-kind.js';
import type { FaultName, FaultPlan } from '../faults/fault-plan.js';
import { TRIGGER_RULES } from '../faults/parse-fault-plan.js';
import type { JsonSchema } from './admin-field.js';
import { type AdminRoute, listAnswer, NOTHING, objectAnswer } from './admin-route.js';

/** Faults: what there are, which are armed, arm and disarm. */
export const FAULT_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/__mock__/fault-catalog',
    summary:
      'Lists the faults that can be armed: what each does, its parameters, and which faces can perform it.',
    answer: listAnswer('faults'),
    run: () => ({
      faults: Object.entries(FAULTS).map(([fault, { what, commits, faces, parameters }]) => ({
        fault,
        what,
        commits,
        faces,
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, { required, expected }]) => [name, { required, expected }]),
        ),
      })),
    }),
  },
  {
    method: 'GET',
    path: '/__mock__/faults',
    summary: 'Lists the armed faults, with how many requests each matched and how often it fired.',
    answer: listAnswer('faults'),
    run: ({ mock }) => ({ faults: mock.faults.armed() }),
  },
  {
    method: 'POST',
    path: '/__mock__/faults',
    summary:
      'Arms a fault: {"fault": name} with its parameters and any of route, account, nth, times, probability, seed.',
    body: 'open',
    openBody: { oneOf: FAULT_NAMES.map(planSchema) },
    answer: objectAnswer('id', 'plan', 'matched', 'fired'),
    run: ({ mock, body }) => mock.faults.arm(body as unknown as FaultPlan),
  },
  {
    method: 'DELETE',
    path: '/__mock__/faults',
    summary: 'Disarms every fault.',
    answer: NOTHING,
    run({ mock }) {
      mock.faults.disarm();
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/__mock__/faults/{id}',
    summary: 'Disarms one fault.',
    answer: NOTHING,
    run({ mock, parts }) {
      mock.faults.disarm(parts['id']);
      return {};
    },
  },
];

function planSchema(fault: FaultName): JsonSchema {
  const { what, parameters } = FAULTS[fault];
  const rules: Readonly<Record<string, ParameterRule>> = { ...parameters, ...TRIGGER_RULES };
  const entries = Object.entries(rules);
  return {
    type: 'object',
    description: what,
    properties: {
      fault: { const: fault },
      ...Object.fromEntries(
        entries.map(([name, { schema, expected }]) => [name, { ...schema, description: expected }]),
      ),
    },
    required: ['fault', ...entries.filter(([, { required }]) => required).map(([name]) => name)],
    additionalProperties: false,
  };
}
