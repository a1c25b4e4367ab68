import type { HttpRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { classifyReply, ERROR_TABLE } from './faults.js';

const TASK = { verb: 'read', noun: 'stream "employee"' };

function faultOf(
  status: number,
  options: { headers?: Record<string, string>; effect?: HttpRequest['effect'] } = {},
) {
  const { headers = {}, effect = 'none' } = options;
  const request: HttpRequest = { method: 'POST', url: 'https://acme.bamboohr.com/x', headers: {}, effect };
  return classifyReply({ status, headers, body: new Uint8Array() }, request, TASK);
}

describe('a reply of BambooHR', () => {
  it.each(ERROR_TABLE)(
    'of status $status means $code (Retry-After: $retryAfter)',
    ({ status, retryAfter, code, blame }) => {
      const headers: Record<string, string> = retryAfter === true ? { 'retry-after': '30' } : {};
      const fault = faultOf(status, { headers });
      expect(fault).toMatchObject({ code, blame, effect: 'none', remote: { status } });
      expect(fault?.message).toMatch(/^Failed to read stream "employee": .+\. .+\.$/);
    },
  );

  it('that asks to wait says how long', () => {
    expect(faultOf(429, { headers: { 'retry-after': '90' } })?.retry).toEqual({ afterMs: 90_000 });
  });

  it('tells what BambooHR said, in its header', () => {
    const fault = faultOf(409, { headers: { 'x-bamboohr-error-message': 'Duplicate email' } });
    expect(fault?.message).toContain('("Duplicate email")');
    expect(fault?.remote).toEqual({ status: 409, detail: 'Duplicate email' });
  });

  it('after a write says whether that may have been made', () => {
    const effects = [400, 403, 429, 500, 503].map((status) => faultOf(status, { effect: 'create' })?.effect);
    expect(effects).toEqual(['none', 'none', 'none', 'unknown', 'unknown']);
  });

  it('of an unknown status is classified by the rules of HTTP, words and all', () => {
    expect(faultOf(418)).toMatchObject({ code: 'http/refused', message: expect.stringContaining('418') });
  });
});
