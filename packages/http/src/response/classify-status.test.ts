import type { HttpRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { classifyStatus } from './classify-status.js';

const read: HttpRequest = {
  method: 'POST',
  url: 'https://remote.invalid/a?key=x',
  headers: {},
  effect: 'none',
};
const write: HttpRequest = { ...read, effect: 'create' };

const reply = (status: number, headers = {}) => ({ status, headers, body: new Uint8Array() });

describe('a status without more', () => {
  it.each([200, 201, 204, 206])('%i is a success', (status) => {
    expect(classifyStatus(reply(status), write)).toBeUndefined();
  });

  it.each([
    [302, 'http/redirect', 'config', 'after-fix', 'none'],
    [400, 'http/refused', 'input', 'never', 'none'],
    [401, 'http/unauthorized', 'credentials', 'after-fix', 'none'],
    [403, 'http/forbidden', 'permission', 'after-fix', 'none'],
    [404, 'http/not-found', 'input', 'never', 'none'],
    [408, 'http/request-timeout', 'remote', { afterMs: 1_000 }, 'none'],
    [409, 'http/refused', 'input', 'never', 'none'],
    [429, 'http/too-many-requests', 'limit', { afterMs: 10_000 }, 'none'],
    [500, 'http/server-error', 'remote', { afterMs: 5_000 }, 'unknown'],
    [503, 'http/server-error', 'remote', { afterMs: 5_000 }, 'unknown'],
    [199, 'http/unexpected-status', 'remote', 'never', 'none'],
  ])('%i to a write is %s', (status, code, blame, retry, effect) => {
    expect(classifyStatus(reply(status), write)).toMatchObject({
      code,
      blame,
      retry,
      effect,
      remote: { status },
    });
  });

  it('never leaves the effect of a read open', () => {
    expect(classifyStatus(reply(503), read)?.effect).toBe('none');
  });

  it.each([
    ['7', 10_000],
    ['60', 60_000],
    ['99999999', 86_400_000],
    ['-5', 10_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 10_000],
  ])('waits for Retry-After %s no less and no more than sense', (value, afterMs) => {
    expect(classifyStatus(reply(429, { 'retry-after': value }), read)?.retry).toEqual({ afterMs });
  });

  it('names the host and keeps the query out of the message', () => {
    const message = classifyStatus(reply(500), read)?.message;
    expect(message).toContain('remote.invalid');
    expect(message).not.toContain('key=');
  });
});
