import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { BeginExchange } from '../protocol/create-core.js';
import { errorReply } from '../protocol/error-reply.js';
import type { MockResponse } from '../protocol/message.js';
import { sendAnswer } from './http-delivery.js';
import { readBody } from './read-body.js';

/** A certificate with its key, in PEM. */
export interface TlsOptions {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

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
  /** Serves HTTPS with this certificate. Default: plain HTTP. */
  readonly tls?: TlsOptions;
  /**
   * Serves the admin API under `/__mock__/` too, to whoever reaches the port but a web page of another site: no login
   * guards it. Default false.
   */
  readonly adminApi?: boolean;
}

/** A listening mock. */
export interface ListeningMock {
  /** `http://host:port`, or `https://`: the base URL to connect to and to sign. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection, idle or open. Safe to call twice. */
  close(): Promise<void>;
}

/** Answers a request of the mock's own, such as of the admin API; `undefined` where it is NetSuite's. */
export type OwnAnswer = (
  request: Pick<IncomingMessage, 'headers'> & {
    readonly method: string;
    readonly url: string;
    readonly body: Uint8Array;
  },
) => MockResponse | undefined;

const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Serves the core on node:http. Rejects with the system's error, such as EADDRINUSE, when it cannot listen. */
export async function listenOnHttp(
  begin: BeginExchange,
  options: ListenOptions = {},
  ownAnswer?: OwnAnswer,
): Promise<ListeningMock> {
  const { port = 0, host = '127.0.0.1', latencyMs = 0, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, tls } = options;
  const scheme = tls === undefined ? 'http' : 'https';
  const waiting = new Set<NodeJS.Timeout>();
  const after = (delayMs: number, send: () => void): void => {
    if (delayMs <= 0) {
      send();
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(timer);
      send();
    }, delayMs);
    waiting.add(timer);
  };
  const server = createEitherServer(tls, (request, response) => {
    readBody(request, maxBodyBytes, (body) => {
      if (body === undefined) {
        sendAnswer(response, BODY_TOO_LARGE);
        return;
      }
      const { method = 'GET', headers } = request;
      const url = absoluteUrl(request, scheme);
      const own = ownAnswer?.({ method, url, headers, body });
      if (own !== undefined) {
        sendAnswer(response, own);
        return;
      }
      const { response: answer, done } = begin({ method, url, headers, body }, 'http');
      // Comes after the last byte as well as when the client goes away.
      response.on('close', done);
      after(latencyMs + (answer.delivery?.delayMs ?? 0), () => sendAnswer(response, answer));
    });
  });
  await listening(server, port, host);
  const { port: boundPort } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
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

function createEitherServer(tls: TlsOptions | undefined, listener: RequestListener): Server {
  return tls === undefined
    ? createServer(listener)
    : createTlsServer({ key: tls.key, cert: tls.cert }, listener);
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

function absoluteUrl(request: IncomingMessage, scheme: string): string {
  const target = request.url ?? '/';
  // A proxy's request line holds the whole URL.
  return target.startsWith('/') || target === '*'
    ? `${scheme}://${request.headers.host ?? ''}${target === '*' ? '/*' : target}`
    : target;
}

const BODY_TOO_LARGE: MockResponse = bodyTooLarge();

function bodyTooLarge(): MockResponse {
  const reply = errorReply({
    status: 413,
    code: 'MOCK_BODY_TOO_LARGE',
    detail: 'The request body is larger than the mock takes. Raise maxBodyBytes.',
  });
  return { status: reply.status, headers: { ...reply.headers, connection: 'close' }, body: reply.body };
}
