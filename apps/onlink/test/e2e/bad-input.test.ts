import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, changeConnection, writeEmployeesImport } from './support/demo-connection.js';
import { echoOf, leaksIn, MARKED, MARKED_WRONG } from './support/marked-secrets.js';
import { closedRemote, mockRemote, type Remote, rawRemote } from './support/remotes.js';
import { type Finished, runOnlink } from './support/run-onlink.js';

/** What a remote that repeats what it was sent would answer. */
const ECHO = echoOf(MARKED);
const PAGE = `<!doctype html><html><head><title>${ECHO}</title></head><body>${ECHO}</body></html>`;
const refusal = (detail: string) =>
  JSON.stringify({
    title: 'Bad Request',
    status: 400,
    'o:errorDetails': [{ detail, 'o:errorCode': 'INVALID_PARAMETER' }],
  });
/** Whoever keeps 500 characters of it keeps most of a secret, which is no longer one that a redactor knows. */
const HALF_A_SECRET = `${'.'.repeat(480)} ${MARKED.tokenSecret}`;

const answering =
  (status: number, type: string, body: string): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

interface Case {
  readonly title: string;
  readonly remote: () => Promise<Remote>;
  readonly lines?: readonly string[];
  readonly code: string;
  /** Part of what to do. */
  readonly says: string;
  /** Part of all that may be wrong, where that is more than one line. */
  readonly lists?: string;
}

const CASES: readonly Case[] = [
  {
    title: 'an unknown account',
    remote: () => mockRemote({ accountId: '7654321' }),
    code: 'netsuite/login-refused',
    says: 'Login Audit Trail',
    lists: 'account',
  },
  {
    title: 'a wrong consumer key',
    remote: () => mockRemote({ consumerKey: MARKED_WRONG }),
    code: 'netsuite/login-refused',
    says: 'consumerKey',
  },
  {
    title: 'a wrong consumer secret',
    remote: () => mockRemote({ consumerSecret: MARKED_WRONG }),
    code: 'netsuite/login-refused',
    says: 'Login Audit Trail',
    lists: 'consumerSecret',
  },
  {
    title: 'a wrong token',
    remote: () => mockRemote({ tokenId: MARKED_WRONG }),
    code: 'netsuite/login-refused',
    says: 'Login Audit Trail',
    lists: 'tokenId',
  },
  {
    title: 'a blocked integration',
    remote: () => mockRemote({}, ({ account }) => account.blockIntegration()),
    code: 'netsuite/login-refused',
    says: 'Login Audit Trail',
    lists: 'integration record is blocked',
  },
  { title: 'a closed port', remote: closedRemote, code: 'network/refused', says: 'Check the address' },
  {
    title: 'a web page instead of data',
    remote: () => rawRemote(answering(200, 'text/html', PAGE)),
    code: 'http/html',
    says: 'Check the address',
  },
  {
    title: 'a refusal that repeats the secrets',
    remote: () => rawRemote(answering(400, 'application/json', refusal(`Invalid ${ECHO}`))),
    code: 'netsuite/unclassified',
    says: 'status 400',
  },
  {
    title: 'a refusal too long to be shown whole',
    remote: () => rawRemote(answering(400, 'application/json', refusal(HALF_A_SECRET))),
    code: 'netsuite/unclassified',
    says: 'status 400',
  },
  {
    title: 'a body cut short',
    remote: () =>
      rawRemote((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write(`{"items":[{"id":"${ECHO}`, () => response.destroy());
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
let options: { readonly dataDir: string };
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-bad-'));
  options = { dataDir: join(workDir, 'data') };
  const { access } = await closedRemote();
  const { stdout, stderr } = await addConnection('demo', access, options);
  expect(leaksIn(stdout + stderr)).toEqual([]);
});
afterAll(() => rm(workDir, { recursive: true }));

describe('what goes wrong is said in one line, without a secret in any form', () => {
  it.each(CASES)('$title', async ({ remote: open, lines, code, says, lists }) => {
    const remote = await open();
    try {
      const set = await changeConnection('demo', remote.access, options);
      const file = await writeEmployeesImport(workDir, lines);

      const plain = await runOnlink(['import', 'run', file], options);
      expect(plain).toMatchObject({ code: 1, stdout: '' });
      expect(faultLines(plain)).toEqual([expect.stringContaining(says)]);
      expect(plain.stderr).not.toMatch(/\n\s+at /);

      const json = await runOnlink(['import', 'run', file, '--json'], options);
      expect(json.code).toBe(1);
      const { fault } = JSON.parse(json.stdout);
      expect(fault).toMatchObject({ code, message: expect.stringContaining(says) });
      if (lists !== undefined) expect(fault.fix.text).toContain(lists);

      const check = await runOnlink(['check', 'demo'], options);
      const objects = await runOnlink(['objects', 'Employee'], options);
      expect(objects.code, 'nothing was written').toBe(1);
      for (const { stdout, stderr } of [set, plain, json, check, objects]) {
        expect(leaksIn(stdout + stderr)).toEqual([]);
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
