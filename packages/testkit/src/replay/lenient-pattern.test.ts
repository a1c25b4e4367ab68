import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lenientPattern } from './lenient-pattern.js';

type Writer = (char: string) => string;

const WRITERS: readonly Writer[] = [
  (char) => char,
  (char) => [...Buffer.from(char)].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
  (char) =>
    [...Buffer.from(char)].map((octet) => `%25${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  (char) => `&#${char.codePointAt(0)};`,
  (char) => `&#x0${char.codePointAt(0)?.toString(16)};`,
  (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  (char) => JSON.stringify(char).slice(1, -1),
  (char) => char.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;'),
];

// Control characters have names of their own in JSON, and are in no secret.
const secrets = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => !/\p{Cc}/u.test(text));

describe('a lenient pattern', () => {
  it('finds a text of which each character is written in another way', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.array(fc.nat(WRITERS.length - 1), { minLength: 12, maxLength: 12 }),
        (secret, ways) => {
          // A run of backslashes is written in one way.
          const written = (secret.match(/\\+|[^\\]/gu) ?? [])
            .map((run, index) => [...run].map((char) => WRITERS[ways[index] ?? 0]!(char)).join(''))
            .join('');
          expect(written).toMatch(new RegExp(`^${lenientPattern(secret)}$`, 'i'));
        },
      ),
    );
  });

  it('finds nothing else', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{6,12}$/),
        fc.stringMatching(/^[\\%&;a-z0-9]*$/),
        (secret, text) => {
          fc.pre(!text.includes(secret));
          expect(text.replace(new RegExp(lenientPattern(secret), 'g'), '-')).toBe(text);
        },
      ),
    );
  });

  it('gives up soon on a text made to keep it busy', () => {
    const pattern = new RegExp(lenientPattern(`${'\\'.repeat(12)}"${'\\'.repeat(12)}"end`), 'gi');
    expect(pattern.test(`${'\\'.repeat(4000)}"`.repeat(20))).toBe(false);
  });
});
