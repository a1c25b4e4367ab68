import { createFault, faultToJson } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { redactFault } from './redact-fault.js';
import { createRedactor } from './redactor.js';

const SECRET = 'marked secret/+&';
const KEY = '-----BEGIN KEY-----\nfirst-line-of-it\nsecond-line-of-it\n-----END KEY-----\n';

describe('a fault', () => {
  it('loses the secret in each of its texts, and nothing else', () => {
    const fault = createFault({
      blame: 'remote',
      scope: 'stream',
      retry: { afterMs: 5 },
      effect: 'unknown',
      code: `remote/${SECRET}`,
      message: `Failed with ${SECRET}.`,
      fix: {
        text: `Replace ${SECRET}.`,
        pointer: `/fields/${encodeURIComponent(SECRET)}`,
        url: `https://a.invalid/?token=${encodeURIComponent(SECRET)}`,
      },
      remote: { status: 401, requestId: Buffer.from(SECRET).toString('base64'), detail: `no ${SECRET}` },
    });
    const json = faultToJson(redactFault(fault, createRedactor([SECRET])));
    expect(json).toEqual({
      blame: 'remote',
      scope: 'stream',
      retry: { afterMs: 5 },
      effect: 'unknown',
      code: 'remote/[secret]',
      message: 'Failed with [secret].',
      fix: {
        text: 'Replace [secret].',
        pointer: '/fields/[secret]',
        url: 'https://a.invalid/?token=[secret]',
      },
      remote: { status: 401, requestId: '[secret]', detail: 'no [secret]' },
    });
  });

  it('loses a secret of several lines, which its message holds on one', () => {
    const fault = createFault({
      blame: 'credentials',
      scope: 'connection',
      retry: 'after-fix',
      effect: 'none',
      code: 'sample/bad-key',
      message: `Failed to read key ${KEY}: it is malformed.`,
    });
    expect(redactFault(fault, createRedactor([KEY])).message).toBe(
      'Failed to read key [secret] : it is malformed.',
    );
  });
});
