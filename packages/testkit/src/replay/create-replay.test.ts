import { isFault } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequest, record } from '../../test/recorded.js';
import { createReplay } from './create-replay.js';
import { parseCassette } from './parse-cassette.js';

const numbered = () => {
  let count = 0;
  return () => {
    count += 1;
    return new Response(String(count));
  };
};
const post = (path: string, body: BodyInit, type = 'application/json') =>
  aRequest(path, { method: 'POST', body, headers: { 'content-type': type } });
const textOf = async (response: Promise<Response>) => (await response).text();

describe('a replay', () => {
  it('gives each recorded reply once, in order', async () => {
    const replay = createReplay(
      await record(
        ['/a', '/b', '/a'].map((path) => aRequest(path)),
        numbered(),
      ),
    );
    expect(replay.unused()).toEqual(['GET /a', 'GET /b', 'GET /a']);
    expect(await textOf(replay.fetch('https://other.invalid/a'))).toBe('1');
    expect(await textOf(replay.fetch(new URL('https://other.invalid/a')))).toBe('3');
    expect(replay.unused()).toEqual(['GET /b']);
    await expect(replay.fetch('https://other.invalid/a')).rejects.toThrow(
      'Failed to replay request "GET /a": it was recorded 2 time(s), and this is one more. Record again, or ask as it was recorded.',
    );
  });

  it.each<[string, Request, Request]>([
    ['the order of a query', aRequest('/a?x=1&y=2'), aRequest('/a?y=2&x=1')],
    ['the spelling of a query', aRequest('/a?x=a%20b'), aRequest('/a?x=a+b#part')],
    [
      'the order of names in JSON',
      post('/a', '{"a":1,"b":[{"c":2,"d":3}]}'),
      post('/a', '{ "b":[{"d":3,"c":2}],"a":1}'),
    ],
    [
      'the order of a form',
      post('/a', 'x=1&y=2', 'application/x-www-form-urlencoded'),
      post('/a', 'y=2&x=1', 'application/x-www-form-urlencoded'),
    ],
    [
      'headers',
      aRequest('/a', { headers: { 'x-a': '1' } }),
      aRequest('/a', { headers: { authorization: 'b' } }),
    ],
  ])('does not look at %s', async (_, recorded, asked) => {
    expect(await textOf(createReplay(await record([recorded], numbered())).fetch(asked))).toBe('1');
  });

  it.each<[string, Request, RegExp]>([
    [
      'method',
      aRequest('/a/b?x=1', { method: 'DELETE' }),
      /"DELETE \/a\/b\?x=1": .* nearest is "GET \/a\/b\?x=1", which has another method\. /,
    ],
    ['path', aRequest('/a/c?x=1'), /nearest is "GET \/a\/b\?x=1", which has another path\. /],
    ['query', aRequest('/a/b?x=1%26y'), /nearest is "GET \/a\/b\?x=1", which has another query\. /],
    ['body', post('/c', '[2,1]'), /nearest is "POST \/c", which has another body\. /],
    ['everything', aRequest('/zzz', { method: 'PUT', body: 'x' }), /never recorded; the nearest is "/],
  ])(
    'names in one line what was never recorded, and the nearest one: another %s',
    async (_, asked, message) => {
      const replay = createReplay(
        await record([aRequest('/x/y'), aRequest('/a/b?x=1'), post('/c', '[1,2]')], numbered()),
      );
      const fault = await replay.fetch(asked).catch((error: unknown) => error);
      expect(isFault(fault) && fault.code).toBe('replay/not-recorded');
      expect((fault as Error).message).toMatch(message);
      expect((fault as Error).message).not.toContain('\n');
      expect(replay.unused()).toHaveLength(3);
    },
  );

  it('says that nothing was recorded, and cuts a long name', async () => {
    const replay = createReplay(await record([], numbered()));
    const fault = await replay.fetch(aRequest(`/${'long'.repeat(200)}`)).catch((error: unknown) => error);
    expect((fault as Error).message).toMatch(
      /^Failed to replay request "GET \/[long]+\.\.\.": nothing was recorded\. /,
    );
    expect((fault as Error).message.length).toBeLessThan(400);
  });

  it('knows requests again that carry another secret, and says none', async () => {
    const ask = (secret: string) => [
      aRequest(`/${secret}?k=${secret}`),
      post('/login', JSON.stringify({ password: secret, by: btoa(secret) })),
      post('/form', `key=${secret}`, 'application/x-www-form-urlencoded'),
    ];
    const cassette = await record(ask('recorded-secret'), numbered(), { secrets: ['recorded-secret'] });
    const replay = createReplay(cassette, { secrets: ['different-one-1'] });
    for (const request of ask('different-one-1')) await replay.fetch(request);
    expect(replay.unused()).toEqual([]);
    const fault = await replay.fetch(aRequest('/b?k=different-one-1')).catch((error: unknown) => error);
    expect((fault as Error).message).toContain('"GET /b?k=[secret]"');
  });

  it('knows requests again that carry the placeholder itself', async () => {
    const ask = (token: string) =>
      aRequest(`/a?t=${token}`, { headers: { authorization: `Bearer ${token}` } });
    const replay = createReplay(await record([ask('recorded-token')], numbered()));
    expect(await textOf(replay.fetch(ask('[secret]')))).toBe('1');
  });

  it('fails as the transport did, and at once where the caller gave up', async () => {
    const reset = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    const replay = createReplay(await record([aRequest('/a')], reset));
    await expect(replay.fetch(aRequest('/a', { signal: AbortSignal.abort() }))).rejects.toThrow(/abort/i);
    await expect(replay.fetch(aRequest('/a'))).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'ECONNRESET' },
    });
  });

  it('gives back the very bytes that were recorded, through a file too', async () => {
    const reply = fc.record({
      status: fc.constantFrom(200, 201, 204, 302, 304, 404, 429, 503),
      body: fc.oneof(
        fc.uint8Array({ maxLength: 80 }),
        fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      type: fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 4 }), async (replies) => {
        const visible = replies.filter(({ body }) => body[0] !== 0x1f);
        const requests = visible.map((_, index) => aRequest(`/${index % 2}`));
        const response = ({ status, body, type }: (typeof replies)[number]) =>
          new Response([204, 304].includes(status) ? null : new Uint8Array(body), {
            status,
            headers: { 'content-type': type, etag: 'e' },
          });
        const queue = [...visible];
        const file = JSON.stringify(
          await record(requests, () => response(queue.shift()!), { secrets: ['never-there'] }),
        );
        const replay = createReplay(parseCassette(file));
        for (const [index, expected] of visible.entries()) {
          const got = await replay.fetch(aRequest(`/${index % 2}`));
          expect(got.status).toBe(expected.status);
          expect(Object.fromEntries(got.headers)).toEqual({ 'content-type': expected.type, etag: 'e' });
          expect(new Uint8Array(await got.arrayBuffer())).toEqual(
            new Uint8Array(await response(expected).arrayBuffer()),
          );
        }
        expect(replay.unused()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
