import { expect, it } from 'vitest';
import { SUITEQL_PATH } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html; the order of the keys as in
// https://timdietrich.me/blog/netsuite-suiteql-transaction-statuses
onBothFaces('a SuiteQL answer', (connect) => {
  it('is a collection of rows, each with an empty links array', async () => {
    const { baseUrl, query } = await withPeople(connect);
    const answer = await query('SELECT id, firstname FROM employee WHERE id <= 2 ORDER BY id');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=collection');
    expect(answer.text).toBe(
      JSON.stringify({
        links: [{ rel: 'self', href: `${baseUrl}${SUITEQL_PATH}?limit=1000&offset=0` }],
        count: 2,
        hasMore: false,
        items: [
          { links: [], id: '1', firstname: 'Ada' },
          { links: [], id: '2', firstname: 'Bob' },
        ],
        offset: 0,
        totalResults: 2,
      }),
    );
  });

  it('is empty where nothing matches', async () => {
    const { query } = await withPeople(connect);
    const { body } = await query('SELECT id FROM employee WHERE id = 4');
    expect(body).toMatchObject({ count: 0, hasMore: false, items: [], offset: 0, totalResults: 0 });
  });

  it('counts every match, not the rows of the page', async () => {
    const { query } = await withPeople(connect);
    const { body } = await query('SELECT id FROM employee', [], { search: '?limit=3&offset=0' });
    expect(body).toMatchObject({ count: 3, hasMore: true, totalResults: 4 });
  });
});
