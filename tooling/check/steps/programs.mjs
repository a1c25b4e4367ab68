import { join } from 'node:path';
import { capture } from '../../bootstrap/processes.mjs';
import { ROOT } from '../../bootstrap/root.mjs';

/**
 * Runs one of the workspace's programs as a check.
 * @param {string} name Its name in node_modules/.bin.
 * @param {readonly string[]} args
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
async function program(name, args) {
  const { code, output } = await capture(join(ROOT, 'node_modules', '.bin', name), args);
  return { ok: code === 0, output };
}

/** Format and lint rules, over everything git does not ignore. `npm run format` mends what can be mended. */
export function lint() {
  return program('biome', ['check', '--config-path=tooling/lint/rules.jsonc', '--error-on-warnings']);
}

/** The types of every package's sources and tests together. */
export function typecheck() {
  return program('turbo', ['run', 'typecheck', '--output-logs=errors-only', '--concurrency=2', '--continue']);
}

/** The types of tooling itself: JavaScript with annotations in comments. */
export function typecheckTooling() {
  return program('tsc', ['-p', 'tooling/tsconfig.json']);
}

/**
 * Files, exports and dependencies that nothing uses.
 * @param {readonly string[]} args
 */
export function knip(args) {
  return program('knip', [
    '--config',
    'tooling/knip/knip.jsonc',
    '--no-progress',
    '--no-config-hints',
    ...args,
  ]);
}
