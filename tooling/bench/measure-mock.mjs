import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';
import { startPeers } from './mock-peers.mjs';
import {
  AT_ONCE,
  cpuOfRound,
  median,
  requestText,
  send,
  startBareServer,
  startProcess,
} from './server-cpu.mjs';
import { authorizationHeader } from './sign-request.mjs';

const ROUNDS = 21;
const REQUESTS_A_ROUND = 2_000;
const EMPLOYEES = 100_000;
const MILLION = 1_000_000;

/**
 * @typedef {{ url: string, accountId: string, consumerKey: string, consumerSecret: string, tokenId: string,
 *   tokenSecret: string }} Announced What `netsuite-mock --json` prints.
 */

/** Measures the mock: rows of a name and a figure. */
export async function measureMock() {
  const servers = await measureCpu();
  const empty = await measureStart(0);
  const full = await measureStart(EMPLOYEES);
  const millionMiB = await measureMillion();
  const { cloneMs, restoreMs } = await measureClone();
  return [
    ...servers.map(({ name, micros, ratio }) => [
      `GET of one record, server CPU: ${name}`,
      `${micros.toFixed(0)} µs, ${ratio.toFixed(2)} times this mock's`,
    ]),
    ['start to the first answer, empty account', `${empty.startMs.toFixed(0)} ms`],
    [`start to the first page of ${EMPLOYEES} employees`, `${full.startMs.toFixed(0)} ms`],
    ['memory when idle, empty account', `${empty.idleMiB} MiB`],
    [`memory at most while ${MILLION} employees are read`, `${millionMiB} MiB`],
    [`clone of a mock of ${EMPLOYEES} employees, median of 101`, `${cloneMs.toFixed(2)} ms`],
    [`restore of a snapshot of it, median of 101`, `${restoreMs.toFixed(2)} ms`],
  ];
}

/** Server CPU of one request: of the mock, of bare node:http and of other mocks, in rounds that take turns. */
async function measureCpu() {
  const workDir = mkdtempSync(join(tmpdir(), 'onlink-bench-peers-'));
  const mock = await startMock(1_000);
  const record = `${mock.announced.url}/services/rest/record/v1/employee/101`;
  const signed = () => authorizationHeader('GET', record, mock.announced);
  const { text } = await send({ url: record, method: 'GET', headers: signed() });
  const bare = {
    name: 'bare node:http, a body as long',
    ...(await startBareServer(Buffer.byteLength(text))),
  };
  const peers = await startPeers(workDir, text);
  try {
    const others = [bare, ...peers].map(({ name, url, child: { pid } }) => {
      const requests = new Array(REQUESTS_A_ROUND).fill(requestText(url));
      return { name, pid, url, write: () => requests };
    });
    const write = () => Array.from({ length: REQUESTS_A_ROUND }, () => requestText(record, signed()));
    const servers = [
      { name: 'this mock, signed and verified', pid: mock.child.pid, url: record, write },
      ...others,
    ];
    const micros = servers.map(() => /** @type {number[]} */ ([]));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [index, { pid, url, write: writeRequests }] of servers.entries()) {
        const taken = await cpuOfRound({ pid, url, requests: writeRequests() });
        // The first warms all up.
        if (round > 0) micros[index]?.push(taken);
      }
    }
    const own = micros[0] ?? [];
    return servers.map(({ name }, index) => {
      const taken = micros[index] ?? [];
      const ratios = taken.map((each, round) => each / (own[round] ?? each));
      return { name, micros: median(taken), ratio: median(ratios) };
    });
  } finally {
    for (const { child } of [mock, bare, ...peers]) child.kill('SIGTERM');
    rmSync(workDir, { recursive: true });
  }
}

/**
 * From the start of the process to its first answer: of a probe by an empty account, else of a page of its employees.
 * @param {number} employees
 */
async function measureStart(employees) {
  const times = [];
  let idleMiB = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    const startedMs = performance.now();
    const { child, announced } = await startMock(employees);
    const first = employees === 0 ? await probe(announced) : await queryPage(announced);
    if (first.status >= 300)
      throw new Error(`Failed to measure: the first request was answered ${first.status}.`);
    times.push(performance.now() - startedMs);
    idleMiB = Math.round(residentMiB(child.pid));
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return { startMs: median(times), idleMiB };
}

/** The resident memory when every one of a million employees has been read. */
async function measureMillion() {
  const { child, announced } = await startMock(MILLION);
  try {
    let peakMiB = 0;
    for (let lastId = 0, more = true; more; ) {
      const { text } = await queryPage(announced, lastId);
      const { items, hasMore } = JSON.parse(text);
      more = hasMore;
      lastId = Number(items.at(-1)?.id);
      peakMiB = Math.max(peakMiB, residentMiB(child.pid));
    }
    return Math.round(peakMiB);
  } finally {
    child.kill('SIGTERM');
  }
}

/** @param {Announced} announced */
function probe(announced) {
  const url = `${announced.url}/services/rest/*`;
  return send({ url, method: 'OPTIONS', headers: authorizationHeader('OPTIONS', url, announced) });
}

/** @param {Announced} announced */
function queryPage(announced, lastId = 0) {
  const url = `${announced.url}/services/rest/query/v1/suiteql`;
  const q = 'SELECT id, lastname, email, department FROM employee WHERE id > ? ORDER BY id';
  const headers = {
    ...authorizationHeader('POST', url, announced),
    prefer: 'transient',
    'content-type': 'application/json',
  };
  return send({ url, method: 'POST', headers, body: JSON.stringify({ q, params: [String(lastId)] }) });
}

/** @param {number | undefined} pid */
function residentMiB(pid) {
  const [, kibibytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1_024;
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
    '--concurrency',
    String(AT_ONCE),
    '--json',
  ]);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, announced: /** @type {Announced} */ (JSON.parse(line)) };
}
