import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { MockResponse } from '../protocol/message.js';

/** Sends an answer the way its delivery says, at once: the delay is the caller's. */
export function sendAnswer(response: ServerResponse, answer: MockResponse): void {
  if (response.destroyed) return;
  switch (answer.delivery?.end) {
    case 'reset':
      resetConnection(response.socket);
      return;
    case 'stall':
      return;
    case 'cut':
      cutShort(response, answer);
      return;
    default:
      writeWhole(response, answer);
  }
}

function writeWhole(response: ServerResponse, { status, headers, body }: MockResponse): void {
  response.sendDate = headers['date'] === undefined;
  if (body === '') {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const fields: string[] = ['content-length', String(Buffer.byteLength(body))];
  for (const name in headers) fields.push(name, headers[name] ?? '');
  response.writeHead(status, fields);
  response.end(body);
}

function resetConnection(socket: Socket | null): void {
  // A TLS socket has no TCP handle of its own to reset; ending it without notice is the same to a client.
  if (socket === null || 'encrypted' in socket) socket?.destroy();
  else socket.resetAndDestroy();
}

function cutShort(response: ServerResponse, { status, headers, body }: MockResponse): void {
  const bytes = Buffer.from(body, 'utf8');
  response.sendDate = headers['date'] === undefined;
  response.writeHead(status, { ...headers, 'content-length': Math.max(1, bytes.length) });
  response.flushHeaders();
  const { socket } = response;
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => socket?.destroy());
}
