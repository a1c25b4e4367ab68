// `npm run soak`: the full counts of what the tests run a slice of. Takes about half an hour on two cores.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vitest } from '../bootstrap/processes.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const KILLS = '200';
const TEST = 'apps/onlink/test/e2e/kill-import.test.ts';

/** @typedef {{ title: string, status: string, duration?: number }} Result */

const workDir = mkdtempSync(join(tmpdir(), 'onlink-soak-'));
const report = join(workDir, 'report.json');
try {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  process.exitCode = await vitest(['--project', 'e2e', TEST, '--testTimeout', '3600000', ...reporters], {
    ONLINK_KILLS: KILLS,
  });
  const path = writeMeasurement('soak', {
    title: 'Killing an import',
    what: 'The real command imports 5,000 employees, is ended by SIGKILL at a random instant and run again; then every object is compared with what the remote has. The last test is the control: with rows and checkpoint in the wrong order it must lose some.',
    head: ['test', 'result', 'seconds'],
    rows: resultsOf(report).map(({ title, status, duration = 0 }) => [
      title,
      status,
      (duration / 1_000).toFixed(0),
    ]),
  });
  console.log(`Written to ${path}.`);
} finally {
  rmSync(workDir, { recursive: true });
}

/**
 * @param {string} path
 * @returns {readonly Result[]}
 */
function resultsOf(path) {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  return testResults.flatMap(
    (/** @type {{ assertionResults: readonly Result[] }} */ file) => file.assertionResults,
  );
}
