import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { parseAuthorizationHeader } from '../../src/protocol/authorization-header.js';
import { authorizationFor } from '../support/signed-request.js';

const INPUTS = Number(process.env['ONLINK_FUZZ'] ?? 20_000);
const SEED = Number(process.env['ONLINK_SEED'] ?? Date.now() % 100_000);
const NOW_MS = Date.UTC(2025, 2, 15, 12);
const URL_OF_PROBE = 'https://netsuite.invalid/services/rest/record/v1/';

const mock = createNetsuiteMock({ employees: 0, remembered: 1, now: () => NOW_MS, concurrencyLimit: 1_000 });

const marks = fc.constantFrom(
  '"',
  ',',
  '=',
  '%',
  ' ',
  '\t',
  '%2',
  '%zz',
  '%FF',
  'OAuth ',
  'Bearer ',
  'realm',
  'ü',
  '\u0000',
  '.',
);
const oddText = fc.oneof(
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  fc.array(fc.oneof(marks, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((parts) => parts.join('')),
);

/** A right header with a stretch of it replaced by something else. */
const mutated = fc.tuple(fc.nat(600), fc.nat(20), oddText).map(([at, length, text]) => {
  const header = rightHeader();
  const start = at % header.length;
  return header.slice(0, start) + text + header.slice(start + length);
});

function rightHeader(): string {
  return authorizationFor({ method: 'GET', url: URL_OF_PROBE, credentials: mock.credentials, nowMs: NOW_MS });
}

const authorization = fc.oneof(
  mutated,
  mutated,
  oddText.map((text) => `OAuth ${text}`),
  oddText.map((text) => `Bearer ${text}`),
  oddText,
);

function statusOf(header: string): number {
  const headers = { authorization: header };
  return mock.handle({ method: 'GET', url: URL_OF_PROBE, headers, body: new Uint8Array(0) }).status;
}

describe(`an Authorization header of any text (seed ${SEED})`, () => {
  it('is parsed, rejected or taken for absent, and answered 400, 401 or as a right one is, never by an error of the server', {
    timeout: 3_600_000,
  }, () => {
    const right = statusOf(rightHeader());
    expect(right).not.toBe(401);
    const kinds = new Set(['absent', 'rejected', 'oauth']);
    const parse = (text: string) => parseAuthorizationHeader(text).kind;
    fc.assert(
      // No `expect` here: it would take longer than what is tested.
      fc.property(
        authorization,
        (text) => kinds.has(parse(text)) && [400, 401, right].includes(statusOf(text)),
      ),
      { numRuns: INPUTS, seed: SEED },
    );
  });

  it('takes time linear in its length', () => {
    for (const text of ['a="b",', 'a="%41",', ' ', ',', '"', 'a=', '%']) {
      const long = `OAuth ${text.repeat(200_000)}`;
      expect(parseAuthorizationHeader(long).kind).not.toBe('oauth');
    }
  });
});
