import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One run over the whole workspace. `unit` is everything that needs no child process; `e2e` starts real
 * processes and real servers, so its files run one after another on the two cores a test machine has.
 */
export default defineConfig({
  test: {
    root,
    reporters: ['default', fileURLToPath(new URL('./summary-reporter.ts', import.meta.url))],
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['{packages,apps,tooling}/*/{src,test}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**'],
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['{packages,apps,tooling}/*/test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
