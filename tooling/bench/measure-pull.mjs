import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../bootstrap/root.mjs';
import { installPeers } from './install-peers.mjs';

const LATENCY_MS = 200;
const PAGE_ROWS = 1_000;
const CHILD = join(ROOT, 'tooling', 'bench', 'pull-child.mjs');
/** Five columns, so that a page is as long as those that other clients were measured with. */
const FIELDS = ['entityid', 'firstname', 'lastname', 'email'];

/**
 * @typedef {{ employees: number, concurrency: number, failing?: number, tls?: { key: string, cert: string } }} Remote
 * @typedef {{ rows: number, seconds: number, cpuMsPer1000: number, p99Ms: number, peakMiB: number }} Pulled
 */

/**
 * Pulls a mock of 200 ms latency empty, by the host and by npm clients: rows of a table.
 * @param {string} workDir
 */
export async function measurePull(workDir) {
  const rows = [
    await pullRow('5 at once', { employees: 1_000_000, concurrency: 5 }),
    await pullRow('15 at once', { employees: 1_000_000, concurrency: 15 }),
    await pullRow('15 at once, 1 % of requests fail', {
      employees: 1_000_000,
      concurrency: 15,
      failing: 0.01,
    }),
    await pullRow('15 at once, all 32 fields', { employees: 1_000_000, concurrency: 15 }, []),
    await pullRow('5 at once, from a cold start', { employees: 100_000, concurrency: 5 }),
    await pullRow('15 at once, from a cold start', { employees: 100_000, concurrency: 15 }),
  ];
  return [...rows, ...(await clientRows(workDir))];
}

/** @param {string} what @param {Remote} remote @param {readonly string[]} [fields] */
async function pullRow(what, remote, fields = FIELDS) {
  const pulled = await withMock(remote, (line) => runChild([CHILD, line, JSON.stringify(fields)]));
  return row(`OnLink, ${what}`, remote, pulled);
}

/** @param {string} what @param {Remote} remote @param {Pulled} pulled */
function row(what, { employees, concurrency }, { rows, seconds, cpuMsPer1000, p99Ms, peakMiB }) {
  if (rows !== employees) throw new Error(`Failed to measure "${what}": ${rows} of ${employees} rows came.`);
  const idealSeconds = (Math.ceil(employees / PAGE_ROWS / concurrency) * LATENCY_MS) / 1_000;
  return [
    what,
    `${rows}`,
    seconds.toFixed(2),
    `${Math.round(rows / seconds)}`,
    (idealSeconds / seconds).toFixed(3),
    cpuMsPer1000.toFixed(1),
    `${Math.round(peakMiB)}`,
    p99Ms === undefined ? '' : p99Ms.toFixed(1),
  ];
}

/** @template Result @param {Remote} remote @param {(announced: string) => Promise<Result>} work */
async function withMock({ employees, concurrency, failing, tls }, work) {
  const flags = [
    '--json',
    '--employees',
    employees,
    '--latency-ms',
    LATENCY_MS,
    '--concurrency',
    concurrency,
  ];
  if (failing !== undefined) flags.push('--admin');
  if (tls !== undefined) flags.push('--tls-key', tls.key, '--tls-cert', tls.cert);
  const mock = spawn(join(ROOT, 'node_modules', '.bin', 'netsuite-mock'), flags.map(String), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface({ input: mock.stdout }), 'line');
    if (failing !== undefined) await armFailures(JSON.parse(line).url, failing);
    return await work(line);
  } finally {
    mock.kill('SIGTERM');
    await once(mock, 'exit');
  }
}

/** @param {string} url @param {number} probability */
async function armFailures(url, probability) {
  const plan = { fault: 'unexpected-error', route: 'suiteql', probability, seed: 1 };
  const reply = await fetch(`${url}/__mock__/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  if (!reply.ok) throw new Error(`Failed to measure: the fault was refused: ${await reply.text()}`);
}

/** @param {readonly string[]} args @param {Readonly<Record<string, string>>} [env] @returns {Promise<Pulled>} */
async function runChild(args, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Failed to measure: ${args[0]} ended with ${code}.`);
  return JSON.parse(printed);
}

const CLIENTS = ['netsuite-rest@1.0.9', '@fye/netsuite-rest-api@2.3.1'];

/**
 * The same rows by clients from npm, each as its README says: one page after the other.
 * @param {string} workDir
 */
async function clientRows(workDir) {
  if (!installPeers(workDir, CLIENTS)) return [];
  const remote = { employees: 100_000, concurrency: 5 };
  const rows = [];
  for (const [name, { script, needsTls }] of Object.entries(CLIENT_SCRIPTS)) {
    const file = join(workDir, `${name.replace('/', '-')}.cjs`);
    writeFileSync(file, `${script}\n${REPORT}`);
    const tls = needsTls ? makeCertificate(workDir) : undefined;
    const pulled = await withMock({ ...remote, ...(tls && { tls }) }, (line) =>
      runChild([file, line, FIELDS.join(', ')], tls && { NODE_EXTRA_CA_CERTS: tls.cert }),
    );
    rows.push(row(name, remote, pulled));
  }
  return rows;
}

/** A certificate for this machine, that the client alone trusts. @param {string} workDir */
function makeCertificate(workDir) {
  const tls = { key: join(workDir, 'key.pem'), cert: join(workDir, 'cert.pem') };
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
  const { status } = spawnSync(
    'openssl',
    [...args, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', tls.key, '-out', tls.cert],
    { stdio: 'ignore' },
  );
  if (status !== 0) throw new Error('Failed to measure: openssl made no certificate. Install openssl.');
  return tls;
}

const REPORT = `
const { url, accountId, consumerKey, consumerSecret, tokenId, tokenSecret } = JSON.parse(process.argv[2]);
const query = 'SELECT id, ' + process.argv[3] + ' FROM employee ORDER BY id';
const sink = require('node:fs').createWriteStream('/dev/null');
const before = process.cpuUsage();
const startedMs = performance.now();
let rows = 0;
const write = (items) => {
  rows += items.length;
  sink.write(items.map((item) => JSON.stringify(item) + '\\n').join(''));
};
pullAll(write).then(() => {
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(before);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ rows, seconds, cpuMsPer1000: (user + system) / rows, peakMiB }));
  process.exit();
});`;

const CLIENT_SCRIPTS = {
  'netsuite-rest 1.0.9': {
    needsTls: false,
    script: `
const NetsuiteRest = require('netsuite-rest');
async function pullAll(write) {
  const client = new NetsuiteRest({ consumer_key: consumerKey, consumer_secret_key: consumerSecret, token: tokenId,
    token_secret: tokenSecret, realm: accountId, base_url: url });
  for (let offset = 0, more = true; more; offset += 1000) {
    const { data } = await client.request({ path: 'query/v1/suiteql?limit=1000&offset=' + offset, method: 'POST',
      body: JSON.stringify({ q: query }) });
    write(data.items);
    more = data.hasMore;
  }
}`,
  },
  '@fye/netsuite-rest-api 2.3.1': {
    needsTls: true,
    script: `
const { suiteqlSearch } = require('@fye/netsuite-rest-api');
async function pullAll(write) {
  const rows = suiteqlSearch({ netsuiteApiHost: new URL(url).host, consumerKey, consumerSecret,
    netsuiteAccountId: accountId, netsuiteTokenKey: tokenId, netsuiteTokenSecret: tokenSecret,
    netsuiteQueryLimit: 1000 }, { query });
  for await (const row of rows) write([row].flat());
}`,
  },
};
