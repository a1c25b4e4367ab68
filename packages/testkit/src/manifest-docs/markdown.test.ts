import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, code, table, text } from './markdown.js';

describe('text in Markdown', () => {
  it.each([
    ['Setup > Company', 'Setup > Company'],
    ['1234567_SB1 *now*', '1234567\\_SB1 \\*now\\*'],
    ['<script> & [link](x) `c`', '\\<script> \\& \\[link\\](x) \\`c\\`'],
    ['a|b\\c', 'a\\|b\\\\c'],
    ['two\n\n# lines\t', 'two # lines'],
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['> quoted', '\\> quoted'],
    ['1. first', '1\\. first'],
    ['2024 was', '2024 was'],
    ['~~gone~~ $x$', '\\~\\~gone\\~\\~ \\$x\\$'],
    ['See https://a.invalid/b_c?d=1&e=2.', 'See <https://a.invalid/b_c?d=1&e=2>.'],
    ['(https://a.invalid/)', '(<https://a.invalid/>)'],
  ])('writes %j as %j', (value, written) => {
    expect(text(value)).toBe(written);
  });

  it('shows any text as it is: what Markdown takes away is what was added', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (value) => {
        const written = text(value);
        expect(written).not.toMatch(/[\n\r]|^[-+=#:>]/);
        expect(written.replace(/\\[\s\S]/g, '')).not.toMatch(/[`*_[\]<|~&$]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
        const line = value.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
        expect(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(line);
      }),
    );
  });
});

describe('code in Markdown', () => {
  it.each([
    ['a_b', '`a_b`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['', '""'],
    ['a|b*', '<code>a\\|b\\*</code>'],
  ])('writes %j as %s', (value, written) => {
    expect(code(value)).toBe(written);
  });

  it('is fenced by more backticks than it holds', () => {
    expect(block('a\r\n```\nb\n')).toBe('````\na\n```\nb\n````');
  });
});

describe('a table in Markdown', () => {
  it('has the same number of cells in each row, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (values) => {
        const [written = ''] = table(
          ['A', 'B'],
          values.map(([one, other]) => [text(one), code(other)]),
        );
        const lines = written.split('\n');
        expect(lines).toHaveLength(values.length + 2);
        for (const line of lines) expect(line.replace(/\\[!-/:-@[-`{-~]/g, '').match(/\|/g)).toHaveLength(3);
      }),
    );
  });

  it('is nothing without rows', () => {
    expect(table(['A'], [])).toEqual([]);
  });
});
