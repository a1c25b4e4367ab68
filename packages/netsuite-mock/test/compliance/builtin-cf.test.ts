import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_161950565221.html; that a value which means
// something by itself comes as it stands is an assumption.
onBothFaces('BUILTIN.CF', (connect) => {
  it('gives a reference as it stands', async () => {
    const { values } = await withPeople(connect);
    expect(await values('SELECT BUILTIN.CF(department) FROM employee WHERE BUILTIN.CF(id) = 1')).toEqual([
      '3',
    ]);
  });

  it('takes a column', async () => {
    const { query } = await withPeople(connect);
    expect((await query("SELECT BUILTIN.CF('a') FROM employee")).status).toBe(400);
  });
});
