import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html
onBothFaces('BUILTIN.DF', (connect) => {
  it('gives the label of a reference and NULL for none', async () => {
    const { rows } = await withPeople(connect);
    const q = 'SELECT id, BUILTIN.DF(department) AS dept, builtin.df(e.supervisor) AS boss FROM employee e';
    expect(await rows(`${q} ORDER BY id`)).toEqual([
      { id: '1', dept: 'Finance' },
      { id: '2', dept: 'Human Resources', boss: 'Ada Lovelace' },
      { id: '3', dept: 'Finance', boss: 'Ada Lovelace' },
      { id: '10', boss: "Bob O'Neil" },
    ]);
  });

  it('gives a column of several references as one text', async () => {
    const { mock, rows } = await withPeople(connect);
    mock.store.update('department', 3, { subsidiary: '1, 5' });
    const q = 'SELECT subsidiary, BUILTIN.DF(subsidiary) AS names FROM department WHERE id = 3';
    expect(await rows(q)).toEqual([
      { subsidiary: '1, 5', names: 'Honeycomb Holdings Inc., Honeycomb Holdings Inc. : Honeycomb UK Ltd' },
    ]);
  });

  it('stands in WHERE and ORDER BY', async () => {
    const { values } = await withPeople(connect);
    const q =
      "SELECT id FROM employee WHERE BUILTIN.DF(department) = 'Finance' ORDER BY BUILTIN.DF(department), id DESC";
    expect(await values(q)).toEqual(['3', '1']);
  });

  it('follows a label that was changed', async () => {
    const { mock, values } = await withPeople(connect);
    const q =
      'SELECT BUILTIN.DF(supervisor) FROM employee WHERE id = 2 AND BUILTIN.DF(supervisor) IS NOT NULL';
    await values(q);
    mock.store.update('employee', 1, { entityid: 'Ada King' });
    expect(await values(q)).toEqual(['Ada King']);
  });
});
