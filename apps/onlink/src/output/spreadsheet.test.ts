import { describe, expect, it } from 'vitest';
import { spreadsheetSafe } from './spreadsheet.js';

describe('spreadsheetSafe', () => {
  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.invalid")'])(
    'keeps %j from being run as a formula',
    (text) => {
      expect(spreadsheetSafe(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Ann', '12', '-12.50', '+1 (555) 010 0199', "O'Neil", 'a=b'])('leaves %j as it is', (text) => {
    expect(spreadsheetSafe(text)).toBe(text);
  });
});
