import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Announced, ask } from './support/ask.js';
import { type ServerProcess, startServer } from './support/start-server.js';

function started(...args: readonly string[]): ServerProcess {
  const server = startServer(...args);
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
  });
  return server;
}

describe('netsuite-mock', () => {
  it('announces in one line of JSON what signs in, and answers it', async () => {
    const server = started('--port', '0', '--employees', '5000', '--json');
    const announced = JSON.parse(await server.firstLine) as Announced;
    expect(Object.keys(announced)).toEqual([
      'url',
      'accountId',
      'consumerKey',
      'consumerSecret',
      'tokenId',
      'tokenSecret',
    ]);
    expect(announced.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await ask(announced, 'SELECT COUNT(*) AS n FROM employee');
    expect(await answer.json()).toMatchObject({ items: [{ n: '5000' }] });
    const refused = await ask({ ...announced, tokenSecret: 'wrong' }, 'SELECT COUNT(*) AS n FROM employee');
    expect(refused.status).toBe(401);
  });

  it('has the same credentials and rows for the same seed, on whatever port', async () => {
    const rows = async (seed: string) => {
      const server = started('--seed', seed, '--json');
      const { url: _, ...credentials } = JSON.parse(await server.firstLine) as Announced;
      const answer = await ask({ url: _, ...credentials }, 'SELECT * FROM employee ORDER BY id');
      const { items } = (await answer.json()) as { readonly items: unknown };
      return { credentials, items };
    };
    const [one, again, other] = [await rows('7'), await rows('7'), await rows('8')];
    expect(again).toEqual(one);
    expect(other.items).not.toEqual(one.items);
    expect(other.credentials.tokenId).not.toBe(one.credentials.tokenId);
  });

  it('serves another account in its date format and zone, and its admin API where asked for', async () => {
    const settings = ['--date-format', 'DD.MM.YYYY', '--time-zone', 'Europe/Berlin'];
    const server = started('--account', '1234567_SB1', ...settings, '--admin', '--json');
    const announced = JSON.parse(await server.firstLine) as Announced & { readonly adminUrl: string };
    expect(announced.accountId).toBe('1234567_SB1');
    const armed = await fetch(`${announced.adminUrl}/faults`, {
      method: 'POST',
      body: JSON.stringify({ fault: 'service-unavailable', times: 1 }),
    });
    expect(armed.status).toBe(200);
    expect((await ask(announced, 'SELECT 1 FROM dual')).status).toBe(503);
    const summer = "TO_DATE('2025-07-01', 'YYYY-MM-DD')";
    const q = `SELECT ${summer} AS day, TO_CHAR(SYS_EXTRACT_UTC(${summer}), 'HH24') AS hour FROM dual`;
    const answer = await ask(announced, q);
    expect(await answer.json()).toMatchObject({ items: [{ day: '01.07.2025', hour: '22' }] });
  });

  it('exits 1 with one line where the certificate cannot be read or used', async () => {
    for (const [key, cert] of [
      ['nosuch.pem', 'nosuch.pem'],
      [import.meta.filename, import.meta.filename],
    ] as const) {
      const { code, stdout, stderr } = await started('--tls-key', key, '--tls-cert', cert).ended;
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^netsuite-mock: Failed to (read|use) [^\n]+ in PEM\.\n$/);
    }
  });

  it('tells a person the same in words', async () => {
    const server = started();
    expect(await server.firstLine).toMatch(
      /^A mock NetSuite account is running at http:\/\/127\.0\.0\.1:\d+$/,
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s with exit code 0, connections open',
    async (signal) => {
      const server = started('--json', '--latency-ms', '600000');
      const announced = JSON.parse(await server.firstLine) as Announced;
      const waiting = ask(announced, 'SELECT id FROM employee').then(
        () => 'answered',
        () => 'ended',
      );
      server.child.kill(signal);
      expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
      expect(await waiting).toBe('ended');
    },
  );

  it.each([
    ['an unknown flag', ['--employes', '5']],
    ['a port that is none', ['--port', 'http']],
    ['more employees than it holds', ['--employees', '1000001']],
    ['an argument', ['start']],
  ])('exits 2 with one line for %s', async (_, args) => {
    const { code, stdout, stderr } = await started(...args).ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^netsuite-mock: [^\n]+\n$/);
  });

  it('exits 1 with one line where the port is taken, saying what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      other.close();
    });
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await started('--port', String(port), '--json').ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `netsuite-mock: Failed to listen on "127.0.0.1:${port}": another program has it. Stop that program, or use --port 0 for a free one.\n`,
    );
  });

  it('exits 1 with one line where the machine does not have the address', async () => {
    const { code, stderr } = await started('--host', '192.0.2.1').ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^netsuite-mock: Failed to listen on "192\.0\.2\.1:0": [^\n]+\n$/);
  });

  it.each([
    ['--version', /^\d+\.\d+\.\d+\n$/],
    ['--help', /^Usage: netsuite-mock \[options\]/],
  ])('answers %s on stdout with exit code 0', async (flag, text) => {
    const { code, stdout, stderr } = await started(flag).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(text);
  });

  it('starts with a million employees as with a few, and counts them', async () => {
    const server = started('--employees', '1000000', '--json');
    const announced = JSON.parse(await server.firstLine) as Announced;
    const answer = await ask(announced, 'SELECT COUNT(*) AS n, MAX(id) AS last FROM employee');
    expect(await answer.json()).toMatchObject({ items: [{ n: '1000000' }] });
  });
});
