import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createSecret, isSecret } from './secret.js';

describe('a secret', () => {
  const secret = createSecret('canary');

  it('gives its text only when asked for it', () => {
    expect(secret.reveal()).toBe('canary');
  });

  it.each([
    ['a text', () => `${secret}`],
    ['JSON', () => JSON.stringify({ secret })],
    ['an inspector', () => inspect({ secret }, { depth: 5, showHidden: true })],
    ['its keys', () => JSON.stringify(Object.entries(secret))],
    ['an error', () => String(new Error(`${secret}`).stack)],
  ])('prints as a placeholder in %s', (_, print) => {
    expect(print()).not.toContain('canary');
  });

  it('is known by its brand, and nothing else is', () => {
    expect(isSecret(secret)).toBe(true);
    for (const other of ['canary', null, undefined, {}, { reveal: () => 'x' }])
      expect(isSecret(other)).toBe(false);
  });
});
