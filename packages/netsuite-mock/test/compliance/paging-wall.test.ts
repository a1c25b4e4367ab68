import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee ORDER BY id';
const ROWS = 100_500;

// 100,000 rows: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html; 1000 pages:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html. The total can be larger while
// hasMore turns false, and keyset goes on: https://github.com/hotgluexyz/tap-netsuite-rest (client.py). What a later
// offset gets is not published: the switch offsetPastWall.
onBothFaces('paging by offset', (connect) => {
  it('ends at 100,000 rows, while the total says how many there are', async () => {
    const { query } = await connect({ employees: ROWS });
    const { body } = await query(Q, [], { search: '?limit=1000&offset=99000' });
    expect(body).toMatchObject({ count: 1000, hasMore: false, totalResults: ROWS });
    expect(body?.links.some(({ rel }) => rel === 'next')).toBe(false);
  });

  it('names as last the page before the wall', async () => {
    const { query } = await connect({ employees: ROWS });
    const { body } = await query(Q);
    expect(body?.links.find(({ rel }) => rel === 'last')?.href).toContain('offset=99000');
  });

  it('ends within a page that the wall cuts', async () => {
    const { query } = await connect({ employees: ROWS });
    const { body } = await query(Q, [], { search: '?limit=999&offset=99900' });
    expect(body).toMatchObject({ count: 100, hasMore: false });
  });

  it('ends after 1000 pages where pages are small', async () => {
    const { query } = await connect({ employees: ROWS });
    const { body } = await query(Q, [], { search: '?limit=10&offset=9990' });
    expect(body).toMatchObject({ count: 10, hasMore: false, totalResults: ROWS });
    expect((await query(Q, [], { search: '?limit=10&offset=10000' })).status).toBe(400);
  });

  it('refuses an offset beyond the wall', async () => {
    const { query } = await connect({ employees: ROWS });
    const answer = await query(Q, [], { search: '?limit=1000&offset=100000' });
    expect(answer.status).toBe(400);
    expect(answer.body?.['o:errorDetails'][0]).toMatchObject({ 'o:errorQueryParam': 'offset' });
  });

  it('answers an offset beyond the wall by an empty page where offsetPastWall says so', async () => {
    const { query } = await connect({ employees: ROWS, switches: { offsetPastWall: 'empty' } });
    const { body } = await query(Q, [], { search: '?limit=1000&offset=100000' });
    expect(body).toMatchObject({ count: 0, hasMore: false, items: [], totalResults: ROWS });
  });

  it('has no wall by keyset', async () => {
    const { mock, query } = await connect({ employees: ROWS });
    const before = mock.store.ids('employee')[ROWS - 501];
    const q = 'SELECT id FROM employee WHERE id > ? ORDER BY id';
    const { body } = await query(q, [String(before)]);
    expect(body).toMatchObject({ count: 500, hasMore: false, totalResults: 500 });
  });
});
