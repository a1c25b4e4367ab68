import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLine } from './printable.js';

const ESCAPE = String.fromCharCode(0x1b);

describe('printable', () => {
  it('disarms what would move the cursor or rewrite the screen', () => {
    expect(printable(`a${ESCAPE}[2Jb`)).toBe('a\ufffd[2Jb');
    expect(printable('old\rnew')).toBe('old\ufffdnew');
  });

  it('keeps line breaks and every letter', () => {
    expect(printable('Zoë\n日本 👩‍💻')).toBe('Zoë\n日本 👩‍💻');
  });
});

describe('printableLine', () => {
  it('makes one line of several, so that a fault stays one line', () => {
    expect(printableLine('  Failed:\r\n   because\n\n of that\n')).toBe('Failed: because of that');
  });

  it('leaves no control character, whatever came from the remote system', () => {
    const anyText = fc.string({ unit: 'binary' });
    fc.assert(fc.property(anyText, (text) => !/\p{Cc}/u.test(printableLine(text))));
  });
});
