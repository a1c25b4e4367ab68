import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MockCore } from '../protocol/create-core.js';
import { errorReply } from '../protocol/error-reply.js';
import type { MockResponse } from '../protocol/message.js';

/** How the mock listens. */
export interface ListenOptions {
  /** Port, 0 to 65535. Default 0: any free one. */
  readonly port?: number;
  /** Address to bind. Default `127.0.0.1`. */
  readonly host?: string;
  /** Milliseconds by which each answer is held back. Default 0. */
  readonly latencyMs?: number;
  /** Largest body taken, in bytes; a larger one is answered 413 and the connection closed. Default 16 MiB. */
  readonly maxBodyBytes?: number;
}

/** A listening mock. */
export interface ListeningMock {
  /** `http://host:port`, the base URL to connect to and to sign. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection, idle or open. Safe to call twice. */
  close(): Promise<void>;
}

const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Serves the core on node:http. Rejects with the system's error, such as EADDRINUSE, when it cannot listen. */
export async function listenOnHttp(core: MockCore, options: ListenOptions = {}): Promise<ListeningMock> {
  const { port = 0, host = '127.0.0.1', latencyMs = 0, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const waiting = new Set<NodeJS.Timeout>();
  const reply = (response: ServerResponse, answer: MockResponse): void => {
    if (latencyMs <= 0) {
      writeAnswer(response, answer);
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(timer);
      writeAnswer(response, answer);
    }, latencyMs);
    waiting.add(timer);
  };
  const server = createServer((request, response) => {
    readBody(request, maxBodyBytes, (body) => {
      if (body === undefined) return refuseBody(response);
      const { method = 'GET', headers } = request;
      reply(response, core({ method, url: absoluteUrl(request), headers, body }));
    });
  });
  await listening(server, port, host);
  const { port: boundPort } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    close() {
      closed ??= new Promise((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function absoluteUrl(request: IncomingMessage): string {
  const target = request.url ?? '/';
  // A proxy's request line holds the whole URL.
  return target.startsWith('/') || target === '*'
    ? `http://${request.headers.host ?? ''}${target === '*' ? '/*' : target}`
    : target;
}

const NO_BODY = new Uint8Array(0);

function readBody(
  request: IncomingMessage,
  maxBodyBytes: number,
  done: (body: Uint8Array | undefined) => void,
): void {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  let over = false;
  request.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (over) return;
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk);
    else {
      over = true;
      done(undefined);
    }
  });
  request.on('end', () => {
    if (!over)
      done(
        chunks.length === 0 ? NO_BODY : chunks.length === 1 ? (chunks[0] ?? NO_BODY) : Buffer.concat(chunks),
      );
  });
  // A client that goes away mid-body needs no answer.
  request.on('error', () => {});
}

function refuseBody(response: ServerResponse): void {
  const {
    status,
    headers = {},
    body,
  } = errorReply({
    status: 413,
    code: 'MOCK_BODY_TOO_LARGE',
    detail: 'The request body is larger than the mock takes. Raise maxBodyBytes.',
  });
  writeAnswer(response, { status, headers: { ...headers, connection: 'close' }, body });
}

function writeAnswer(response: ServerResponse, answer: MockResponse): void {
  if (response.destroyed) return;
  response.sendDate = answer.headers['date'] === undefined;
  if (answer.body === '') {
    response.writeHead(answer.status, answer.headers);
    response.end();
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(answer.body);
}
