import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createSecret, type HttpRequest } from '@onlink/core';
import { createFakeCall, createFakeClock } from '@onlink/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/client.js';
import { type RestRequest, sendRest } from '../../src/send-rest.js';
import { NOON_MS } from '../builders.js';

const SCRIPT = fileURLToPath(new URL('./verify_signatures.py', import.meta.url));

/** Debian's own Python first: its packages are not another Python's. */
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import oauthlib']).status === 0,
);

const VECTORS = 400;

/** A request as the verifier gets it. */
interface Vector {
  readonly keys: { readonly [name: string]: string };
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

interface Verdict {
  readonly valid: boolean;
  readonly realm?: string | null;
  readonly error?: string;
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });
const hostileText = fc.oneof(
  anyText,
  fc.constantFrom('a+b', 'a b', '100%', '%2B', 'a=b&c', "O'Neil", 'ü*(!)~', ''),
);
const queryName = fc
  .oneof(hostileText, fc.constantFrom('limit', 'offset', 'q', 'script', 'deploy'))
  .filter((name) => !name.startsWith('oauth_') && name !== '__proto__');
const credential = fc.oneof(fc.stringMatching(/^[0-9a-f]{64}$/), fc.stringMatching(/^[!-~]{8,40}$/));

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  service: fc.constantFrom('suitetalk', 'restlets'),
  segments: fc.array(hostileText, { maxLength: 4 }),
  query: fc.array(fc.tuple(queryName, hostileText), { maxLength: 5 }),
  json: fc.option(fc.record({ q: anyText }), { nil: undefined }),
  keys: fc.record({
    consumerKey: credential,
    consumerSecret: credential,
    tokenId: credential,
    tokenSecret: credential,
  }),
  accountId: fc.constantFrom('1234567', '1234567_SB1', '1234567-sb1', 'tstdrv1234567', '1234567_rp'),
  baseUrl: fc.constantFrom(
    undefined,
    'http://127.0.0.1:8080',
    'https://proxy.invalid:443/ns',
    'http://localhost',
  ),
});

/** What the connector sends for each, and who it signs as. */
async function signed(samples: readonly (typeof request extends fc.Arbitrary<infer One> ? One : never)[]) {
  const sent: (Vector & { readonly realm: string })[] = [];
  for (const [index, sample] of samples.entries()) {
    const { keys, accountId, baseUrl, segments, ...rest } = sample;
    const client = createClient({
      accountId,
      ...(baseUrl !== undefined && { baseUrl }),
      consumerKey: createSecret(keys.consumerKey),
      consumerSecret: createSecret(keys.consumerSecret),
      tokenId: createSecret(keys.tokenId),
      tokenSecret: createSecret(keys.tokenSecret),
    });
    const call = {
      ...createFakeCall({ clock: createFakeClock(NOON_MS), deadlineMs: 60_000, seed: index + 1 }),
      exchange: async ({ method, url, headers, body }: HttpRequest) => {
        const sentBody = body === undefined ? null : new TextDecoder().decode(body);
        sent.push({ keys, method, url, headers, body: sentBody, realm: client.realm });
        return { status: 200, headers: {}, body: new Uint8Array() };
      },
    };
    const path = `/services/rest/${segments.map(encodeURIComponent).join('/')}`;
    const task = { verb: 'sign', noun: 'request', id: String(index) };
    await sendRest(client, call, { ...rest, path, effect: 'none', task } as RestRequest);
  }
  return sent;
}

async function judged(vectors: readonly Vector[]): Promise<Verdict[]> {
  const verifier = spawn(PYTHON ?? '', [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(verifier, 'close');
  const output = text(verifier.stdout);
  verifier.stdin.end(vectors.map((vector) => `${JSON.stringify(vector)}\n`).join(''));
  expect(await closed).toEqual([0, null]);
  return (await output)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);
}

describe('signatures, judged by oauthlib', () => {
  it('are taken for any URL, query and credential, once; and refused where anything is changed', async ({
    skip,
  }) => {
    skip(
      PYTHON === undefined,
      'python3-oauthlib is not installed: no independent verifier judged the signatures',
    );
    const seed = Number(process.env['ONLINK_SEED'] ?? 20_260_302);
    const vectors = await signed(fc.sample(request, { numRuns: VECTORS, seed }));
    const [first] = vectors;
    if (first === undefined) throw new Error('nothing was signed');
    const changed = vectors.slice(0, 50).flatMap((vector): Vector[] => [
      { ...vector, url: `${vector.url}${vector.url.includes('?') ? '&' : '?'}added=1` },
      { ...vector, method: vector.method === 'GET' ? 'POST' : 'GET' },
      { ...vector, keys: { ...vector.keys, tokenSecret: 'another' } },
    ]);
    const verdicts = await judged([...vectors, ...changed, first]);
    const refused = verdicts
      .slice(0, VECTORS)
      .flatMap((verdict, index) => (verdict.valid ? [] : [{ verdict, vector: vectors[index] }]));
    expect(refused, `seed ${seed}`).toEqual([]);
    for (const [index, { realm }] of vectors.entries()) {
      expect(vectors[index]?.headers['authorization']).toContain(`realm="${realm}"`);
      expect(realm).toMatch(/^[A-Z0-9_]+$/);
    }
    expect(verdicts.slice(VECTORS, -1).filter(({ valid }) => valid)).toEqual([]);
    expect(verdicts.at(-1)?.valid, 'the first one a second time').toBe(false);
  });
});
