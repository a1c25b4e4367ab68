import { describe, expect, it } from 'vitest';
import { aRequest, record } from '../../test/recorded.js';
import { parseCassette } from './parse-cassette.js';

const cassette = {
  format: 'onlink-cassette',
  version: 1,
  exchanges: [
    {
      request: { method: 'POST', url: 'https://a.invalid/', headers: {}, body: { kind: 'text', text: 'x' } },
      reply: { kind: 'reply', status: 200, headers: { etag: '1' }, body: { kind: 'base64', base64: 'AP8=' } },
    },
    { request: { method: 'GET', url: '/', headers: {} }, reply: { kind: 'no-reply', code: 'ECONNRESET' } },
  ],
};

function broken(place: readonly (string | number)[], value: unknown): string {
  const copy: unknown = structuredClone(cassette);
  const holder = place.slice(0, -1).reduce((at, name) => (at as never)[name], copy) as {
    [name: string]: unknown;
  };
  holder[String(place.at(-1))] = value;
  return JSON.stringify(copy);
}

describe('parsing a cassette', () => {
  it('takes a file, the value in it, and what a recorder wrote', async () => {
    expect(parseCassette(JSON.stringify(cassette))).toEqual(cassette);
    expect(parseCassette(cassette)).toEqual(cassette);
    const recorded = await record([aRequest('/a')], () => new Response('b'));
    expect(parseCassette(JSON.stringify(recorded))).toEqual(recorded);
  });

  it.each<[string, string]>([
    ['the whole file', '{'],
    ['the whole file', '[]'],
    ['format', '{}'],
    ['more', broken(['more'], 1)],
    ['version', broken(['version'], 2)],
    ['exchanges', broken(['exchanges'], {})],
    ['exchanges[1]', broken(['exchanges', 1], null)],
    ['exchanges[0].request', broken(['exchanges', 0, 'request'], undefined)],
    ['exchanges[0].request.method', broken(['exchanges', 0, 'request', 'method'], 'get')],
    ['exchanges[0].request.url', broken(['exchanges', 0, 'request', 'url'], 1)],
    ['exchanges[0].request.headers', broken(['exchanges', 0, 'request', 'headers'], [])],
    ['exchanges[0].request.headers.a b', broken(['exchanges', 0, 'request', 'headers', 'a b'], 'x')],
    ['exchanges[0].request.body.kind', broken(['exchanges', 0, 'request', 'body', 'kind'], 'form')],
    ['exchanges[0].request.body.text', broken(['exchanges', 0, 'request', 'body', 'text'], null)],
    ['exchanges[0].reply.kind', broken(['exchanges', 0, 'reply', 'kind'], 'x')],
    ['exchanges[0].reply.status', broken(['exchanges', 0, 'reply', 'status'], 600)],
    ['exchanges[0].reply.headers.etag', broken(['exchanges', 0, 'reply', 'headers', 'etag'], 1)],
    ['exchanges[0].reply.body.base64', broken(['exchanges', 0, 'reply', 'body', 'base64'], 'A*')],
    ['exchanges[0].reply.more', broken(['exchanges', 0, 'reply', 'more'], 1)],
    ['exchanges[1].reply.code', broken(['exchanges', 1, 'reply', 'code'], 1)],
  ])('refuses a file that is wrong at %s, and names the place', (place, file) => {
    expect(() => parseCassette(file)).toThrow(`Failed to read cassette: "${place}" `);
  });
});
