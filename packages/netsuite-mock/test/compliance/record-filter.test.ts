import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { withPeople } from '../support/people.js';
import { recordsOf } from '../support/records.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545222128.html (the table of operators);
// `supervisor EQUAL 13`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1208053111.html
onBothFaces('a collection narrowed by q', (connect) => {
  it.each([
    ['lastName IS "Lovelace"', ['1']],
    ['lastName IS_NOT "Lovelace"', ['2', '3', '10']],
    ['firstName START_WITH B', ['2']],
    ['lastName END_WITH lace', ['1']],
    ['lastName ENDWITH lace', ['1']],
    ['email CONTAIN "example.com"', ['1', '2']],
    ['lastName IS "O\'Neil"', ['2']],
    ['isInactive IS true', ['2']],
    ['isInactive IS_NOT true', ['1', '3', '10']],
    ['supervisor EQUAL 1', ['2', '3']],
    ['supervisor ANY_OF [1, 2]', ['2', '3', '10']],
    ['supervisor EMPTY', ['1']],
    ['supervisor EMPTY_NOT', ['2', '3', '10']],
    ['expenselimit GREATER 9', ['1']],
    ['expenselimit GREATER_OR_EQUAL 9', ['1', '10']],
    ['expenselimit LESS 9', ['2']],
    ['expenselimit LESS_OR_EQUAL 0.5', ['2']],
    ['expenselimit BETWEEN [0.5, 9]', ['2', '10']],
    ['expenselimit WITHIN [0.5, 9]', ['2', '10']],
    ['expenselimit BETWEEN_NOT [0.5, 9]', ['1', '3']],
    ['hireDate ON "1/31/2020"', ['1']],
    ['hireDate AFTER "1/31/2020"', ['2', '10']],
    ['hireDate ON_OR_AFTER "1/31/2020" AND hireDate BEFORE "1/1/2021"', ['1', '10']],
    ['hireDate ON_OR_BEFORE "1/31/2020"', ['1']],
    ['department EQUAL 3 AND isInactive IS false', ['1', '3']],
    ['id EQUAL 10', ['10']],
    // AND binds the closer.
    ['firstName IS "Ada" OR firstName IS "Bob" AND isInactive IS false', ['1']],
    ['(firstName IS "Ada" OR firstName IS "Bob") AND isInactive IS true', ['2']],
  ])('%s', async (q, ids) => {
    const { send } = recordsOf(await withPeople(connect));
    const { status, body } = await send('employee', { search: `?q=${encodeURIComponent(q)}` });
    expect([status, body?.items.map(({ id }) => id)]).toEqual([200, ids]);
  });

  it('reads dates as the account writes them', async () => {
    const { send } = recordsOf(await withPeople(connect, { dateFormat: 'D/M/YYYY' }));
    const { body } = await send('employee', { search: `?q=${encodeURIComponent('hireDate ON "1/2/2020"')}` });
    expect(body?.items.map(({ id }) => id)).toEqual(['10']);
  });

  it('pages, and carries q in its links', async () => {
    const client = await withPeople(connect);
    const { send } = recordsOf(client);
    const q = encodeURIComponent('supervisor EMPTY_NOT');
    const { body } = await send('employee', { search: `?q=${q}&limit=2` });
    expect(body?.totalResults).toBe(3);
    const next = body?.links.find(({ rel }) => rel === 'next')?.href ?? '';
    expect(next).toContain('/employee?q=supervisor+EMPTY_NOT&limit=2&offset=2');
    const second = await client.send(next.replace(client.baseUrl, ''));
    expect(second.body?.items.map(({ id }) => id)).toEqual(['10']);
    expect((await send('employee', { search: `?q=${q}` })).body?.links[0]?.href).toMatch(
      /\/employee\?q=supervisor\+EMPTY_NOT$/,
    );
  });
});
