import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { biome, node, vitest } from './processes.mjs';

/**
 * @typedef {object} Task What one npm script does.
 * @property {boolean} builds Whether the packages must be built first.
 * @property {(args: readonly string[]) => Promise<number>} run Resolves to the exit code.
 */

/** Every npm script of the root, by its name. Arguments after `--` arrive in `args`.
 * @type {Readonly<Record<string, Task>>} */
const TASKS = {
  start: { builds: true, run: (args) => node(['tooling/demo/start.mjs', ...args]) },
  build: { builds: true, run: async () => 0 },
  check: { builds: true, run: (args) => node(['tooling/check/run.mjs', ...args]) },
  test: { builds: true, run: checkThenTest },
  format: { builds: false, run: (args) => biome(['--write', ...args]) },
  bench: { builds: true, run: (args) => node(['tooling/bench/run.mjs', ...args]) },
  soak: { builds: true, run: (args) => node(['tooling/bench/soak.mjs', ...args]) },
};

/**
 * The tests run even when a check failed, so that one unused export does not hide what the tests say. The failed check
 * counts as a failure in the closing line and in the exit code.
 * @param {readonly string[]} args
 */
async function checkThenTest(args) {
  const checkCode = await node(['tooling/check/run.mjs']);
  const testCode = await vitest(args, { ONLINK_CHECK_FAILED: checkCode === 0 ? '' : '1' });
  return checkCode === 0 ? testCode : checkCode;
}

/**
 * Installs, builds and runs one task, and sets the exit code of the process.
 * @param {readonly string[]} argv The task's name, then its arguments.
 */
export async function main([name = '', ...args]) {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (task === undefined) {
    console.error(`Failed to find task "${name}". Use one of: ${Object.keys(TASKS).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const ready = (await ensureInstalled()) && (!task.builds || (await ensureBuilt()));
  process.exitCode = ready ? await task.run(args) : 1;
}
