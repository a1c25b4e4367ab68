// `npm run bench`: the figures that the READMEs quote, measured in one run and written to docs/measurements.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureKits } from './measure-kit.mjs';
import { measureMock } from './measure-mock.mjs';
import { measurePull } from './measure-pull.mjs';
import { measureRead } from './measure-read.mjs';
import { measureSuiteql } from './measure-suiteql.mjs';
import { reportVerification } from './measure-verification.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const SMALL = 100_000;
const LARGE = 400_000;

const MOCK = {
  title: 'The NetSuite mock',
  what: 'The `netsuite-mock` command in a process of its own, asked over a loopback socket by a client whose CPU does not count; bare node:http and other mocks beside it in rounds that take turns. The others check no signature.',
  head: ['what', 'figure'],
};

const workDir = mkdtempSync(join(tmpdir(), 'onlink-bench-'));
try {
  const rows = [];
  for (const employees of [SMALL, LARGE]) {
    const { rowsPerSecond, peakMiB, seconds } = await measureRead(employees, join(workDir, `${employees}`));
    console.log(`${employees} employees: ${rowsPerSecond} rows/s, ${peakMiB} MiB at most, ${seconds} s`);
    rows.push([`${employees}`, `${rowsPerSecond}`, `${peakMiB}`, `${seconds}`]);
  }
  const path = writeMeasurement('read', {
    title: 'Reading employees by `onlink read`',
    what: 'The real command reads every employee, all fields, from the mock in a process of its own, over a loopback socket with every signature verified; its output goes to nowhere. Peak memory is the reading process alone.',
    head: ['employees', 'rows/s', 'peak MiB of the reader', 'seconds'],
    rows,
  });
  console.log(`Written to ${path}.`);
  await reportVerification();
  console.log(`Written to ${writeMeasurement('netsuite-mock', { ...MOCK, rows: await measureMock() })}.`);
  const kits = await measureKits(workDir);
  const kitPath = writeMeasurement('kit', {
    title: 'Judging a connector by the contract kit',
    what: 'The whole of `testConnector`, one connector after the other, each with its mock in the same process.',
    head: ['connector', 'rules judged', 'rules with nothing to judge', 'seconds'],
    rows: kits.map(({ connector, judged, skipped, seconds }) => [
      connector,
      `${judged}`,
      `${skipped}`,
      seconds,
    ]),
  });
  console.log(`Written to ${kitPath}.`);
  const pullDir = join(workDir, 'clients');
  mkdirSync(pullDir);
  const pullPath = writeMeasurement('pull', {
    title: 'Pulling a NetSuite of 200 ms latency empty',
    what: 'Employees, five fields, through the host and the connector into NDJSON that goes to nowhere, store in memory, every signature verified; ideal is a page of 1,000 rows for each place every 200 ms. Then the same by npm clients, as their READMEs say.',
    head: [
      'reader',
      'rows',
      'seconds',
      'rows/s',
      'of the ideal',
      'CPU ms per 1,000 rows',
      'peak MiB',
      'loop delay p99 ms',
    ],
    rows: await measurePull(pullDir),
  });
  console.log(`Written to ${pullPath}.`);
  const queries = await measureSuiteql();
  const suiteqlPath = writeMeasurement('suiteql', {
    title: 'SuiteQL in the evaluator of the mock',
    what: 'Pages of 1,000 rows over 100,000 employees, in process, no HTTP and no signature: milliseconds of processor time, the median of 101 queries with different values, after 100 others.',
    head: ['query', 'CPU ms', 'target'],
    rows: queries.map(({ what, cpuMs, target }) => [what, cpuMs, target]),
  });
  console.log(`Written to ${suiteqlPath}.`);
} finally {
  rmSync(workDir, { recursive: true });
}
