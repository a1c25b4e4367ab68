import { createHmac } from 'node:crypto';
import { createSecret, type RawRequest, type WebhookScheme } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyWebhook } from './verify-webhook.js';

const SECRET = 'a-secret-that-nobody-knows';
const NOW = 1_700_000_000_000;
const BODY = '{"id":1}';

const HMAC: WebhookScheme = {
  kind: 'hmac',
  header: 'X-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
  signedParts: [{ kind: 'header', name: 'X-Timestamp' }, { kind: 'text', text: '.' }, { kind: 'body' }],
  timestampHeader: 'X-Timestamp',
  toleranceMs: 60_000,
};

function aRequest(headers: Record<string, string> = {}, part: Partial<RawRequest> = {}): RawRequest {
  return { method: 'POST', url: '/hooks/1', headers, body: Buffer.from(BODY), ...part };
}

function signed(timestamp: number, body = BODY, secret = SECRET): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-timestamp': String(timestamp), 'x-signature': `sha256=${signature}` };
}

const verify = (scheme: WebhookScheme, raw: RawRequest, secrets = [SECRET]) =>
  verifyWebhook({ schemes: [scheme] }, raw, { secrets: secrets.map(createSecret), now: NOW }).kind;

describe('verifying a webhook', () => {
  it.each<[string, WebhookScheme, RawRequest]>([
    ['basic auth', { kind: 'basic_auth' }, aRequest({ authorization: `Basic ${btoa(SECRET)}` })],
    [
      'a token in the URL',
      { kind: 'auth_token', parameter: 'token' },
      aRequest({}, { url: `/hooks/1?token=${SECRET}` }),
    ],
    [
      'a token in a header',
      { kind: 'header_token', header: 'X-OnLink-Token' },
      aRequest({ 'x-onlink-token': SECRET }),
    ],
    ['a signature over time and body', HMAC, aRequest(signed(NOW / 1_000))],
  ])('accepts %s, with any secret that counts now, and no other', (_, scheme, raw) => {
    expect(verify(scheme, raw)).toBe('accepted');
    expect(verify(scheme, raw, ['the-next-secret', SECRET])).toBe('accepted');
    expect(verify(scheme, raw, ['another-secret'])).toBe('refused');
    expect(verify(scheme, raw, [])).toBe('refused');
    expect(verify(scheme, aRequest())).toBe('refused');
  });

  it('accepts base64 signatures, whose letters differ by case', () => {
    const base64: WebhookScheme = { ...HMAC, encoding: 'base64', signedParts: [{ kind: 'body' }] };
    const { timestampHeader: _, ...scheme } = base64;
    const signature = createHmac('sha256', SECRET).update(BODY).digest('base64');
    expect(verify(scheme, aRequest({ 'x-signature': `sha256=${signature}` }))).toBe('accepted');
    expect(verify(scheme, aRequest({ 'x-signature': `sha256=${signature.toUpperCase()}` }))).toBe('refused');
  });

  it.each([
    ['too old', NOW / 1_000 - 61],
    ['too far ahead', NOW / 1_000 + 61],
  ])('refuses a signed time that is %s, and says so', (_, timestamp) => {
    const verdict = verifyWebhook({ schemes: [HMAC] }, aRequest(signed(timestamp)), {
      secrets: [createSecret(SECRET)],
      now: NOW,
    });
    expect(verdict).toEqual({ kind: 'refused', reason: expect.stringContaining('X-Timestamp') });
  });

  it('refuses any change of the body', () => {
    const headers = signed(NOW / 1_000);
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const body = Buffer.from(BODY);
        body[index] = (body[index] ?? 0) ^ change;
        expect(verify(HMAC, aRequest(headers, { body }))).toBe('refused');
      }),
    );
  });

  it('asks the trigger for the scheme "custom", and passes a handshake on', () => {
    const schemes = [{ kind: 'custom' }] as const;
    const proof = { secrets: [], now: NOW };
    const reply = { kind: 'reply', status: 200, body: 'challenge' } as const;
    expect(verifyWebhook({ schemes, verify: () => reply }, aRequest(), proof)).toEqual(reply);
    const refused = { kind: 'refused', reason: 'too short' } as const;
    expect(verifyWebhook({ schemes, verify: () => refused }, aRequest(), proof)).toEqual(refused);
  });

  it('never tells a secret, nor what was shown', () => {
    const verdict = verifyWebhook({ schemes: [HMAC] }, aRequest(signed(NOW / 1_000, BODY, 'wrong')), {
      secrets: [createSecret(SECRET)],
      now: NOW,
    });
    expect(JSON.stringify(verdict)).not.toContain(SECRET);
  });
});
