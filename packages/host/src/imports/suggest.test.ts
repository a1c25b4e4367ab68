import { expect, it } from 'vitest';
import { suggestion } from './suggest.js';

it('asks whether the nearest name was meant', () => {
  expect(suggestion('emploee', ['department', 'employee'])).toBe('Did you mean "employee"? Correct it');
});

it('lists a few names in order, and of many the first and where the rest is', () => {
  expect(suggestion('xyz', ['b', 'a'])).toBe('Use one of a, b');
  const many = Array.from({ length: 54 }, (_, index) => `table-${String(index).padStart(2, '0')}`);
  const told = suggestion('xyz', many);
  expect(told).toContain('one of the 54 that "onlink discover" lists, such as table-00, table-01');
  expect(told).not.toContain('table-12');
});
