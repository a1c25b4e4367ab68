import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html has BETWEEN with parameters
onBothFaces('BETWEEN', (connect) => {
  it.each<readonly [condition: string, ids: readonly string[]]>([
    ['id BETWEEN 2 AND 3', ['2', '3']],
    ['id BETWEEN 3 AND 2', []],
    ['id NOT BETWEEN 2 AND 3', ['1', '10']],
    ['expenselimit BETWEEN 0.5 AND 9', ['2', '10']],
    ["firstname BETWEEN 'Ada' AND 'Bob'", ['1', '2']],
    ['id BETWEEN 1 AND 2 OR id = 10', ['1', '2', '10']],
    ['id BETWEEN NULL AND 3', []],
    // Beyond the upper bound it is false whatever the lower one is.
    ['NOT id BETWEEN NULL AND 3', ['10']],
    [
      "hiredate BETWEEN TO_DATE('2020-01-31', 'YYYY-MM-DD') AND TO_DATE('2020-02-01', 'YYYY-MM-DD')",
      ['1', '10'],
    ],
  ])('%s', async (condition, ids) => {
    const { values } = await withPeople(connect);
    expect(await values(`SELECT id FROM employee WHERE ${condition} ORDER BY id`)).toEqual(ids);
  });
});
