import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../bootstrap/root.mjs';

const SAMPLE_MS = 50;

/** @param {string} name */
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/**
 * Reads all employees of a mock of that size with the real command, once.
 * @param {number} employees
 * @param {string} dataDir
 */
export async function measureRead(employees, dataDir) {
  const mock = spawn(bin('netsuite-mock'), ['--port', '0', '--employees', String(employees), '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface({ input: mock.stdout }), 'line');
    const { url, accountId, ...secrets } = JSON.parse(line);
    addConnection({ url, accountId, secrets, dataDir });
    // Once for one row: the mock makes its employees when they are first read.
    await readOnce(['--limit', '1'], dataDir);
    const { seconds, peakMiB } = await readOnce([], dataDir);
    return { rowsPerSecond: Math.round(employees / seconds), peakMiB, seconds: seconds.toFixed(1) };
  } finally {
    mock.kill('SIGTERM');
  }
}

/** @param {{ url: string, accountId: string, secrets: Record<string, string>, dataDir: string }} access */
function addConnection({ url, accountId, secrets, dataDir }) {
  const names = Object.keys(secrets);
  const flags = names.flatMap((name) => ['--secret', `${name}=env:BENCH_${name}`]);
  const env = Object.fromEntries(names.map((name) => [`BENCH_${name}`, secrets[name]]));
  const args = ['connection', 'add', 'bench', '--connector', 'netsuite', '--data-dir', dataDir];
  const { status } = spawnSync(
    bin('onlink'),
    [...args, '--set', `accountId=${accountId}`, '--set', `baseUrl=${url}`, ...flags],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`Failed to add the connection: onlink ended with ${status}.`);
}

/**
 * @param {readonly string[]} flags
 * @param {string} dataDir
 */
async function readOnce(flags, dataDir) {
  const startedMs = performance.now();
  const reader = spawn(bin('onlink'), ['read', 'bench', 'employee', ...flags, '--data-dir', dataDir], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  let peakMiB = 0;
  const sampler = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(reader.pid));
  }, SAMPLE_MS);
  const [code] = await once(reader, 'exit');
  clearInterval(sampler);
  if (code !== 0) throw new Error(`Failed to read: onlink ended with ${code}.`);
  return { seconds: (performance.now() - startedMs) / 1_000, peakMiB };
}

/** The most memory that a process had so far, in MiB, as Linux counts it; 0 elsewhere. @param {number | undefined} pid */
function peakOf(pid) {
  try {
    const [, kibibytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kibibytes) / 1_024);
  } catch {
    return 0;
  }
}
