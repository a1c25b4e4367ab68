import { expect, it } from 'vitest';
import { SUITEQL_PATH } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee ORDER BY id';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html; the default page of 1000 as in
// the self link of https://timdietrich.me/blog/netsuite-suiteql-transaction-statuses. The words of a refusal and the
// order of links on later pages are not published.
onBothFaces('a page', (connect) => {
  it('has 1000 rows where the URL does not say', async () => {
    const { query } = await connect({ employees: 1001 });
    const { body } = await query(Q);
    expect(body).toMatchObject({ count: 1000, hasMore: true, offset: 0, totalResults: 1001 });
  });

  it('links to its neighbours, to the first and the last one and to itself', async () => {
    const { baseUrl, query } = await connect({ employees: 25 });
    const linksAt = async (offset: number) => {
      const { body } = await query(Q, [], { search: `?limit=10&offset=${offset}` });
      return Object.fromEntries(body?.links.map(({ rel, href }) => [rel, href]) ?? []);
    };
    const at = (offset: number) => `${baseUrl}${SUITEQL_PATH}?limit=10&offset=${offset}`;
    expect(await linksAt(0)).toEqual({ next: at(10), last: at(20), self: at(0) });
    expect(await linksAt(10)).toEqual({
      prev: at(0),
      first: at(0),
      next: at(20),
      last: at(20),
      self: at(10),
    });
    expect(await linksAt(20)).toEqual({ prev: at(10), first: at(0), self: at(20) });
  });

  it('can be followed by its next link to the end', async () => {
    const { baseUrl, query } = await connect({ employees: 25 });
    const seen: unknown[] = [];
    let search: string | undefined = '?limit=10';
    while (search !== undefined && seen.length <= 25) {
      const { body } = await query(Q, [], { search });
      seen.push(...(body?.items.map(({ id }) => id) ?? []));
      const next = body?.links.find(({ rel }) => rel === 'next')?.href;
      expect(next !== undefined).toBe(body?.hasMore);
      search = next?.slice(`${baseUrl}${SUITEQL_PATH}`.length);
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('is the last one where the rows end with it', async () => {
    const { query } = await connect({ employees: 20 });
    const { body } = await query(Q, [], { search: '?limit=10&offset=10' });
    expect(body).toMatchObject({ count: 10, hasMore: false });
  });

  it('beyond the rows is empty', async () => {
    const { query } = await connect({ employees: 20 });
    const { body } = await query(Q, [], { search: '?limit=10&offset=30' });
    expect(body).toMatchObject({ count: 0, hasMore: false, offset: 30, totalResults: 20 });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['offset=-10', 'offset'],
    ['offset=x', 'offset'],
    ['limit=10&offset=5', 'offset'],
    ['offset=10', 'offset'],
  ])('asked for by %s is refused, naming %s', async (search, parameter) => {
    const { query } = await connect();
    const answer = await query(Q, [], { search: `?${search}` });
    expect(answer.status).toBe(400);
    expect(answer.body?.['o:errorDetails'][0]).toMatchObject({
      'o:errorCode': 'INVALID_PARAMETER',
      'o:errorQueryParam': parameter,
    });
  });
});
