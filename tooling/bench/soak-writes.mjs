import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vitest } from '../bootstrap/processes.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const CREATES = '1000';
const TEST = 'packages/netsuite/test/properties/lost-writes.test.ts';

/** @typedef {{ title: string, status: string, duration?: number }} Result */

/**
 * The full count of creates whose replies are lost: as many records as pieces of work, and no more.
 * @param {string} workDir
 * @returns {Promise<number>} The exit code of the test.
 */
export async function soakWrites(workDir) {
  const report = join(workDir, 'writes.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await vitest(['--project', 'unit', TEST, '--testTimeout', '600000', ...reporters], {
    ONLINK_LOST_WRITES: CREATES,
  });
  /** @type {readonly { assertionResults: readonly Result[] }[]} */
  const files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const path = writeMeasurement('soak-writes', {
    title: 'Creates whose replies are lost',
    what: `${CREATES} vendors are created one after the other through the host's own action runner, against the mock; one reply in ten is lost by a reset after the commit, or by other losses beside it. Afterwards there must be exactly ${CREATES} records more, one of each name.`,
    head: ['test', 'result', 'seconds'],
    rows: files
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status, duration = 0 }) => [title, status, (duration / 1_000).toFixed(0)]),
  });
  console.log(`Written to ${path}.`);
  return code;
}
