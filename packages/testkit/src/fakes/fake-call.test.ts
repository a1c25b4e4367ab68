import type { HttpRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { createFakeCall } from './fake-call.js';
import { createFakeClock } from './fake-clock.js';

const REQUEST: HttpRequest = { method: 'GET', url: 'https://api.invalid/x', headers: {}, effect: 'none' };

describe('a fake call', () => {
  it('answers through the fetch it was given, and keeps what was sent', async () => {
    const call = createFakeCall({ fetch: async () => new Response('hello', { status: 201 }) });
    const reply = await call.exchange(REQUEST);
    expect(reply.status).toBe(201);
    expect(new TextDecoder().decode(reply.body)).toBe('hello');
    expect(call.requests).toEqual([REQUEST]);
  });

  it('fails as the host would where nothing came back', async () => {
    const call = createFakeCall({
      fetch: async () => {
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      },
    });
    await expect(call.exchange(REQUEST)).rejects.toMatchObject({ code: 'network/refused' });
    expect(call.requests).toHaveLength(1);
  });

  it('is cancelled by its signal', async () => {
    const controller = new AbortController();
    const call = createFakeCall({
      signal: controller.signal,
      fetch: async (_url, init) => {
        controller.abort();
        init?.signal?.throwIfAborted();
        return new Response();
      },
    });
    await expect(call.exchange(REQUEST)).rejects.toMatchObject({ code: 'cancelled/aborted' });
    await expect(call.clock.sleep(1)).rejects.toThrow();
  });

  it('counts its deadline from its clock', () => {
    const clock = createFakeClock(1_000);
    expect(createFakeCall({ clock }).deadlineAt).toBe(61_000);
    expect(createFakeCall({ clock, deadlineMs: 5 }).deadlineAt).toBe(1_005);
  });

  it('keeps what the connector logged and learned', () => {
    const call = createFakeCall({ attempt: 3, seed: 9 });
    call.log('warn', 'page-shrunk', { rows: 500 });
    call.log('info', 'done');
    call.budget.learn({ concurrent: 5 });
    expect(call.attempt).toBe(3);
    expect(call.logged).toEqual([
      { level: 'warn', event: 'page-shrunk', fields: { rows: 500 } },
      { level: 'info', event: 'done', fields: {} },
    ]);
    expect(call.learned).toEqual([{ concurrent: 5 }]);
    expect(call.random(8)).toEqual(createFakeCall({ seed: 9 }).random(8));
  });
});
