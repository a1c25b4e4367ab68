import { request } from 'node:https';
import { expect, it, onTestFinished } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { selfSigned } from '../support/self-signed.js';
import { authorizationFor } from '../support/signed-request.js';

async function overTls() {
  const mock = createNetsuiteMock({ employees: 1 });
  const nowMs = Date.now();
  const { certificate, privateKey } = selfSigned({
    validFromMs: nowMs - 86_400_000,
    validUntilMs: nowMs + 86_400_000,
  });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const server = await mock.listen({ tls: { key, cert: certificate } });
  onTestFinished(() => server.close());
  const url = `${server.url}/services/rest/*`;
  const input = { method: 'OPTIONS', url, credentials: mock.credentials, nowMs: mock.clock.now() };
  const send = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: authorizationFor(input) };
      // The certificate names no host.
      const trust = { ca: certificate, checkServerIdentity: () => undefined };
      const sent = request(url, { method: 'OPTIONS', headers, ...trust }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
  return { mock, server, send };
}

it('serves HTTPS with the certificate given, and verifies signatures of https addresses', async () => {
  const { server, send } = await overTls();
  expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
  expect(await send()).toBe(204);
});

it('resets a TLS connection as well as a plain one', async () => {
  const { mock, send } = await overTls();
  mock.faults.arm({ fault: 'reset-after-commit', times: 1 });
  await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await send()).toBe(204);
});
