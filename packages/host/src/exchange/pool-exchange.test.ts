import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import type { HttpRequest } from '@onlink/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createPoolExchange } from './pool-exchange.js';

const never = new AbortController().signal;
const servers: Server[] = [];
const pools: ReturnType<typeof createPoolExchange>[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  for (const server of servers.splice(0)) {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    server.close();
    await once(server, 'close');
  }
});

describe('an exchange over kept connections', () => {
  it('gives status, lower-case headers and bytes, whatever the status', async () => {
    const url = await serve((request, response) => {
      response.writeHead(404, { 'X-Seen': request.headers['x-sent'], 'Set-Cookie': ['a=1', 'b=2'] });
      request.pipe(response);
    });
    const body = new TextEncoder().encode('grüße');
    const reply = await exchange({ url, method: 'POST', body, headers: { 'x-sent': 'yes' } });
    expect(reply.status).toBe(404);
    expect(reply.headers).toMatchObject({ 'x-seen': 'yes', 'set-cookie': 'a=1, b=2' });
    expect(new Uint8Array(reply.body)).toEqual(body);
  });

  it('sends path and query as they were signed', async () => {
    const url = await serve((request, response) => response.end(request.url));
    const path = 'a%20b/c?q=1%2B1&q=&e=%C3%A9';
    expect(textOf(await exchange({ url: url + path }))).toBe(`/${path}`);
  });

  it('keeps its connections for the next requests', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const pool = open();
    for (let index = 0; index < 20; index += 1) await pool.exchange(aRequest({ url }), never);
    // The next request may come just before the pool knows that the last one has ended.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('does not follow a redirect, which could carry a signature to another host', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await exchange({ url })).status).toBe(307);
    expect(asked).toBe(1);
  });

  it('sends nothing a second time, because the first may have arrived', async () => {
    let asked = 0;
    const url = await serve((request) => {
      asked += 1;
      request.socket.destroy();
    });
    await expect(exchange({ url })).rejects.toMatchObject({ code: 'network/lost', effect: 'none' });
    await expect(exchange({ url, method: 'POST', effect: 'create' })).rejects.toMatchObject({
      code: 'network/lost',
      effect: 'unknown',
    });
    expect(asked).toBe(2);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('unpacks %s', async (encoding, pack) => {
    const url = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toContain(encoding);
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('grüße'));
    });
    expect(textOf(await exchange({ url }))).toBe('grüße');
  });

  it('calls a packed reply cut short lost, and never half a body', async () => {
    const packed = gzipSync('x'.repeat(10_000));
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length - 9)),
    );
    await expect(exchange({ url })).rejects.toMatchObject({ code: 'network/lost' });
  });

  it('takes a reply as large as the limit, and refuses one byte more', async () => {
    const url = await serve((_, response) => response.end('12345'));
    expect((await exchange({ url, maxResponseBytes: 5 })).body).toHaveLength(5);
    await expect(exchange({ url, maxResponseBytes: 4 })).rejects.toMatchObject({
      code: 'network/body-too-large',
    });
  });

  it('holds the limit for what a small packed reply unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect((await exchange({ url, maxResponseBytes: 1_000_000 })).body).toHaveLength(1_000_000);
    await expect(exchange({ url, maxResponseBytes: 999_999 })).rejects.toMatchObject({
      code: 'network/body-too-large',
    });
  });

  it('ends a reply that never comes at the request timeout, its effect unknown after a write', async () => {
    const url = await serve(() => {});
    await expect(exchange({ url, timeoutMs: 20, effect: 'create' })).rejects.toMatchObject({
      code: 'network/timeout',
      effect: 'unknown',
    });
  });

  it('ends a reply that stops half-way at the request timeout', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      response.write('half');
    });
    await expect(exchange({ url, timeoutMs: 50 })).rejects.toMatchObject({ code: 'network/timeout' });
  });

  it('ends at once when the call is aborted', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    await expect(exchange({ url }, controller.signal)).rejects.toMatchObject({ code: 'cancelled/aborted' });
  });

  it('says that a closed port was never reached, even by a write', async () => {
    const url = await serve(() => {});
    const [server] = servers.splice(0);
    server?.close();
    await expect(exchange({ url, effect: 'create' })).rejects.toMatchObject({
      code: 'network/refused',
      effect: 'none',
    });
  });

  it('says when what answers does not speak HTTP', async () => {
    const url = await listen(createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH\r\n')));
    await expect(exchange({ url })).rejects.toMatchObject({ code: 'network/not-http', retry: 'after-fix' });
  });
});

type RequestPart = Partial<HttpRequest> & { readonly url: string };

function exchange(part: RequestPart, signal = never) {
  return open().exchange(aRequest(part), signal);
}

function open() {
  const pool = createPoolExchange();
  pools.push(pool);
  return pool;
}

function aRequest(part: RequestPart): HttpRequest {
  return { method: 'GET', headers: {}, effect: 'none', ...part };
}

function textOf({ body }: { readonly body: Uint8Array }): string {
  return new TextDecoder().decode(body);
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
