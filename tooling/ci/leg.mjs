import { spawn } from 'node:child_process';
import { parseClosingLine } from './closing-line.mjs';

/**
 * @typedef {object} Leg
 * @property {string} title
 * @property {readonly string[]} command
 * @property {Readonly<Record<string, string>>} [env] Beside the environment that all legs share.
 */

/**
 * @typedef {object} LegResult
 * @property {number} passed
 * @property {number} failed At least 1 when the leg did not end well, whatever its closing line says.
 * @property {string} [trouble] Why the leg does not count as it stands.
 */

/**
 * Runs one leg, shows what it prints, and reads its closing line.
 * @param {Leg} leg
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} place
 * @returns {Promise<LegResult>}
 */
export async function runLeg({ command, env }, place) {
  const { code, output } = await show(command, { ...place, env: { ...place.env, ...env } });
  const counts = parseClosingLine(output);
  if (counts === undefined) {
    return {
      passed: 0,
      failed: 1,
      trouble: `it ended with code ${code} and printed no count. See what it said above.`,
    };
  }
  if (counts.passed === 0 && counts.failed === 0) {
    return { passed: 0, failed: 1, trouble: 'it found no test to run.' };
  }
  if (code !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, trouble: `it ended with code ${code} although no test failed.` };
  }
  return counts;
}

/**
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} place
 * @returns {Promise<{ code: number, output: string }>}
 */
function show([program = '', ...args], { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      process.stdout.write(text);
    });
    child.stderr.pipe(process.stderr);
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
