import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLike } from '../../src/suiteql/like.js';

/** What somebody would write who builds a pattern from a user's text. */
const escaped = (text: string): string => text.replace(/[%_\\]/g, (mark) => `\\${mark}`);

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const patternText = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '\\', '😀'), maxLength: 12 });

/** The same question as a regular expression: a second way to the answer, for short patterns only. */
function likeByRegExp(pattern: string, text: string): boolean {
  const source = Array.from(pattern, (character) => {
    if (character === '%') return '[^]*';
    return character === '_' ? '[^]' : character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }).join('');
  return new RegExp(`^${source}$`, 'u').test(text);
}

describe('LIKE', () => {
  it('with every mark escaped matches the text itself and nothing else', () => {
    fc.assert(
      fc.property(patternText, patternText, (text, other) => {
        const matches = compileLike(escaped(text), '\\');
        expect(matches(text)).toBe(true);
        expect(matches(other)).toBe(text === other);
      }),
    );
  });

  it('with an escaped text between two % finds what contains it', () => {
    fc.assert(
      fc.property(patternText, patternText, patternText, (before, text, after) => {
        expect(compileLike(`%${escaped(text)}%`, '\\')(`${before}${text}${after}`)).toBe(true);
      }),
    );
  });

  it('agrees with a regular expression', () => {
    fc.assert(
      fc.property(patternText, patternText, (pattern, text) => {
        expect(compileLike(pattern)(text)).toBe(likeByRegExp(pattern, text));
      }),
    );
  });

  it('takes any text for % and for as many _ as it has characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(compileLike('%')(text)).toBe(true);
        expect(compileLike('_'.repeat(Array.from(text).length))(text)).toBe(true);
      }),
    );
  });

  it('ends soon on a pattern that a backtracking matcher would not survive', () => {
    expect(compileLike(`${'%a'.repeat(500)}b`)('a'.repeat(5000))).toBe(false);
  });
});
