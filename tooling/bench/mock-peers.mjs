// The mocks that the NetSuite mock is measured beside. They are installed into a folder of their own when they are measured,
// because nothing else here uses them.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPeers } from './install-peers.mjs';
import { send, startProcess } from './server-cpu.mjs';

const PACKAGES = ['@mockoon/cli@9.9.0', '@mswjs/http-middleware@0.10.3', 'msw@2.15.0'];

/** Each peer answers one GET with a fixed body, and checks no signature. */
const PEERS = [
  { name: '@mockoon/cli 9.9.0', start: startMockoon },
  { name: 'msw 2.15.0 by @mswjs/http-middleware 0.10.3', start: startMiddleware },
];

/**
 * Installs and starts the peers; gives those that could be started.
 * @param {string} workDir An empty folder.
 * @param {string} body The JSON that each is to answer with.
 */
export async function startPeers(workDir, body) {
  if (!installPeers(workDir, PACKAGES)) return [];
  return Promise.all(PEERS.map(async ({ name, start }) => ({ name, ...(await start(workDir, body)) })));
}

/** @param {string} workDir @param {string} body */
async function startMockoon(workDir, body) {
  const port = await freePort();
  const file = join(workDir, 'mockoon.json');
  writeFileSync(file, JSON.stringify(mockoonEnvironment(port, body)));
  const cli = join(workDir, 'node_modules', '@mockoon', 'cli', 'bin', 'run.js');
  const child = startProcess(
    process.execPath,
    [cli, 'start', '--data', file, '--disable-log-to-file'],
    workDir,
  );
  child.stdout.resume();
  const url = `http://127.0.0.1:${port}/record`;
  await answering(url);
  return { child, url };
}

/** @param {number} port @param {string} body */
function mockoonEnvironment(port, body) {
  const response = {
    uuid: 'b',
    body,
    statusCode: 200,
    headers: [],
    default: true,
    rules: [],
    rulesOperator: 'OR',
    bodyType: 'INLINE',
  };
  const route = {
    uuid: 'a',
    type: 'http',
    method: 'get',
    endpoint: 'record',
    responses: [response],
    responseMode: null,
  };
  return {
    uuid: 'e',
    lastMigration: 33,
    name: 'peer',
    endpointPrefix: '',
    latency: 0,
    port,
    hostname: '127.0.0.1',
    folders: [],
    routes: [route],
    rootChildren: [{ type: 'route', uuid: 'a' }],
    proxyMode: false,
    tlsOptions: { enabled: false },
    cors: false,
    headers: [{ key: 'Content-Type', value: 'application/json' }],
    data: [],
  };
}

/** @param {string} workDir @param {string} body */
async function startMiddleware(workDir, body) {
  const file = join(workDir, 'middleware.mjs');
  writeFileSync(
    file,
    `import { createServer } from '@mswjs/http-middleware';
    import { http, HttpResponse } from 'msw';
    const record = JSON.parse(${JSON.stringify(body)});
    const server = createServer(http.get('/record', () => HttpResponse.json(record))).listen(0, '127.0.0.1', () => console.log(server.address().port));`,
  );
  const child = startProcess(process.execPath, [file], workDir);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: `http://127.0.0.1:${line}/record` };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until there is an answer, for 20 seconds at most. @param {string} url */
async function answering(url) {
  for (const startedMs = performance.now(); performance.now() - startedMs < 20_000; ) {
    const answer = await send({ url, method: 'GET' }).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Failed to measure: nothing answers at ${url}.`);
}
