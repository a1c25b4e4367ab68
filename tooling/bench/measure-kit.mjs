import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vitest } from '../bootstrap/processes.mjs';

/** The contract tests of connectors, by whose they are. */
const KITS = [
  ['NetSuite', 'packages/netsuite/test/contract/kit.test.ts'],
  ['BambooHR', 'examples/bamboohr/test/contract/kit.test.ts'],
];

/**
 * @typedef {object} KitTime
 * @property {string} connector
 * @property {number} judged Rules that were judged.
 * @property {number} skipped Rules that have nothing to judge.
 * @property {string} seconds Of the whole file, as the runner counts them.
 */

/**
 * How long `testConnector` takes for each connector of this repository, one after the other.
 * @param {string} workDir
 * @returns {Promise<readonly KitTime[]>}
 * @throws Error naming the connector when a rule is broken.
 */
export async function measureKits(workDir) {
  const times = [];
  for (const [connector = '', file = ''] of KITS) {
    const report = join(workDir, `${connector}.json`);
    const code = await vitest(['--project', 'unit', file, '--reporter=json', `--outputFile.json=${report}`]);
    if (code !== 0)
      throw new Error(`Failed to time the kit for "${connector}": a rule is broken. Run: npm test.`);
    const [{ startTime, endTime, assertionResults }] = JSON.parse(readFileSync(report, 'utf8')).testResults;
    const judged = assertionResults.filter(
      (/** @type {{ status: string }} */ { status }) => status === 'passed',
    ).length;
    times.push({
      connector,
      judged,
      skipped: assertionResults.length - judged,
      seconds: ((endTime - startTime) / 1_000).toFixed(1),
    });
  }
  return times;
}
