import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * The environment of every child: the workspace's own programs first on the path (turbo looks for a `pnpm` there), and
 * no telemetry or update notice.
 * @param {Readonly<Record<string, string>>} [extra]
 */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    ...extra,
  };
}

/**
 * Runs a program in the root with its output on ours, and resolves to its exit code (128 + n when signal n ended it).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<number>}
 */
function inherit(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: environment(env), stdio: 'inherit' });
    // The terminal sends SIGINT to the whole group: the child decides what it means, and we wait for its answer.
    const ignore = () => undefined;
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', forward);
    const done = (/** @type {number} */ code) => {
      process.off('SIGINT', ignore).off('SIGTERM', forward);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(
        `Failed to run "${command}": ${error.message}. Run the command again after: npm run build.`,
      );
      done(1);
    });
    child.on('close', (code, signal) =>
      done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/**
 * Runs a program in the root and keeps what it prints, for steps that are silent unless they fail.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Readonly<Record<string, string>>, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: environment(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}`, stdout }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * Runs a script of the workspace under this very Node.
 * @param {readonly [string, ...string[]]} args The script's path from the root, then its arguments.
 */
export async function node(args) {
  if (!existsSync(join(ROOT, args[0]))) {
    console.error(`Failed to run "${args[0]}": the file is not there. Check out the whole repository.`);
    return 1;
  }
  return inherit(process.execPath, args);
}

/**
 * Runs the workspace's tests.
 * @param {readonly string[]} args Passed on to vitest: a folder, a file, `--project unit`.
 * @param {Readonly<Record<string, string>>} [env]
 */
export function vitest(args, env) {
  const script = join('node_modules', 'vitest', 'vitest.mjs');
  return inherit(
    process.execPath,
    [script, 'run', '--config', 'tooling/vitest/vitest.config.ts', ...args],
    env,
  );
}

/**
 * Formats and lints.
 * @param {readonly string[]} args
 */
export function biome(args) {
  return inherit(join(ROOT, 'node_modules', '.bin', 'biome'), [
    'check',
    '--config-path=tooling/lint/rules.jsonc',
    ...args,
  ]);
}
