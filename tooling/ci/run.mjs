import { join } from 'node:path';
import { environment } from '../bootstrap/processes.mjs';
import { ROOT } from '../bootstrap/root.mjs';
import { runLeg } from './leg.mjs';

/** The second Node that the packages are held to, from the registry's `node` package. */
const SECOND_NODE = '24.21.0';

const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const UNIT = [
  'run',
  '--config',
  'tooling/vitest/vitest.config.ts',
  '--project',
  'unit',
  '--project',
  'apart',
];
/** What the second Node is held to: units and contracts. What the mock answers, and which mutants fall, is the same on both. */
const ON_SECOND_NODE = ['/src/', '/test/contract/', '/test/faces/'];

/**
 * What CI runs, in order; every leg runs even if one before it failed. The second leg finds the packages built by the first.
 * @type {readonly import('./leg.mjs').Leg[]}
 */
const LEGS = [
  { title: `npm test on Node ${process.versions.node}`, command: ['npm', 'test'] },
  {
    title: `unit and contract tests on Node ${SECOND_NODE}`,
    command: [
      'npx',
      '--yes',
      '--package',
      `node@${SECOND_NODE}`,
      '--',
      'node',
      vitest,
      ...UNIT,
      ...ON_SECOND_NODE,
    ],
    env: { ONLINK_EXPECTED_NODE: SECOND_NODE },
  },
];

let passed = 0;
let failed = 0;
for (const leg of LEGS) {
  console.log(`\n== ${leg.title}`);
  const result = await runLeg(leg, { cwd: ROOT, env: environment() });
  if (result.trouble !== undefined) console.error(`\n${leg.title}: ${result.trouble}`);
  passed += result.passed;
  failed += result.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
