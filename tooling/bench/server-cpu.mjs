import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Requests under way, each on a connection of its own: enough that the server is never idle. */
export const AT_ONCE = 32;

/**
 * A server of node:http alone that answers anything with a fixed body, in a process of its own.
 * @param {number} bodyBytes
 */
export async function startBareServer(bodyBytes) {
  const child = startProcess(process.execPath, ['--eval', BARE_SERVER, String(bodyBytes)]);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: `http://127.0.0.1:${line}/` };
}

const BARE_SERVER = `
  const body = Buffer.alloc(Number(process.argv[1]), 'x');
  const server = require('node:http').createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/**
 * The processor time of a server for one request, in microseconds. The requests are written beforehand, whole, so that the
 * client costs little and the server has always more to do.
 * @param {{ pid: number | undefined, url: string, requests: readonly string[] }} what
 */
export async function cpuOfRound({ pid, url, requests }) {
  const { hostname, port } = new URL(url);
  const before = cpuMicros(pid);
  let next = 0;
  const take = () => {
    next += 1;
    return requests[next - 1];
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => askInTurn(Number(port), hostname, take)));
  return (cpuMicros(pid) - before) / requests.length;
}

/**
 * Sends requests over one connection, one after the other, until there are none left.
 * @param {number} port
 * @param {string} host
 * @param {() => string | undefined} take
 */
function askInTurn(port, host, take) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host).setEncoding('latin1').setNoDelay(true);
    let received = '';
    const sendNext = () => {
      const request = take();
      if (request === undefined) socket.end();
      else socket.write(request);
    };
    socket.on('connect', sendNext).on('error', reject).on('close', resolve);
    socket.on('data', (text) => {
      received += text;
      const headEnd = received.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const head = received.slice(0, headEnd);
      if (!head.startsWith('HTTP/1.1 200'))
        socket.destroy(new Error(`Failed to measure: the server answered ${head}`));
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (Number.isNaN(length))
        socket.destroy(new Error('Failed to measure: an answer has no Content-Length.'));
      if (received.length < headEnd + 4 + length) return;
      received = '';
      sendNext();
    });
  });
}

/**
 * A GET as it goes over the wire.
 * @param {string} url
 * @param {Readonly<Record<string, string>>} [headers]
 */
export function requestText(url, headers = {}) {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
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

/** @param {string} command @param {readonly string[]} args @param {string} [cwd] */
export function startProcess(command, args, cwd) {
  return spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(cwd === undefined ? {} : { cwd }),
  });
}

/**
 * @param {{ url: string, method: string, body?: string, headers?: Record<string, string> }} what
 * @returns {Promise<{ status: number, bytes: number, text: string }>}
 */
export function send({ url, method, body, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ...(headers && { headers }) }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, bytes: Buffer.byteLength(text), text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
