import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.js';

const SECRET = 'S3cr+t/=a&b c\'"\\ü';

describe('the redactor', () => {
  it.each([
    ['as written', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')],
    ['in hex', Buffer.from(SECRET).toString('hex')],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['as a form value', new URLSearchParams({ s: SECRET }).toString().slice(2)],
  ])('takes a secret out %s', (_form, text) => {
    const redacted = createRedactor([SECRET]).redact(`before ${text} after`);
    expect(redacted).toContain('[secret]');
    expect(redacted).not.toContain(text);
    expect(redacted).toMatch(/^before .* after$/);
  });

  it('takes a secret out of a basic auth header, wherever it stands in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.stringMatching(/^[a-z0-9]{16,40}$/), (user, password) => {
        const encoded = Buffer.from(`${user}:${password}`).toString('base64');
        const redacted = createRedactor([password]).redact(encoded);
        expect(Buffer.from(redacted, 'base64').toString()).not.toContain(password);
        expect(redacted).toContain('[secret]');
      }),
    );
  });

  it('leaves nothing of a secret that holds another', () => {
    const redactor = createRedactor(['inner', 'outer-inner-outer']);
    expect(redactor.redact('outer-inner-outer inner')).toBe('[secret] [secret]');
  });

  it('reaches into keys and values of JSON, and learns later secrets', () => {
    const redactor = createRedactor();
    redactor.add('hidden-value');
    expect(redactor.redactJson({ 'hidden-value': ['x hidden-value', 1, null, true] })).toEqual({
      '[secret]': ['x [secret]', 1, null, true],
    });
  });

  it('changes nothing where there is no secret, and ignores one too short to be one', () => {
    expect(createRedactor(['abc', SECRET]).redact('abc and plain text')).toBe('abc and plain text');
  });
});
