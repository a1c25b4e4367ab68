import { createFault } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { transportFault } from './transport-fault.js';

const write = {
  method: 'POST',
  url: 'https://remote.invalid/x?token=t',
  headers: {},
  effect: 'create',
} as const;

describe('a failure below HTTP', () => {
  it.each([
    ['ECONNREFUSED', 'network/refused', 'none'],
    ['ENOTFOUND', 'network/unknown-host', 'none'],
    ['EAI_AGAIN', 'network/unknown-host', 'none'],
    ['ENETUNREACH', 'network/unreachable', 'none'],
    ['UND_ERR_CONNECT_TIMEOUT', 'network/connect-timeout', 'none'],
    ['UND_ERR_BODY_TIMEOUT', 'network/timeout', 'unknown'],
    ['CERT_HAS_EXPIRED', 'network/certificate', 'none'],
    ['HPE_INVALID_CONSTANT', 'network/not-http', 'unknown'],
    ['ECONNRESET', 'network/lost', 'unknown'],
    ['SOMETHING_NEW', 'network/lost', 'unknown'],
  ])('%s is %s, and a write had the effect %s', (code, expected, effect) => {
    const error = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('x'), { code }),
    });
    expect(transportFault(error, write)).toMatchObject({ code: expected, effect, blame: 'network' });
  });

  it("knows the parser's failure by its name alone, as Node 24 gives it", () => {
    const cause = Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError', code: undefined });
    expect(transportFault(new TypeError('fetch failed', { cause }), write)).toMatchObject({
      code: 'network/not-http',
    });
  });

  it('is found behind a host with several addresses', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused]) });
    expect(transportFault(error, write).code).toBe('network/refused');
  });

  it('names the host and nothing else of the address', () => {
    const { message } = transportFault(new Error('x'), write);
    expect(message).toContain('remote.invalid');
    expect(message).not.toContain('token');
  });

  it('is left alone when it is a fault already', () => {
    const fault = createFault({
      blame: 'limit',
      scope: 'stream',
      retry: 'never',
      effect: 'none',
      code: 'a/b',
      message: 'Failed.',
    });
    expect(transportFault(fault, write)).toBe(fault);
  });
});
