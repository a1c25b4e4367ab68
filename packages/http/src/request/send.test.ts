import { createFault } from '@onlink/core';
import { createFakeCall } from '@onlink/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildUrl } from './build-url.js';
import { type SendRequest, send } from './send.js';

const none = { auth: { kind: 'none' } } as const;

function aRequest(part: Partial<SendRequest> = {}): SendRequest {
  return { method: 'POST', url: 'https://remote.invalid/q', effect: 'none', ...part };
}

const callAnswering = (respond: () => Response) => createFakeCall({ fetch: async () => respond() });

describe('send', () => {
  it('sends JSON as UTF-8 with its type, and asks for JSON', async () => {
    const call = callAnswering(() => new Response('{}'));
    await send(call, aRequest({ json: { q: 'Zoë' }, headers: { Prefer: 'transient' } }), none);
    const [sent] = call.requests;
    expect(new TextDecoder().decode(sent?.body)).toBe('{"q":"Zoë"}');
    expect(sent?.headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      prefer: 'transient',
    });
  });

  it('signs the address that is sent, query included', async () => {
    const call = callAnswering(() => new Response());
    const auth = { kind: 'oauth1', consumerKey: 'k', consumerSecret: 's' } as const;
    await send(call, aRequest({ query: [['limit', '1 000']] }), { auth });
    expect(call.requests[0]?.url).toBe('https://remote.invalid/q?limit=1%20000');
    expect(call.requests[0]?.headers['authorization']).toMatch(/^OAuth oauth_consumer_key="k"/);
  });

  it('passes limits and effect on to the exchange', async () => {
    const call = callAnswering(() => new Response());
    await send(call, aRequest({ effect: 'create', timeoutMs: 5, maxResponseBytes: 6 }), none);
    expect(call.requests[0]).toMatchObject({ effect: 'create', timeoutMs: 5, maxResponseBytes: 6 });
  });

  it('throws what the status means, once, without trying again', async () => {
    const call = callAnswering(() => new Response('', { status: 503 }));
    await expect(send(call, aRequest(), none)).rejects.toMatchObject({ code: 'http/server-error' });
    expect(call.requests).toHaveLength(1);
  });

  it("lets the connector's own reading of the reply decide", async () => {
    const call = callAnswering(() => new Response('', { status: 404 }));
    const own = createFault({
      blame: 'input',
      scope: 'item',
      retry: 'never',
      effect: 'none',
      code: 'vendor/gone',
      message: 'Failed to read it: it is gone. Look elsewhere.',
    });
    await expect(send(call, aRequest(), { ...none, classify: () => own })).rejects.toBe(own);
    await expect(send(call, aRequest(), { ...none, classify: () => undefined })).resolves.toMatchObject({
      status: 404,
    });
  });

  it('sends nothing once the call was aborted', async () => {
    const call = createFakeCall({ signal: AbortSignal.abort() });
    await expect(send(call, aRequest(), none)).rejects.toThrow();
    expect(call.requests).toEqual([]);
  });
});

describe('buildUrl', () => {
  it('adds to the query that is there, and drops the fragment', () => {
    expect(buildUrl('https://e.com/a?x=1#f', [['y', '2&3']])).toBe('https://e.com/a?x=1&y=2%263');
  });

  it('encodes so that decoding gives the same pairs back, in order', () => {
    const pair = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const built = new URL(buildUrl('https://e.com/', pairs));
        expect([...built.searchParams]).toEqual(pairs.map((entry) => [...entry]));
      }),
    );
  });

  it('replaces a lone surrogate instead of failing', () => {
    expect(buildUrl('https://e.com/', [['a', '\ud800']])).toBe('https://e.com/?a=%EF%BF%BD');
  });
});
