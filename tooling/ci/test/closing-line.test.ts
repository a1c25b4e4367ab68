import { expect, test } from 'vitest';
import { parseClosingLine } from '../closing-line.mjs';

test('reads the last closing line, whatever follows it', () => {
  const output = '3 passed, 1 failed\nmore\n\n12 passed, 0 failed\nnpm notice\n';
  expect(parseClosingLine(output)).toEqual({ passed: 12, failed: 0 });
});

test.each(['', 'Tests  3 passed (3)', 'in all 3 passed, 0 failed', '3 passed, 0 failed, 1 skipped'])(
  'finds no count in %j',
  (output) => {
    expect(parseClosingLine(output)).toBeUndefined();
  },
);
