import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatTable } from './table.js';

describe('formatTable', () => {
  it('aligns columns under their titles, with no blanks at the end of a line', () => {
    const text = formatTable(
      ['NAME', 'CITY'],
      [
        ['Ann', 'Rome'],
        ['Bartholomew', ''],
      ],
    );
    expect(text.split('\n')).toEqual([
      'NAME         CITY',
      '-----------  ----',
      'Ann          Rome',
      'Bartholomew',
    ]);
  });

  it('shows a value with line breaks on one line', () => {
    expect(formatTable(['ADDRESS'], [['1 Road\n  Town']]).split('\n')).toHaveLength(3);
  });

  it('counts columns of the terminal, not letters, so that wide letters stay aligned', () => {
    const [, , wide, narrow] = formatTable(
      ['A', 'B'],
      [
        ['日本', 'x'],
        ['ab', 'y'],
      ],
    ).split('\n');
    expect(stringWidth(wide?.split('x')[0] ?? '')).toBe(stringWidth(narrow?.split('y')[0] ?? ''));
  });

  it('cuts the widest column first, and says so by an ellipsis', () => {
    const lines = formatTable(['ID', 'TEXT'], [['1', 'x'.repeat(50)]], 20).split('\n');
    expect(lines.at(-1)).toMatch(/^1 {3}x+…$/);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBe(20);
  });

  it('keeps to the width, whatever the cells, as long as each column has six columns of the terminal', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }), (rows) => {
        const lines = formatTable(['A', 'B', 'C'], rows, 40).split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(40);
      }),
    );
  });
});
