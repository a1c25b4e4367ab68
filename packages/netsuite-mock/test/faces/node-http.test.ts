import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNetsuiteMock, type ListenOptions } from '../../src/index.js';
import { createClient, SUITEQL_PATH } from '../support/client.js';

async function listening(options?: ListenOptions) {
  const mock = createNetsuiteMock({ employees: 2000 });
  const server = await mock.listen(options);
  onTestFinished(() => server.close());
  return { server, client: createClient(mock, server.url) };
}

describe('the mock on a port', () => {
  it('says on which port of which address it listens', async () => {
    const { server } = await listening();
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect(server.port).toBeGreaterThan(0);
  });

  it('rejects with the code of the system where the port is taken', async () => {
    const { server, client } = await listening();
    await expect(client.mock.listen({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it.each<readonly [name: string, options: object]>([
    ['latencyMs', { latencyMs: -1 }],
    ['latencyMs', { latencyMs: 2 ** 31 }],
    ['latencyMs', { latencyMs: '5' }],
    ['maxBodyBytes', { maxBodyBytes: 1.5 }],
    ['admin', { admin: true }],
  ])('rejects where the option %s is wrong', async (name, options) => {
    await expect(createNetsuiteMock({ employees: 0 }).listen(options)).rejects.toThrow(
      new RegExp(`^Failed to listen: .*option "${name}".*\\. Give `),
    );
  });

  it('answers requests of one connection and of several at once', async () => {
    const { client } = await listening();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        client.query('SELECT id FROM employee WHERE id > ?', [`${index}`]),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('answers after its latency, and not at all once closed', async () => {
    const { server, client } = await listening({ latencyMs: 3_600_000 });
    const waiting = client.query('SELECT id FROM employee');
    waiting.catch(() => {});
    while (client.mock.journal.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await expect(waiting).rejects.toThrow();
  });

  it('closes twice as well as once, open connections included', async () => {
    const { server, client } = await listening();
    await client.query('SELECT id FROM employee');
    await Promise.all([server.close(), server.close()]);
    await expect(client.query('SELECT id FROM employee')).rejects.toThrow();
  });

  it('answers 413 to a body larger than it takes', async () => {
    const { server, client } = await listening({ maxBodyBytes: 1000 });
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${server.url}${SUITEQL_PATH}`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end('x'.repeat(1001));
    });
    expect(status).toBe(413);
    expect(client.mock.journal).toEqual([]);
  });

  it('outlives a client that goes away in the middle of its body', async () => {
    const { server, client } = await listening();
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`POST ${SUITEQL_PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf`, () => {
          socket.destroy();
          resolve();
        });
      });
    });
    expect((await client.query('SELECT id FROM employee')).status).toBe(200);
  });

  it('sends the length of its body in bytes', async () => {
    const { client } = await listening();
    const answer = await client.query('SELECT entityid FROM employee ORDER BY id');
    expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(answer.text));
  });

  it('counts a request as under way while its answer is held back, and no longer once its client is gone', async () => {
    const { client } = await listening();
    const { mock } = client;
    mock.account.setAccountConcurrencyLimit(1);
    mock.faults.arm({ fault: 'latency', distribution: { kind: 'fixed', delayMs: 3_600_000 }, times: 1 });
    const controller = new AbortController();
    const slow = client.query('SELECT id FROM employee', [], { signal: controller.signal });
    slow.catch(() => {});
    while (mock.journal.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await client.query('SELECT id FROM employee')).status).toBe(429);
    controller.abort();
    const own = mock.accounts.get(mock.credentials.accountId);
    while (own.requestsUnderWay > 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await client.query('SELECT id FROM employee')).status).toBe(200);
  });
});
