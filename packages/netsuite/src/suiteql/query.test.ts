import { expect, it } from 'vitest';
import { anyOf, select, sql } from './query.js';

it('keeps parameters in the order of their question marks', () => {
  const query = select({
    table: 'employee',
    columns: ['id', 'email'],
    where: [sql('id > ? AND id <= ?', '5', '9'), undefined, anyOf([sql('a = ?', 'x'), sql('b = ?', 'y')])],
    orderBy: ['id'],
  });
  expect(query).toEqual({
    text: 'SELECT id, email FROM employee WHERE (id > ? AND id <= ?) AND ((a = ?) OR (b = ?)) ORDER BY id',
    params: ['5', '9', 'x', 'y'],
  });
});

it('needs no condition and no order', () => {
  expect(select({ table: 'employee', columns: ['COUNT(*) AS n'], where: [undefined] })).toEqual({
    text: 'SELECT COUNT(*) AS n FROM employee',
    params: [],
  });
});
