import { describe, expect, it } from 'vitest';
import { department } from '../streams/department.js';
import { employee } from '../streams/employee.js';
import { compileFilters, filteredColumns } from './filters.js';

const compile = (path: string, equals: string) => compileFilters(employee, [{ path, equals }]);

describe('compileFilters', () => {
  it.each([
    ['isinactive', 'false', 'isinactive = ?', 'F'],
    ['isinactive', 'T', 'isinactive = ?', 'T'],
    ['lastname', "O'Neil", 'lastname = ?', "O'Neil"],
    ['department', '12', 'department = ?', '12'],
    ['department.id', ' 12 ', 'department = ?', '12'],
    ['department.name', 'R&D', 'BUILTIN.DF(department) = ?', 'R&D'],
    ['id', '-5', 'id = ?', '-5'],
    ['expenselimit', '0500.50', 'expenselimit = ?', '500.5'],
    ['hiredate', '2024-01-31', "TO_CHAR(hiredate, 'YYYY-MM-DD') = ?", '2024-01-31'],
    [
      'lastmodifieddate',
      '2024-01-31T10:00:00',
      "TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') = ?",
      '2024-01-31 10:00:00',
    ],
  ])('compares %s with %s by its type', (path, equals, text, param) => {
    expect(compile(path, equals)).toEqual({ text: `(${text})`, params: [param] });
  });

  it('asks for rows without a value by an empty one', () => {
    expect(compile('department', '')).toEqual({ text: '(department IS NULL)', params: [] });
  });

  it('joins several by OR', () => {
    const filters = [
      { path: 'department', equals: '1' },
      { path: 'isinactive', equals: 'true' },
    ];
    expect(compileFilters(employee, filters)).toEqual({
      text: '(department = ?) OR (isinactive = ?)',
      params: ['1', 'T'],
    });
    expect(filteredColumns(filters)).toEqual(['department', 'isinactive']);
  });

  it('is nothing where there are none', () => {
    expect(compileFilters(employee, [])).toBeUndefined();
    expect(compileFilters(employee, undefined)).toBeUndefined();
  });

  it.each([
    'nosuchfield',
    'department.title',
    'department.id.x',
    'lastname.id',
    '',
    'constructor',
    "id = 1 OR 'a'",
  ])('refuses the path %j by name', (path) => {
    expect(() => compile(path, '1')).toThrow(
      expect.objectContaining({
        code: 'netsuite/filter-path',
        blame: 'input',
        message: expect.stringContaining(`"${path}"`),
      }),
    );
  });

  it.each([
    ['isinactive', 'maybe'],
    ['department', 'Sales'],
    ['hiredate', '31/01/2024'],
    ['expenselimit', '1,000'],
    ['lastmodifieddate', '2024-01-31'],
  ])('refuses for %s the value %s', (path, equals) => {
    expect(() => compile(path, equals)).toThrow(expect.objectContaining({ code: 'netsuite/filter-value' }));
  });

  it('refuses a field with several values', () => {
    expect(() => compileFilters(department, [{ path: 'subsidiary', equals: '1' }])).toThrow(
      expect.objectContaining({ code: 'netsuite/filter-path' }),
    );
  });
});
