import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { HttpRequest } from '@onlink/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetchExchange } from './fetch-exchange.js';

const exchange = createFetchExchange(fetch, AbortSignal.timeout);
const servers: Server[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  for (const server of servers.splice(0)) {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    server.close();
    await once(server, 'close');
  }
});

describe('an exchange over fetch', () => {
  it('gives status, lower-case headers and bytes, whatever the status', async () => {
    const url = await serve((request, response) => {
      response.writeHead(404, { 'X-Seen': request.headers['x-sent'] });
      request.pipe(response);
    });
    const body = new TextEncoder().encode('grüße');
    const reply = await exchange(
      aRequest({ url, method: 'POST', body, headers: { 'x-sent': 'yes' } }),
      never,
    );
    expect(reply.status).toBe(404);
    expect(reply.headers['x-seen']).toBe('yes');
    expect(reply.body).toEqual(body);
  });

  it('does not follow a redirect', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect((await exchange(aRequest({ url }), never)).status).toBe(302);
  });

  it('takes a reply as large as the limit, and refuses one byte more', async () => {
    const url = await serve((_, response) => response.end('12345'));
    expect((await exchange(aRequest({ url, maxResponseBytes: 5 }), never)).body).toHaveLength(5);
    await expect(exchange(aRequest({ url, maxResponseBytes: 4 }), never)).rejects.toMatchObject({
      code: 'network/body-too-large',
      effect: 'none',
    });
  });

  it('ends a reply that never comes at the request timeout, its effect unknown after a write', async () => {
    const url = await serve(() => {});
    await expect(exchange(aRequest({ url, timeoutMs: 20, effect: 'create' }), never)).rejects.toMatchObject({
      code: 'network/timeout',
      effect: 'unknown',
    });
  });

  it('ends at once when the call is aborted', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    await expect(exchange(aRequest({ url }), controller.signal)).rejects.toMatchObject({
      code: 'cancelled/aborted',
      blame: 'cancelled',
    });
  });

  it('calls a reply cut short lost', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(exchange(aRequest({ url, effect: 'update' }), never)).rejects.toMatchObject({
      code: 'network/lost',
      effect: 'unknown',
    });
  });

  it('says that a closed port was never reached, even by a write', async () => {
    const url = await serve(() => {});
    const [server] = servers.splice(0);
    server?.close();
    await expect(exchange(aRequest({ url, effect: 'create' }), never)).rejects.toMatchObject({
      code: 'network/refused',
      effect: 'none',
    });
  });

  it('says when what answers does not speak HTTP', async () => {
    const url = await listen(createTcpServer((socket: Socket) => socket.resume().end('SSH-2.0-OpenSSH\r\n')));
    await expect(exchange(aRequest({ url }), never)).rejects.toMatchObject({
      code: 'network/not-http',
      retry: 'after-fix',
    });
  });
});

function aRequest(part: Partial<HttpRequest> & { readonly url: string }): HttpRequest {
  return { method: 'GET', headers: {}, effect: 'none', ...part };
}

function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
