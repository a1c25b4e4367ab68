import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';
import { authorizationHeader } from './sign-request.mjs';

const ROUNDS = 21;
const REQUESTS_A_ROUND = 1_500;
/** Below the concurrency limit of a new account, which is 5. */
const AT_ONCE = 4;
const EMPLOYEES = 100_000;
const BODY_BYTES = 2_048;

/**
 * @typedef {{ url: string, accountId: string, consumerKey: string, consumerSecret: string, tokenId: string,
 *   tokenSecret: string }} Announced What `netsuite-mock --json` prints.
 */

/** Measures the mock: rows of a name and a figure. */
export async function measureMock() {
  const { ratio, mockMicros, bareMicros, asked } = await measureCpu();
  const empty = await measureStart(0);
  const full = await measureStart(EMPLOYEES);
  const { cloneMs, restoreMs } = await measureClone();
  return [
    [`server CPU of a signed and verified ${asked}`, `${mockMicros.toFixed(0)} µs`],
    [`server CPU of bare node:http, a body of ${BODY_BYTES} bytes`, `${bareMicros.toFixed(0)} µs`],
    ['the second as a part of the first, median of 21 interleaved rounds', ratio.toFixed(2)],
    ['start to the first answer, empty account', `${empty.startMs.toFixed(0)} ms`],
    [`start to the first answer, ${EMPLOYEES} employees`, `${full.startMs.toFixed(0)} ms`],
    ['memory when idle, empty account', `${empty.idleMiB} MiB`],
    [`clone of a mock of ${EMPLOYEES} employees, median of 101`, `${cloneMs.toFixed(2)} ms`],
    [`restore of a snapshot of it, median of 101`, `${restoreMs.toFixed(2)} ms`],
  ];
}

/** Server CPU of one request, of the mock and of bare node:http, in rounds that take turns. */
async function measureCpu() {
  const mock = await startMock(1_000);
  const bare = startProcess(process.execPath, ['--eval', BARE_SERVER]);
  try {
    const [line] = await once(createInterface({ input: bare.stdout }), 'line');
    const bareUrl = `http://127.0.0.1:${line}/`;
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const { asked, ask } = await chooseRequest(mock.announced, agent);
    const askBare = () => send({ url: bareUrl, method: 'GET', agent });
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const mockMicros = await cpuOfRound(mock.child.pid, ask);
      const bareMicros = await cpuOfRound(bare.pid, askBare);
      // The first warms both up.
      if (round > 0) rounds.push({ mockMicros, bareMicros, ratio: bareMicros / mockMicros });
    }
    agent.destroy();
    return {
      asked,
      ratio: median(rounds.map(({ ratio }) => ratio)),
      mockMicros: median(rounds.map(({ mockMicros }) => mockMicros)),
      bareMicros: median(rounds.map(({ bareMicros }) => bareMicros)),
    };
  } finally {
    mock.child.kill('SIGTERM');
    bare.kill('SIGTERM');
  }
}

const BARE_SERVER = `
  const body = Buffer.alloc(${BODY_BYTES}, 'x');
  const server = require('node:http').createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/** A record GET where the mock has it, else one row by SuiteQL. @param {Announced} announced @param {Agent} agent */
async function chooseRequest(announced, agent) {
  const record = `${announced.url}/services/rest/record/v1/employee/101`;
  const askRecord = () =>
    send({ url: record, method: 'GET', agent, headers: authorizationHeader('GET', record, announced) });
  const first = await askRecord();
  if (first.status === 200) return { asked: `record GET of ${first.bytes} bytes`, ask: askRecord };
  const query = `${announced.url}/services/rest/query/v1/suiteql`;
  const body = JSON.stringify({ q: 'SELECT * FROM employee WHERE id = ?', params: ['101'] });
  const ask = () =>
    send({
      url: query,
      method: 'POST',
      agent,
      body,
      headers: {
        ...authorizationHeader('POST', query, announced),
        prefer: 'transient',
        'content-type': 'application/json',
      },
    });
  const { bytes } = await ask();
  return { asked: `query of one row, ${bytes} bytes`, ask };
}

/** @param {number | undefined} pid @param {() => Promise<{ status: number }>} ask */
async function cpuOfRound(pid, ask) {
  const before = cpuMicros(pid);
  let left = REQUESTS_A_ROUND;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const { status } = await ask();
      if (status !== 200) throw new Error(`Failed to measure: a request was answered ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (cpuMicros(pid) - before) / REQUESTS_A_ROUND;
}

/**
 * What the threads of a process have used of the CPU, in microseconds, as Linux's scheduler counts it.
 * @param {number | undefined} pid
 */
function cpuMicros(pid) {
  const threads = `/proc/${pid}/task`;
  const nanos = readdirSync(threads).map((id) =>
    Number(readFileSync(join(threads, id, 'schedstat'), 'utf8').split(' ')[0]),
  );
  return nanos.reduce((sum, each) => sum + each, 0) / 1_000;
}

/** @param {number} employees */
async function measureStart(employees) {
  const times = [];
  let idleMiB = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    const startedMs = performance.now();
    const { child, announced } = await startMock(employees);
    const query = `${announced.url}/services/rest/*`;
    await send({ url: query, method: 'OPTIONS', headers: authorizationHeader('OPTIONS', query, announced) });
    times.push(performance.now() - startedMs);
    const [, kibibytes = '0'] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    idleMiB = Math.round(Number(kibibytes) / 1_024);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return { startMs: median(times), idleMiB };
}

async function measureClone() {
  const path = createRequire(join(ROOT, 'apps', 'netsuite-mock', 'package.json')).resolve(
    '@onlink/netsuite-mock',
  );
  const { createNetsuiteMock } = await import(pathToFileURL(path).href);
  const mock = createNetsuiteMock({ employees: EMPLOYEES });
  mock.store.update('employee', mock.store.ids('employee')[0], { title: 'Changed' });
  const snapshot = mock.snapshot();
  const timed = (/** @type {() => unknown} */ act) =>
    median(
      Array.from({ length: 101 }, () => {
        const startedMs = performance.now();
        act();
        return performance.now() - startedMs;
      }),
    );
  return { cloneMs: timed(() => mock.clone()), restoreMs: timed(() => mock.restore(snapshot)) };
}

/** @param {number} employees */
async function startMock(employees) {
  const bin = join(ROOT, 'apps', 'netsuite-mock', 'bin', 'netsuite-mock.mjs');
  const child = startProcess(process.execPath, [
    bin,
    '--port',
    '0',
    '--employees',
    String(employees),
    '--json',
  ]);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, announced: /** @type {Announced} */ (JSON.parse(line)) };
}

/** @param {string} command @param {readonly string[]} args */
function startProcess(command, args) {
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/**
 * @param {{ url: string, method: string, agent?: Agent, body?: string, headers?: Record<string, string> }} what
 * @returns {Promise<{ status: number, bytes: number }>}
 */
function send({ url, method, agent, body, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, ...(agent && { agent }), ...(headers && { headers }) },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk) => {
          bytes += chunk.length;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
