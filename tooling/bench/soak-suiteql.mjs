import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vitest } from '../bootstrap/processes.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const COUNTS = { ONLINK_QUERIES: '10000', ONLINK_FUZZ: '1000000' };
const FOLDER = 'packages/netsuite-mock/test/properties';
const TESTS = ['sqlite-agreement', 'hostile-queries'].map((name) => `${FOLDER}/${name}.test.ts`);

/** @typedef {{ title: string, status: string, duration?: number }} Result */

/**
 * The full counts of what the mock's SuiteQL is held to: queries that SQLite answers alike, and inputs that break nothing.
 * @param {string} workDir
 * @returns {Promise<number>} The exit code of the tests.
 */
export async function soakSuiteql(workDir) {
  const report = join(workDir, 'suiteql.json');
  const code = await vitest(
    ['--project', 'unit', ...TESTS, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    COUNTS,
  );
  /** @type {readonly { assertionResults: readonly Result[] }[]} */
  const files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const path = writeMeasurement('soak-suiteql', {
    title: 'SuiteQL of the mock against SQLite and against hostile queries',
    what: 'Generated queries over generated tables, each answered by the mock and by SQLite; then random and mutated texts, each of which must be answered or refused.',
    head: ['test', 'result', 'seconds'],
    rows: files
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status, duration = 0 }) => [title, status, (duration / 1_000).toFixed(0)]),
  });
  console.log(`Written to ${path}.`);
  return code;
}
