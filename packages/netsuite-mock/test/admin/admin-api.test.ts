import { describe, expect, it, onTestFinished } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { withAdminApi } from '../support/admin-api.js';
import { createClient } from '../support/client.js';

const Q = 'SELECT id FROM employee';

describe('the admin API', () => {
  it('is not there unless asked for', async () => {
    const mock = createNetsuiteMock({ employees: 1 });
    const server = await mock.listen();
    onTestFinished(() => server.close());
    const response = await fetch(`${server.url}/__mock__/openapi.json`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status: 401 });
  });

  it('is no part of NetSuite: its calls are in no journal and no audit trail', async () => {
    const { call, mock } = await withAdminApi();
    await call('GET', '/clock');
    expect([mock.journal, mock.loginAuditTrail]).toEqual([[], []]);
  });

  it('does what an administrator does, and gives key, token and secret where they are shown', async () => {
    const { call, mock, client } = await withAdminApi();
    const account = `/accounts/${mock.credentials.accountId}`;
    const { body } = await call('POST', `${account}/admin/createToken`);
    const { id: tokenId, secret: tokenSecret } = body['result'] as {
      readonly id: string;
      readonly secret: string;
    };
    expect((await client.query(Q, [], { as: { tokenId, tokenSecret } })).status).toBe(200);
    expect((await call('POST', `${account}/admin/blockIntegration`)).status).toBe(200);
    expect((await client.query(Q)).status).toBe(401);
    const trail = await call('GET', `${account}/login-audit-trail`);
    const entries = trail.body['entries'] as readonly { readonly detail: string }[];
    expect(entries.map(({ detail }) => detail)).toEqual(['', 'consumer_key_refused']);
  });

  it('shows sets and maps as lists and objects', async () => {
    const { call, mock } = await withAdminApi();
    const { body } = await call('POST', `/accounts/${mock.credentials.accountId}/admin/role`);
    expect(body['result']).toMatchObject({ permissions: { Employees: expect.any(String) } });
  });

  it('takes, restores and deletes snapshots', async () => {
    const { call, mock, client } = await withAdminApi();
    const { body } = await call('POST', '/snapshots');
    const path = `/snapshots/${body['id']}`;
    mock.account.revokeToken();
    mock.store.insert('employee', {});
    expect((await call('POST', `${path}/restore`)).status).toBe(200);
    expect((await client.query(Q)).body?.totalResults).toBe(20);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('POST', `${path}/restore`)).status).toBe(400);
  });

  it('resets, and moves the clock', async () => {
    const { call, mock } = await withAdminApi();
    await call('POST', '/clock/freeze', { atMs: 1_000_000 });
    expect((await call('POST', '/clock/step', { durationMs: 500 })).body).toEqual({
      nowMs: 1_000_500,
      kind: 'frozen',
      atMs: 1_000_500,
    });
    await call('POST', '/clock/run');
    expect(mock.clock.state().kind).toBe('running');
    await call('POST', '/reset');
    expect(mock.clock.state()).toEqual({ kind: 'running', offsetMs: 0 });
  });

  it('arms and disarms faults', async () => {
    const { call, client } = await withAdminApi();
    const { body } = await call('POST', '/faults', { fault: 'unexpected-error', route: 'suiteql' });
    expect((await client.query(Q)).status).toBe(500);
    expect((await call('GET', '/faults')).body['faults']).toMatchObject([{ id: body['id'], fired: 1 }]);
    await call('DELETE', `/faults/${body['id']}`);
    expect((await client.query(Q)).status).toBe(200);
  });

  it('makes accounts that are apart from each other, on one port', async () => {
    const { call, mock, server, client } = await withAdminApi();
    const made = await call('POST', '/accounts', { accountId: '7654321', employees: 3, seed: 9 });
    const other = createClient(mock, server.url);
    const as = made.body['credentials'] as typeof mock.credentials;
    expect((await other.query(Q, [], { as })).body?.totalResults).toBe(3);
    expect((await client.query(Q)).body?.totalResults).toBe(20);
    await call('POST', '/accounts/7654321/admin/revokeToken');
    expect((await other.query(Q, [], { as })).status).toBe(401);
    expect((await client.query(Q)).status).toBe(200);
    await call('DELETE', '/accounts/7654321');
    expect((await call('GET', '/accounts')).body['accounts']).toEqual([mock.credentials.accountId]);
  });

  it('seeds an account anew', async () => {
    const { call, mock, client } = await withAdminApi();
    const path = `/accounts/${mock.credentials.accountId}/seed`;
    const { body } = await call('POST', path, { employees: 7 });
    expect(body['credentials']).toEqual(mock.credentials);
    expect((await client.query(Q)).body?.totalResults).toBe(7);
  });

  it('inserts, reads, changes and deletes rows', async () => {
    const { call, mock } = await withAdminApi();
    const rows = `/accounts/${mock.credentials.accountId}/rows/employee`;
    const { body } = await call('POST', rows, { entityid: 'Ada', hiredate: '2020-01-31' });
    const row = `${rows}/${body['id']}`;
    expect((await call('PATCH', row, { title: 'Engineer' })).body['row']).toMatchObject({
      entityid: 'Ada',
      title: 'Engineer',
    });
    expect((await call('DELETE', row)).status).toBe(200);
    expect((await call('GET', row)).body['error']).toMatchObject({ code: 'REFUSED' });
    expect((await call('GET', rows)).body['count']).toBe(20);
  });

  it.each([
    ['its bare address', 'GET', '', undefined, 404, 'NOT_FOUND', /openapi\.json/],
    ['a path that is none', 'GET', '/nosuch', undefined, 404, 'NOT_FOUND', /^There is nothing at/],
    ['another method', 'PUT', '/clock', '{}', 405, 'METHOD_NOT_ALLOWED', /takes GET and no PUT/],
    ['a body that is no JSON', 'POST', '/clock/step', '{', 400, 'INVALID_BODY', /is not JSON/],
    ['a body that is no object', 'POST', '/clock/step', '[]', 400, 'INVALID_BODY', /not a JSON object/],
    [
      'a member that is missing',
      'POST',
      '/clock/step',
      '{}',
      400,
      'INVALID_BODY',
      /"durationMs" must be a number/,
    ],
    ['a member that it does not know', 'POST', '/clock/step', '{"ms":1}', 400, 'INVALID_BODY', /has "ms"/],
    [
      'a switch turned no way',
      'PATCH',
      '/switches',
      '{"missingPrefer":"x"}',
      400,
      'INVALID_BODY',
      /one of refused, answered/,
    ],
    ['a fault that is none', 'POST', '/faults', '{"fault":"x"}', 400, 'REFUSED', /^Failed to arm fault "x"/],
    [
      'an account that is none',
      'GET',
      '/accounts/1',
      undefined,
      400,
      'REFUSED',
      /^Failed to find account "1"/,
    ],
    ['a table that is none', 'GET', '/accounts/TSTDRV1234567/rows/x', undefined, 400, 'REFUSED', /table "x"/],
    ['a part that is no escape', 'DELETE', '/faults/%zz', undefined, 404, 'NOT_FOUND', /nothing at/],
  ] as const)('refuses %s in one line of JSON', async (_, method, path, sent, status, code, message) => {
    const { call } = await withAdminApi();
    const answer = await call(method, path, sent);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error: { code, message: expect.stringMatching(message) } });
    expect(answer.text).not.toContain('\n');
  });
});

describe('a call that a web page may have sent', () => {
  it.each<readonly [what: string, headers: Readonly<Record<string, string>>, reason: RegExp]>([
    [
      'another origin',
      { origin: 'http://evil.example' },
      /^A web page of "http:\/\/evil\.example" sent this/,
    ],
    [
      'another port of this machine',
      { origin: 'http://127.0.0.1:1' },
      /^A web page of "http:\/\/127\.0\.0\.1:1"/,
    ],
    ['no origin of its own', { origin: 'null' }, /^A web page of "null" sent this/],
    ['another site', { 'sec-fetch-site': 'cross-site' }, /Sec-Fetch-Site: cross-site/],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, /Sec-Fetch-Site: same-site/],
    ['a name led here', { host: 'evil.example' }, /^The Host header "evil\.example" is not this server's/],
    ['a name that only begins well', { host: 'localhost.evil.example:80' }, /is not this server's/],
    ['a name that ends like an address', { host: '127.0.0.1.evil.example' }, /is not this server's/],
  ])('is refused from %s, with nothing done', async (_, headers, reason) => {
    const { mock, askWith } = await withAdminApi();
    const answer = await askWith('POST', '/clock/freeze', headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ error: { code: 'FOREIGN_PAGE', message: expect.stringMatching(reason) } });
    expect(mock.clock.state().kind).toBe('running');
    expect((await askWith('GET', '/openapi.json', headers)).status).toBe(403);
  });

  it('is taken from this server itself, from a program, and under each of its names', async () => {
    const { server, askWith } = await withAdminApi({ publicUrl: 'https://mock.proxy.invalid' });
    const own = `127.0.0.1:${server.port}`;
    for (const headers of [
      { origin: `http://${own}`, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { host: `localhost:${server.port}` },
      { host: '1234567-sb1.localhost' },
      { host: `[::1]:${server.port}` },
      { host: '192.0.2.1:80' },
      { host: 'Mock.Proxy.invalid' },
    ])
      expect((await askWith('GET', '/clock', headers)).status).toBe(200);
  });
});

describe('what is given to the admin API', () => {
  const account = '/accounts/TSTDRV1234567';
  const rows = `${account}/rows/employee`;
  const createToken = `${account}/admin/createToken`;

  it.each<readonly [path: string, sent: unknown, reason: RegExp]>([
    ['/clock/freeze', { atMs: 1e300 }, /leads to no time of the years 1 to 9999/],
    ['/clock/step', { durationMs: -1e17 }, /leads to no time of the years 1 to 9999/],
    ['/clock/freeze', { constructor: 1 }, /^The body has "constructor"/],
    ['/reset', { only: 'rows' }, /^The body has "only", which is not taken\. Give any of: nothing\.$/],
    [
      '/accounts',
      { accountId: '1234567', credentials: { tokenId: 5 } },
      /^"credentials" must be .*tokenId \(a text/,
    ],
    ['/accounts', { accountId: '1234567', credentials: { token: 'x' } }, /^"credentials" must be/],
    ['/accounts', { accountId: '1234567', rows: { constructor: 1 } }, /^"rows" must be an object of vendors/],
    ['/accounts', { accountId: '1234567', timeZone: 'Nowhere/Land' }, /option "timeZone" is out of range/],
    [createToken, { token: { user: '12' } }, /^"token" must be an object of .*userId \(a text, if any\)/],
    [
      `${account}/admin/setIntegrationBoxes`,
      { boxes: { scopes: ['all'] } },
      /^"boxes" must be .*rest_webservices/,
    ],
    [
      `${account}/custom-lists`,
      { scriptId: 'customlist_x', entries: { one: 'One' } },
      /^"entries" must be an object of texts/,
    ],
    [rows, { entityid: 5 }, /column "entityid" of table "employee": 5 is not a text/],
    [rows, { isinactive: true }, /"isinactive" .*true is not a text \(T and F for a check box\)/],
    [rows, { department: '7' }, /"department" .*"7" is not a number/],
    [rows, { entityid: { first: 'Ada' } }, /"entityid" .*\{"first":"Ada"\} is not a text/],
    [rows, { hiredate: 1.5 }, /"hiredate" .*1\.5 is not a date/],
    [rows, { hiredate: '2025-02-30' }, /"hiredate": "2025-02-30" is not a date/],
    [
      '/faults',
      { fault: 'stall', route: 'suitql' },
      /"route" is "suitql", which no route is called\. Give one of .*suiteql/,
    ],
    ['/faults', { fault: 'stall', route: 'nosuch.*' }, /"route" is "nosuch\.\*"/],
    ['/faults', { fault: 'stall', account: '7654321' }, /there is no account "7654321"\. Create it first/],
    ['/faults', { fault: 'stall', constructor: 1 }, /it has no "constructor"/],
    [
      '/faults',
      { fault: 'latency', distribution: { kind: 'fixed', delayMs: 1, mostMs: 2 } },
      /"distribution" is wrong/,
    ],
  ])('is refused where POST %s cannot take %j, with nothing done', async (path, sent, reason) => {
    const { mock, call } = await withAdminApi();
    const before = [mock.store.count('employee'), mock.accounts.ids(), mock.account.tokens().length];
    const { status, body } = await call('POST', path, sent);
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        code: expect.stringMatching(/^(INVALID_BODY|REFUSED)$/),
        message: expect.stringMatching(reason),
      },
    });
    expect([mock.store.count('employee'), mock.accounts.ids(), mock.account.tokens().length]).toEqual(before);
    expect([mock.faults.armed(), mock.clock.state().kind]).toEqual([[], 'running']);
  });

  it('is a row whose id stays', async () => {
    const { call } = await withAdminApi();
    expect((await call('PATCH', `${rows}/101`, { id: 5 })).body).toEqual({
      error: {
        code: 'REFUSED',
        message:
          'Failed to update table "employee": the id of row 101 cannot be changed. Insert another row.',
      },
    });
    expect((await call('PATCH', `${rows}/101`, { id: 101, title: 'Same' })).status).toBe(200);
  });
});
