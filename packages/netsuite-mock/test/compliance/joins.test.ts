import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html; employee 10 has no department,
// and departments 3 and 7 have employees. There are 26 departments.
onBothFaces('a join', (connect) => {
  it.each<readonly [from: string, rows: readonly Readonly<Record<string, string>>[]]>([
    [
      'employee e JOIN department d ON d.id = e.department',
      [
        { id: '1', name: 'Finance' },
        { id: '2', name: 'Human Resources' },
        { id: '3', name: 'Finance' },
      ],
    ],
    [
      'employee e INNER JOIN department d ON d.id = e.department AND e.id > 1',
      [
        { id: '2', name: 'Human Resources' },
        { id: '3', name: 'Finance' },
      ],
    ],
    [
      "employee e LEFT OUTER JOIN department d ON d.id = e.department AND d.name LIKE 'F%'",
      [{ id: '1', name: 'Finance' }, { id: '2' }, { id: '3', name: 'Finance' }, { id: '10' }],
    ],
    [
      'employee e, department d WHERE d.id = e.department AND e.id < 3',
      [
        { id: '1', name: 'Finance' },
        { id: '2', name: 'Human Resources' },
      ],
    ],
    [
      "employee e CROSS JOIN department d WHERE d.name = 'Legal' AND e.id > 2",
      [
        { id: '3', name: 'Legal' },
        { id: '10', name: 'Legal' },
      ],
    ],
    ['employee e LEFT JOIN department d ON d.id = e.department WHERE d.id IS NULL', [{ id: '10' }]],
    [
      "(SELECT id, name FROM department WHERE name LIKE 'H%') d JOIN employee e ON e.department = d.id",
      [{ id: '2', name: 'Human Resources' }],
    ],
  ])('FROM %s', async (from, expected) => {
    const { rows } = await withPeople(connect);
    expect(await rows(`SELECT e.id, d.name FROM ${from} ORDER BY e.id`)).toEqual(expected);
  });

  it.each([
    ['employee e RIGHT JOIN department d ON d.id = e.department', 27],
    ['department d RIGHT OUTER JOIN employee e ON d.id = e.department', 4],
    ['employee e FULL OUTER JOIN department d ON d.id = e.department', 28],
    ['employee e FULL JOIN department d ON d.id = e.department AND e.id = 1', 29],
    ['employee e, department d', 104],
    ['employee e JOIN employee m ON m.id = e.supervisor JOIN department d ON d.id = m.department', 3],
    [
      'employee e LEFT JOIN employee m ON m.id = e.supervisor LEFT JOIN department d ON d.id = m.department',
      4,
    ],
  ])('FROM %s gives %i rows', async (from, count) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT COUNT(*) FROM ${from}`)).toEqual([String(count)]);
  });

  it('selects all columns of one source by its alias', async () => {
    const { rows } = await withPeople(connect);
    const q =
      'SELECT d.*, e.firstname FROM employee e JOIN department d ON d.id = e.department WHERE e.id = 2';
    expect(await rows(q)).toEqual([
      expect.objectContaining({ id: '7', name: 'Human Resources', firstname: 'Bob' }),
    ]);
  });
});
