import { isFault } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequest, record } from '../../test/recorded.js';
import { createRecorder } from './create-recorder.js';

const SECRET = 'S3cr+t/=a&b c\'"\\ü<ß';
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const basic = (text: string) => Buffer.from(text).toString('base64');
const ascii = (text: string) =>
  JSON.stringify(text).replace(
    /[^\0-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const ok = () => new Response('{}', { headers: json });
const percentOfAll = [...Buffer.from(SECRET)].map((octet) => `%${octet.toString(16)}`).join('');

/** Every way in which a secret travels: in the request, or in the reply as text. */
const REQUESTS: readonly (readonly [where: string, request: () => Request])[] = [
  ['the query', () => aRequest(`/a?key=${encodeURIComponent(SECRET)}`)],
  ['the query, half encoded', () => aRequest(`/a?key=${SECRET.replaceAll('&', '%26')}`)],
  ['the query, encoded through and through', () => aRequest(`/a?key=${percentOfAll}`)],
  ['the path', () => aRequest(`/a/${encodeURIComponent(SECRET)}/b`)],
  ['a header by its name', () => aRequest('/a', { headers: { 'x-api-key': encodeURIComponent(SECRET) } })],
  ['any header', () => aRequest('/a', { headers: { 'x-plain': Buffer.from(SECRET).toString('latin1') } })],
  ['basic auth', () => aRequest('/a', { headers: { authorization: `Basic ${basic(`user:${SECRET}`)}` } })],
  [
    'basic auth in another header',
    () => aRequest('/a', { headers: { 'x-plain': `Basic ${basic(`us:${SECRET}`)}` } }),
  ],
  ['a cookie', () => aRequest('/a', { headers: { cookie: `a=${encodeURIComponent(SECRET)}` } })],
  [
    'a JSON body',
    () => aRequest('/a', { method: 'POST', headers: json, body: JSON.stringify({ a: [SECRET] }) }),
  ],
  ['a form body', () => aRequest('/a', { method: 'POST', body: new URLSearchParams({ a: SECRET }) })],
  [
    'a form body, encoded through and through',
    () => aRequest('/a', { method: 'POST', headers: form, body: `a=${percentOfAll}` }),
  ],
  [
    'bytes',
    () =>
      aRequest('/a', {
        method: 'POST',
        body: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SECRET)]),
      }),
  ],
];

const REPLIES: readonly (readonly [form: string, text: string])[] = [
  ['as written', `x ${SECRET} y`],
  ['in JSON', JSON.stringify({ a: { b: `x ${SECRET}` } })],
  ['as a name in JSON', JSON.stringify({ [SECRET]: 1 })],
  ['in JSON of plain letters', `{"a":${ascii(SECRET)}}`],
  ['in JSON with slashes escaped', `{"a":${ascii(SECRET).replaceAll('/', '\\/')}}`],
  ['in JSON within JSON', JSON.stringify({ a: JSON.stringify({ b: SECRET }) })],
  ['in XML', `<a>${SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`],
  ['in base64', Buffer.from(SECRET).toString('base64')],
  ['in base64 of a longer text', basic(`{"k":"${SECRET}"}`)],
  ['in hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
  [
    'in HTML',
    `<a b="${SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')}">`,
  ],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
];

/** A cassette as a file, searched in every way this test knows. */
function expectClean(file: string): void {
  const decoded = [file, decodeURIComponent(file.replace(/%(?![0-9a-fA-F]{2})/g, '%25'))];
  const runs = file.match(/[A-Za-z0-9+/]{8,}/g) ?? [];
  const bytes = runs.flatMap((run) => [
    Buffer.from(run, 'base64').toString(),
    Buffer.from(run, 'hex').toString(),
  ]);
  const marked = [
    SECRET,
    JSON.stringify(SECRET).slice(1, -1),
    ascii(SECRET).slice(1, -1),
    encodeURIComponent(SECRET),
  ];
  for (const view of [...decoded, ...bytes]) for (const mark of marked) expect(view).not.toContain(mark);
  // Half of it would be half a secret.
  expect([...decoded, ...bytes].join('\n')).not.toMatch(/S3cr|ü<ß/);
}

describe('a recorder', () => {
  it.each(REQUESTS)('keeps a secret in %s out of the file', async (_, request) => {
    expectClean(JSON.stringify(await record([request()], ok, { secrets: [SECRET] })));
  });

  it.each(REPLIES)('keeps a secret out of a reply that holds it %s', async (_, text) => {
    const cassette = await record([aRequest('/a')], () => new Response(text), { secrets: [SECRET] });
    expectClean(JSON.stringify(cassette));
    expect(JSON.stringify(cassette)).toContain('[secret]');
  });

  it('keeps a secret out of the headers of a reply, and drops those that change each time', async () => {
    const headers = { 'x-echo': encodeURIComponent(SECRET), date: 'now', 'set-cookie': 'a=1', etag: '"1"' };
    const cassette = await record([aRequest('/a')], () => new Response(null, { headers }), {
      secrets: [SECRET],
    });
    expect(cassette.exchanges[0]?.reply).toEqual({
      kind: 'reply',
      status: 200,
      headers: { etag: '"1"', 'x-echo': '[secret]' },
    });
  });

  it('keeps a header that it is asked to keep, but never a cookie', async () => {
    const answer = () => new Response(null, { headers: { date: 'now', 'set-cookie': 'a=1' } });
    const cassette = await record([aRequest('/a')], answer, {
      secrets: [],
      keepHeaders: ['Date', 'set-cookie'],
    });
    expect(cassette.exchanges[0]?.reply).toMatchObject({ headers: { date: 'now' } });
    expect(JSON.stringify(cassette)).not.toContain('cookie');
  });

  it('leaves out credentials that nobody registered, with their headers', async () => {
    const names = [
      'authorization',
      'cookie',
      'x-api-key',
      'x-auth-token',
      'x-signature',
      'proxy-authorization',
    ];
    const headers = {
      ...Object.fromEntries(names.map((name) => [name, `of-${name}`])),
      accept: 'text/plain',
    };
    const cassette = await record([aRequest('/a', { headers })], ok);
    expect(cassette.exchanges[0]?.request.headers).toEqual({ accept: 'text/plain' });
  });

  it('takes tokens for secrets that nobody registered', async () => {
    const reply = JSON.stringify({ access_token: 'fresh-token-1', note: 'fresh-token-1 again' });
    const cassette = await record(
      [
        aRequest('/token', { method: 'POST', body: new URLSearchParams({ client_secret: 'hush-hush-2' }) }),
        aRequest('/a?t=fresh-token-1', {
          headers: { authorization: 'Bearer other-token-3', 'x-echo': 'other-token-3' },
        }),
      ],
      () => new Response(reply),
    );
    expect(JSON.stringify(cassette)).not.toMatch(/fresh-token-1|hush-hush-2|other-token-3/);
  });

  it('keeps a secret that is registered later out of what came before', async () => {
    const recorder = createRecorder(async () => new Response('late-secret'), { secrets: [] });
    await recorder.fetch('https://service.invalid/late-secret');
    recorder.addSecret('late-secret');
    expect(JSON.stringify(recorder.cassette())).not.toContain('late-secret');
  });

  it('keeps JSON JSON where a secret was a number', async () => {
    const cassette = await record([aRequest('/a')], () => new Response('{"pin":12345678}'), {
      secrets: ['12345678'],
    });
    expect(cassette.exchanges[0]?.reply).toMatchObject({ body: { text: '{"pin":"[secret]"}' } });
  });

  it('gives out no file in which a secret could be left', async () => {
    const thrice = [0, 1].reduce((text) => basic(text), SECRET);
    const refused = async (answer: () => Response, request = aRequest('/a')) =>
      record([request], answer, { secrets: [SECRET] }).catch((error: unknown) =>
        isFault(error) ? error : undefined,
      );
    for (const fault of [
      await refused(() => new Response(thrice)),
      await refused(() => new Response(new Uint8Array([0x1f, 0x8b, 8, 0]))),
      await refused(() => new Response('PK\u0003\u0004')),
      await refused(ok, aRequest('/a', { method: 'POST', headers: { 'content-encoding': 'br' }, body: 'x' })),
    ]) {
      expect(fault).toMatchObject({
        code: 'replay/secret-left',
        message: expect.stringMatching(/^Failed to record exchange "0": [^\n]*$/),
      });
      expectClean(JSON.stringify(fault));
    }
  });

  it.each(['abc', 'base64', 'no-reply', '[secret]', 'POST', 'secret'])(
    'refuses the secret %j in one line that does not hold it',
    (secret) => {
      expect(() => createRecorder(async () => ok(), { secrets: ['long enough', secret] })).toThrow(
        /^Failed to record with secret "2": it (has fewer than 4 characters|is a word of the file itself), so it cannot be told from other text\. [^\n]*$/,
      );
    },
  );

  it('hands on what came back, and every failure', async () => {
    const failure = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    });
    const recorder = createRecorder(
      async (url) => (url.endsWith('/b') ? Promise.reject(failure) : new Response('body', { status: 201 })),
      { secrets: [] },
    );
    const response = await recorder.fetch('https://service.invalid/a');
    expect([response.status, await response.text()]).toEqual([201, 'body']);
    await expect(recorder.fetch('https://service.invalid/b')).rejects.toBe(failure);
    expect(recorder.cassette().exchanges[1]?.reply).toEqual({ kind: 'no-reply', code: 'ECONNREFUSED' });
  });

  it('forgets what was given up, and waits for what was not', async () => {
    const recorder = createRecorder(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      { secrets: [] },
    );
    const controller = new AbortController();
    const pending = recorder.fetch('https://service.invalid/a', { signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    expect(() => recorder.cassette()).toThrow(/^Failed to record exchange "0": its reply is not there yet/);
    controller.abort();
    await expect(pending).rejects.toThrow();
    expect(recorder.cassette().exchanges).toEqual([]);
  });

  it('leaves nothing of any secret, wherever it is put', async () => {
    const secrets = fc
      .string({ unit: 'binary', minLength: 5, maxLength: 24 })
      .filter((text) => /[^\0\s\w"{}:,]{2}/.test(text) && text.trim() === text);
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const request = aRequest(`/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}`, {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ secret, deep: [basic(`a:${secret}`)] }),
        });
        const file = JSON.stringify(
          await record([request], () => new Response(`<a>${secret}</a>`), { secrets: [secret] }),
        );
        for (const form of [
          secret,
          encodeURIComponent(secret),
          JSON.stringify(secret).slice(1, -1),
          basic(secret).replace(/.{0,2}=*$/, ''),
        ]) {
          if (form.length >= 4) expect(file).not.toContain(form);
        }
      }),
      { numRuns: 30 },
    );
  });
});
