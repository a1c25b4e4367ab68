// `npm run soak`: the full counts of what the tests run a slice of. Takes about half an hour on two cores.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vitest } from '../bootstrap/processes.mjs';
import { soakSuiteql } from './soak-suiteql.mjs';
import { soakWrites } from './soak-writes.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const KILLS = '200';
const TEST = 'apps/onlink/test/e2e/kill-import.test.ts';
const HEADERS = 'packages/netsuite-mock/test/properties/authorization-header.test.ts';
const HEADER_INPUTS = '1000000';

/** @typedef {{ kills: number, beforeTheFirstPage: number, between: number, afterTheLastPage: number }} Spread */
/** @typedef {{ title: string, status: string, duration?: number, meta?: { spread?: Spread } }} Result */

const workDir = mkdtempSync(join(tmpdir(), 'onlink-soak-'));
const report = join(workDir, 'report.json');
try {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  process.exitCode = await vitest(['--project', 'e2e', TEST, '--testTimeout', '3600000', ...reporters], {
    ONLINK_KILLS: KILLS,
  });
  const path = writeMeasurement('soak', {
    title: 'Killing an import',
    what: 'The real command imports 5,000 employees in pages of 250, is ended by SIGKILL at one request of the import, chosen at random in each of as many equal stretches of it, and a random moment later, and run again; then every object is compared with what the remote has, in every mapped attribute. Only imports that the kill really ended are counted; how many objects were durable then says where it fell. The last test is the control: with rows and checkpoint in the wrong order it must lose some.',
    head: ['test', 'result', 'seconds', 'kills', 'before the first page', 'between', 'after the last page'],
    rows: resultsOf(report).map(({ title, status, duration = 0, meta }) => [
      title,
      status,
      (duration / 1_000).toFixed(0),
      ...fallsOf(meta?.spread),
    ]),
  });
  console.log(`Written to ${path}.`);
  const fuzzed = await vitest(['--project', 'unit', HEADERS, ...reporters], { ONLINK_FUZZ: HEADER_INPUTS });
  process.exitCode ||= fuzzed;
  const headersPath = writeMeasurement('soak-headers', {
    title: 'Any text as an Authorization header',
    what: `${HEADER_INPUTS} random and mutated headers are parsed and sent through the mock: none may throw, hang or be answered by an error of the server.`,
    head: ['test', 'result', 'seconds'],
    rows: resultsOf(report).map(({ title, status, duration = 0 }) => [
      title,
      status,
      (duration / 1_000).toFixed(0),
    ]),
  });
  console.log(`Written to ${headersPath}.`);
  process.exitCode ||= await soakSuiteql(workDir);
  process.exitCode ||= await soakWrites(workDir);
} finally {
  rmSync(workDir, { recursive: true });
}

/** @param {Spread | undefined} spread */
function fallsOf(spread) {
  if (spread === undefined) return ['', '', '', ''];
  const { kills, beforeTheFirstPage, between, afterTheLastPage } = spread;
  return [kills, beforeTheFirstPage, between, afterTheLastPage].map(String);
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
