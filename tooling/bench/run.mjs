// `npm run bench`: the figures that the READMEs quote, measured in one run and written to docs/measurements.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureKits } from './measure-kit.mjs';
import { measureRead } from './measure-read.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const SMALL = 100_000;
const LARGE = 400_000;

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
} finally {
  rmSync(workDir, { recursive: true });
}
