import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, type MockAccess, writeEmployeesImport } from './support/demo-connection.js';
import { closedRemote, mockRemote, type Remote, rawRemote } from './support/remotes.js';
import { type Finished, mustRunOnlink, runOnlink } from './support/run-onlink.js';

/** Letters that look different in each form in which a secret may leak. */
const WRONG = 'marked/secret+of=ours&more%~';
const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Hello</body></html>';

interface Case {
  readonly title: string;
  readonly remote: () => Promise<Remote>;
  readonly lines?: readonly string[];
  readonly code: string;
  /** Part of what to do. */
  readonly says: string;
}

const CASES: readonly Case[] = [
  {
    title: 'an unknown account',
    remote: () => mockRemote({ accountId: '7654321' }),
    code: 'netsuite/login-refused',
    says: 'Login Audit Trail',
  },
  {
    title: 'a wrong consumer key',
    remote: () => mockRemote({ consumerKey: WRONG }),
    code: 'netsuite/login-refused',
    says: 'consumerKey',
  },
  {
    title: 'a wrong consumer secret',
    remote: () => mockRemote({ consumerSecret: WRONG }),
    code: 'netsuite/login-refused',
    says: 'consumerSecret',
  },
  {
    title: 'a wrong token',
    remote: () => mockRemote({ tokenId: WRONG }),
    code: 'netsuite/login-refused',
    says: 'tokenId',
  },
  {
    title: 'a blocked integration',
    remote: () => mockRemote({}, ({ account }) => account.blockIntegration()),
    code: 'netsuite/login-refused',
    says: 'integration record is blocked',
  },
  {
    title: 'a clock ten minutes off',
    remote: () => mockRemote({}, ({ clock }) => clock.advance(600_000)),
    code: 'netsuite/clock-skew',
    says: 'Correct the clock',
  },
  { title: 'a closed port', remote: closedRemote, code: 'network/refused', says: 'Check the address' },
  {
    title: 'a web page instead of data',
    remote: () =>
      rawRemote((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)),
    code: 'http/html',
    says: 'Check the address',
  },
  {
    title: 'a body cut short',
    remote: () =>
      rawRemote((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"items":[{"id":', () => response.destroy());
      }),
    code: 'network/lost',
    says: 'Try again',
  },
  {
    title: 'a mapping line with a typing error',
    remote: () => mockRemote(),
    lines: ['mpa:title=Title'],
    code: 'import/unknown-line',
    says: 'line 14',
  },
  {
    title: 'an unknown column',
    remote: () => mockRemote(),
    lines: ['map:titel=Title'],
    code: 'import/unknown-field',
    says: 'title',
  },
];

let workDir: string;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-bad-'));
});
afterAll(() => rm(workDir, { recursive: true }));

describe('what goes wrong is said in one line', () => {
  it.each(CASES)('$title', async ({ remote: open, lines, code, says }) => {
    const dataDir = join(workDir, 'data');
    const remote = await open();
    try {
      await mustRunOnlink(['connection', 'remove', 'demo'], { dataDir }).catch(() => undefined);
      await addConnection('demo', remote.access, { dataDir });
      const file = await writeEmployeesImport(workDir, lines);

      const plain = await runOnlink(['import', 'run', file], { dataDir });
      expect(plain).toMatchObject({ code: 1, stdout: '' });
      expect(faultLines(plain)).toEqual([expect.stringContaining(says)]);
      expect(plain.stderr).not.toMatch(/\n\s+at /);

      const json = await runOnlink(['import', 'run', file, '--json'], { dataDir });
      expect(json.code).toBe(1);
      expect(JSON.parse(json.stdout)).toMatchObject({
        fault: { code, message: expect.stringContaining(says) },
      });

      const objects = await runOnlink(['objects', 'Employee'], { dataDir });
      expect(objects.code, 'nothing was written').toBe(1);
      for (const { stdout, stderr } of [plain, json, objects]) {
        for (const form of leaksOf(remote.access)) expect(stdout + stderr).not.toContain(form);
      }
    } finally {
      await remote.close();
    }
  });
});

/** The lines on stderr that are not progress. */
function faultLines({ stderr }: Finished): string[] {
  return stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !line.includes('Trying again in') && !line.startsWith('Going on with'));
}

function leaksOf({ credentials }: MockAccess): string[] {
  const { accountId: _, ...secrets } = credentials;
  return Object.values(secrets).flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]);
}
