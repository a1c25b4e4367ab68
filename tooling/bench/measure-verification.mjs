import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const ROUNDS = 201;
const PER_ROUND = 250;
const URL_OF_RECORD =
  'https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40?fields=id';

/** @param {string} path */
const builtMock = (path) =>
  import(pathToFileURL(join(ROOT, 'packages', 'netsuite-mock', 'dist', ...path.split('/'))).href);

/** Measures, and writes the figures down. */
export async function reportVerification() {
  const { rawUs, signatureUs, loginUs } = await measureVerification();
  const ratioOf = (/** @type {number} */ us) => (rawUs / us).toFixed(2);
  const path = writeMeasurement('verification', {
    title: 'Verifying a signed request in the mock',
    what: 'CPU microseconds of one request, the median of interleaved rounds in one process, and its ratio to the HMAC alone by `createHmac`. "signature" is parsing the header, building the base string and comparing; "login" is every check, with its line in the audit trail. The goal of "signature" is 0.30.',
    head: ['case', 'us', 'ratio'],
    rows: [
      ['HMAC alone', rawUs.toFixed(1), '1.00'],
      ['signature', signatureUs.toFixed(1), ratioOf(signatureUs)],
      ['login', loginUs.toFixed(1), ratioOf(loginUs)],
    ],
  });
  console.log(`Verification: ${ratioOf(signatureUs)} of an HMAC alone. Written to ${path}.`);
}

/**
 * What verifying a login costs, against the HMAC alone, by CPU time: rounds of each are interleaved in one process and
 * their median is taken. `signature` is parsing the header, building the base string and comparing the signature; `login`
 * is every check with its line in the audit trail.
 */
async function measureVerification() {
  const { parseAuthorizationHeader } = await builtMock('protocol/authorization-header.js');
  const { readLoginAttempt, requestBaseString } = await builtMock('protocol/login-attempt.js');
  const { isSignatureRight } = await builtMock('protocol/signature.js');
  const { splitReceivedUrl } = await builtMock('protocol/received-url.js');
  const { verifyLogin } = await builtMock('protocol/verify-login.js');
  const { createNonceMemory } = await builtMock('account/nonce-memory.js');
  const { seedAccount } = await builtMock('account/seed-account.js');
  const { DEFAULT_SWITCHES } = await builtMock('protocol/switches.js');

  const nowMs = Date.now();
  const { records, credentials } = seedAccount({
    accountId: '1234567',
    seed: 1,
    nowMs: () => nowMs,
    everyRecords: () => [],
  });
  const { consumerSecret, tokenSecret } = credentials;
  const key = `${consumerSecret}&${tokenSecret}`;
  const url = splitReceivedUrl(URL_OF_RECORD);
  const { base } = signedRequest(credentials, nowMs);
  const nonces = createNonceMemory(() => nowMs, 300);
  const around = { records, nonces, switches: DEFAULT_SWITCHES, nowMs, surface: 'rest' };
  /** @type {readonly ReturnType<typeof signedRequest>[]} */
  let requests = [];

  const { raw, signature, login } = medians({
    // A nonce is good once, so every round has requests of its own; making them is not counted.
    prepare() {
      requests = Array.from({ length: PER_ROUND }, () => signedRequest(credentials, nowMs));
    },
    cases: {
      raw() {
        for (let time = 0; time < PER_ROUND; time += 1)
          createHmac('sha256', key).update(base).digest('base64');
      },
      signature() {
        for (const { request } of requests) {
          const { parameters } = parseAuthorizationHeader(request.headers.authorization);
          const received = requestBaseString(request, url, parameters);
          if (!isSignatureRight(parameters.get('oauth_signature'), received, { consumerSecret, tokenSecret }))
            throw new Error('Failed to measure verification: a right signature was refused.');
        }
      },
      login() {
        for (const { request } of requests) {
          const attempt = readLoginAttempt(request, url, around);
          if (verifyLogin(attempt, URL_OF_RECORD).cause !== undefined)
            throw new Error('Failed to measure verification: a right login was refused.');
        }
      },
    },
  });
  return { rawUs: raw, signatureUs: signature, loginUs: login };
}

/**
 * @param {{ consumerKey: string, consumerSecret: string, tokenId: string, tokenSecret: string }} credentials
 * @param {number} nowMs
 */
function signedRequest({ consumerKey, consumerSecret, tokenId, tokenSecret }, nowMs) {
  /** @type {Record<string, string>} */
  const parameters = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomBytes(10).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(nowMs / 1000)),
    oauth_token: tokenId,
    oauth_version: '1.0',
  };
  const { origin, pathname, searchParams } = new URL(URL_OF_RECORD);
  const pairs = [...searchParams, ...Object.entries(parameters)].map(([name, value]) => `${name}=${value}`);
  const base = ['GET', `${origin}${pathname}`, pairs.join('&')].map(encodeURIComponent).join('&');
  const signature = createHmac('sha256', `${consumerSecret}&${tokenSecret}`).update(base).digest('base64');
  const written = Object.entries({ realm: '1234567', ...parameters, oauth_signature: signature }).map(
    ([name, value]) => `${name}="${encodeURIComponent(value)}"`,
  );
  // Flat, as text from a socket is.
  const authorization = Buffer.from(`OAuth ${written.join(', ')}`).toString('latin1');
  const headers = { authorization };
  return { base, request: { method: 'GET', url: URL_OF_RECORD, headers, body: new Uint8Array(0) } };
}

/**
 * Median microseconds of CPU that one turn of each case takes.
 * @template {string} Name
 * @param {{ prepare: () => void, cases: Record<Name, () => void> }} input
 * @returns {Record<Name, number>}
 */
function medians({ prepare, cases }) {
  const names = /** @type {Name[]} */ (Object.keys(cases));
  /** @type {Map<Name, number[]>} */
  const taken = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    prepare();
    for (const name of names) {
      const before = process.cpuUsage();
      cases[name]();
      const { user, system } = process.cpuUsage(before);
      taken.get(name)?.push((user + system) / PER_ROUND);
    }
  }
  return /** @type {Record<Name, number>} */ (
    Object.fromEntries(
      [...taken].map(([name, times]) => [name, times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0]),
    )
  );
}
