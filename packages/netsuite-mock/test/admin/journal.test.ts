import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withAdminApi } from '../support/admin-api.js';

const Q = 'SELECT id FROM employee';

interface ShownLogin {
  readonly verdict: string;
  readonly cause?: string;
  readonly detail?: string;
  readonly explanation?: string;
  readonly baseString?: string;
  readonly signatureOfTheMock?: string;
  readonly signatureOfTheClient?: string;
}

interface ShownEntry {
  readonly status: number;
  readonly route: string;
  readonly login: ShownLogin;
}

type Call = Awaited<ReturnType<typeof withAdminApi>>['call'];

async function entriesOf(call: Call, search = '') {
  return (await call('GET', `/journal${search}`)).body['entries'] as readonly ShownEntry[];
}

describe('the journal, over the admin API', () => {
  it('has the base string and both signatures of an accepted login', async () => {
    const { call, client, mock } = await withAdminApi();
    await client.query(Q);
    const [{ login, status, route } = {} as ShownEntry] = await entriesOf(call);
    expect([status, route, login.verdict]).toEqual([200, 'suiteql', 'accepted']);
    expect(login.signatureOfTheClient).toBe(login.signatureOfTheMock);
    const { consumerSecret, tokenSecret } = mock.credentials;
    const own = createHmac('sha256', `${consumerSecret}&${tokenSecret}`);
    expect(login.signatureOfTheMock).toBe(own.update(login.baseString ?? '').digest('base64'));
  });

  it('says why a login was refused, and shows the signatures apart', async () => {
    const { call, client } = await withAdminApi();
    await client.query(Q, [], { as: { tokenSecret: 'wrong' } });
    const [{ login } = {} as ShownEntry] = await entriesOf(call);
    expect(login).toMatchObject({
      verdict: 'refused',
      cause: 'invalidSignature',
      detail: 'InvalidSignature',
    });
    expect(login.explanation).toMatch(/compare the base strings/);
    expect(login.signatureOfTheClient).not.toBe(login.signatureOfTheMock);
  });

  it('holds no secret', async () => {
    const { call, client, mock } = await withAdminApi();
    await client.query(Q);
    await client.query(Q, [], { as: { tokenSecret: 'wrong' } });
    const { text } = await call('GET', '/journal');
    for (const secret of [mock.credentials.consumerSecret, mock.credentials.tokenSecret])
      expect(text).not.toContain(secret);
  });

  it('is capped, is narrowed by verdict and number, and is emptied', async () => {
    const { call, client } = await withAdminApi({ remembered: 3 });
    for (let nth = 0; nth < 4; nth += 1) await client.query(Q);
    await client.query(Q, [], { as: { tokenSecret: 'wrong' } });
    expect((await entriesOf(call)).map(({ status }) => status)).toEqual([200, 200, 401]);
    expect((await entriesOf(call, '?verdict=refused')).map(({ status }) => status)).toEqual([401]);
    expect((await entriesOf(call, '?last=2&verdict=accepted')).length).toBe(2);
    expect((await call('GET', '/journal?last=0')).status).toBe(400);
    await call('DELETE', '/journal');
    expect(await entriesOf(call)).toEqual([]);
  });

  it.each([
    ['/journal?verdict=maybe', '"verdict" must be one of accepted, refused, none.'],
    [
      '/journal?newest=1',
      'The URL has the parameter "newest", which is not taken. Give any of: last, verdict.',
    ],
    ['/clock?at=1', 'The URL has the parameter "at", which is not taken. Give any of: nothing.'],
  ])('refuses the parameter of GET %s by name', async (path, message) => {
    const { call } = await withAdminApi();
    const { status, body } = await call('GET', path);
    expect([status, body]).toEqual([400, { error: { code: 'INVALID_PARAMETER', message } }]);
  });
});
