import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDecimal,
  decodeBoolean,
  decodeDate,
  decodeList,
  decodeLocalTime,
  decodeNumber,
  textOf,
} from './value.js';

describe('decodeNumber', () => {
  it.each([
    ['143', 143],
    ['-5', -5],
    ['0', 0],
    ['-0', 0],
    ['007.0', 7],
    ['.5', 0.5],
    ['-.50', -0.5],
    ['1.', 1],
    ['1234.56', 1234.56],
    ['9007199254740991', 9007199254740991],
  ])('reads %s as a number', (text, value) => {
    expect(decodeNumber(text)).toEqual({ value });
  });

  it.each([
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['0.12345678901234567890', '0.1234567890123456789'],
    ['0.0000001', '0.0000001'],
    ['-00012345678901234567.10', '-12345678901234567.1'],
  ])('keeps %s as text, exactly', (text, value) => {
    expect(decodeNumber(text)).toEqual({ value });
  });

  it.each(['', '.', '-', 'abc', '1,5', '1e5', '0x1', 'NaN', '1.2.3'])('does not read %j', (text) => {
    expect(decodeNumber(text)).toHaveProperty('problem');
  });

  it('never changes a decimal', () => {
    const digits = fc.stringMatching(/^-?[0-9]{0,20}\.?[0-9]{0,20}$/).filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(digits, (text) => {
        const decoded = decodeNumber(text);
        const back = 'value' in decoded ? canonicalDecimal(String(decoded.value)) : undefined;
        expect(back).toBe(canonicalDecimal(text));
      }),
    );
  });
});

describe('other values', () => {
  it.each([
    ['T', true],
    ['f', false],
    ['true', true],
    ['FALSE', false],
  ])('reads %s as %s', (text, value) => {
    expect(decodeBoolean(text)).toEqual({ value });
  });

  it.each(['', 'yes', '1'])('does not read %j as a boolean', (text) => {
    expect(decodeBoolean(text)).toHaveProperty('problem');
  });

  it('reads a day, and none that does not exist', () => {
    expect(decodeDate('2024-02-29')).toEqual({ value: '2024-02-29' });
    for (const text of ['2023-02-29', '29/02/2024', '2024-2-9', '']) {
      expect(decodeDate(text)).toHaveProperty('problem');
    }
  });

  it('reads a time with a blank or a T in the middle, and none that does not exist', () => {
    expect(decodeLocalTime('2024-02-29 23:59:58')).toEqual({ value: '2024-02-29T23:59:58' });
    expect(decodeLocalTime('2024-02-29T00:00:00')).toEqual({ value: '2024-02-29T00:00:00' });
    for (const text of ['2024-02-29', '2023-02-29 00:00:00', '2024-02-28 24:00:00', '2024-02-28 23:60:00']) {
      expect(decodeLocalTime(text)).toHaveProperty('problem');
    }
  });

  it('reads a list of IDs with and without blanks', () => {
    expect(decodeList('1, 3,4')).toEqual({ value: ['1', '3', '4'] });
    expect(decodeList('7')).toEqual({ value: ['7'] });
  });

  it('takes scalars that are not text, and nothing for NULL', () => {
    expect(textOf(5)).toBe('5');
    expect(textOf(true)).toBe('true');
    expect(textOf(null)).toBeUndefined();
    expect(textOf(undefined)).toBeUndefined();
  });
});
