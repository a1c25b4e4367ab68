import { isFault } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, KEY_BYTES } from './vault.js';

const PLACE = { tenant: 'default', connection: 'demo', pointer: '/tokenSecret' };
const key = (byte: number): Uint8Array => new Uint8Array(KEY_BYTES).fill(byte);

describe('createVault', () => {
  it('opens what it sealed, whatever the text', () => {
    const vault = createVault(key(1));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(vault.seal(text, PLACE), PLACE)).toBe(text);
      }),
    );
  });

  it('never makes the same bytes twice, so that equal secrets do not show as equal', () => {
    const vault = createVault(key(1));
    const sealed = Array.from({ length: 100 }, () => vault.seal('same', PLACE));
    expect(new Set(sealed.map(({ nonce }) => nonce)).size).toBe(100);
    expect(new Set(sealed.map(({ ciphertext }) => ciphertext)).size).toBe(100);
  });

  it('holds neither the text nor the key in what it stores', () => {
    const sealed = JSON.stringify(createVault(key(7)).seal('MARKED-secret', PLACE));
    for (const hidden of [Buffer.from('MARKED-secret'), Buffer.from(key(7))]) {
      expect(sealed).not.toContain(hidden.toString('utf8'));
      expect(sealed).not.toContain(hidden.toString('base64').replace(/=+$/, ''));
      expect(sealed).not.toContain(hidden.toString('hex'));
    }
  });

  it('refuses another key, and says what to do', () => {
    const sealed = createVault(key(1)).seal('text', PLACE);
    const fault = faultOf(() => createVault(key(2)).open(sealed, PLACE));
    expect(fault.code).toBe('host/vault-key');
    expect(fault.message).toContain('"/tokenSecret" of connection "demo"');
    expect(fault.message).toContain('ONLINK_KEY');
  });

  it.each([
    ['tenant', { ...PLACE, tenant: 'other' }],
    ['connection', { ...PLACE, connection: 'other' }],
    ['pointer', { ...PLACE, pointer: '/tokenId' }],
    ['a boundary between two parts', { ...PLACE, tenant: 'defaultd', connection: 'emo' }],
  ])('refuses a secret that was moved to another place: %s', (_what, place) => {
    const vault = createVault(key(1));
    const sealed = vault.seal('text', PLACE);
    expect(faultOf(() => vault.open(sealed, place)).code).toBe('host/vault-damaged');
  });

  it('refuses any changed bit of nonce, text and tag', () => {
    const vault = createVault(key(1));
    const sealed = vault.seal('a secret', PLACE);
    for (const field of ['nonce', 'ciphertext'] as const) {
      const bytes = Buffer.from(sealed[field], 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const damaged = { ...sealed, [field]: changed.toString('base64') };
        expect(faultOf(() => vault.open(damaged, PLACE)).code).toBe('host/vault-damaged');
      }
    }
  });

  it.each(['', 'AA==', 'not base64!'])('refuses the remains %j of a text', (ciphertext) => {
    const vault = createVault(key(1));
    const sealed = { ...vault.seal('a secret', PLACE), ciphertext };
    expect(faultOf(() => vault.open(sealed, PLACE)).code).toBe('host/vault-damaged');
  });
});

function faultOf(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('Expected a fault, and there was none.');
}
