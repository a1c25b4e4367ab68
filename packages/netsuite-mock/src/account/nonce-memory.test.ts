import { describe, expect, it } from 'vitest';
import { createNonceMemory } from './nonce-memory.js';

describe('the memory of nonces', () => {
  it('forgets what the timestamp window refuses anyway, so that it does not grow', () => {
    let nowS = 1_000_000;
    const memory = createNonceMemory(() => nowS * 1000, 300);
    for (let step = 0; step < 5000; step += 1) {
      nowS += 1;
      expect(memory.spend('12', nowS, `nonce ${step}`)).toBe(true);
    }
    expect(memory.size()).toBeLessThan(310);
  });

  it('keeps a pair for as long as its timestamp is accepted', () => {
    let nowS = 1_000_000;
    const memory = createNonceMemory(() => nowS * 1000, 300);
    memory.spend('12', nowS, 'abcdef');
    nowS += 300;
    memory.spend('12', nowS, 'ghijkl');
    expect(memory.spend('12', 1_000_000, 'abcdef')).toBe(false);
  });
});
