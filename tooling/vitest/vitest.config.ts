import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const members = '{packages,apps,examples,tooling}/*';
const generated = ['**/node_modules/**', '**/dist/**'];

// A test's decorators are read by the same rules as the sources', whatever the nearest tsconfig leaves out.
const oxc = { decorator: { legacy: true } } as const;

/** Tests that put one module in another's place, and of HTTP clients that keep what they find of node:http when loaded. */
const apart = [
  `${members}/test/clients/**/*.test.ts`,
  `${members}/test/contract/oldest-zod.test.ts`,
  `${members}/test/faces/msw3.test.ts`,
];

/**
 * One run over the whole workspace. `unit` is everything that starts no process, contract and compliance tests among it; its
 * files share their workers' modules, because to load those anew for each would take most of the time. `apart` is what
 * that would upset.
 * `e2e` starts real processes and real servers: its files run after the others and two at a time, on the two cores that a
 * test machine has.
 */
export default defineConfig({
  test: {
    root,
    reporters: ['default', fileURLToPath(new URL('./summary-reporter.ts', import.meta.url))],
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          root,
          include: [`${members}/{src,test}/**/*.test.ts`],
          exclude: [...generated, '**/test/e2e/**', ...apart],
          unstubEnvs: true,
          // Properties take their time on a machine that has other work.
          testTimeout: 30_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: {
          name: 'apart',
          root,
          include: apart,
          exclude: generated,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc,
        test: {
          name: 'e2e',
          root,
          include: [`${members}/test/e2e/**/*.test.ts`],
          exclude: generated,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
