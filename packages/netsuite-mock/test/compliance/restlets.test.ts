import { expect, it } from 'vitest';
import type { Restlet, RestletFunction } from '../../src/index.js';
import type { Client, RequestChanges } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const JSON_TYPE = { 'content-type': 'application/json' };

const ECHO: Restlet = {
  script: [6, 'customscript_echo'],
  deploy: [1, 'customdeploy_echo'],
  get: (params) => ({ params }),
  post: (body) => body,
  put: (body) => ({ put: body }),
  delete: () => '',
};

async function echoing(connecting: Promise<Client>) {
  const client = await connecting;
  client.mock.registerRestlet(ECHO);
  const call = (method: string, changes: RequestChanges = {}) =>
    client.send('/app/site/hosting/restlet.nl', { method, search: '?script=6&deploy=1', ...changes });
  return { ...client, call };
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (errors) and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4619215993.html (content types)
onBothFaces('a RESTlet', (connect) => {
  it.each([
    ['?script=6&deploy=1&q=a%20b', { script: '6', deploy: '1', q: 'a b' }],
    [
      '?script=customscript_echo&deploy=customdeploy_echo',
      { script: 'customscript_echo', deploy: 'customdeploy_echo' },
    ],
  ])('is found by number as by script id, and is given the query: %s', async (search, params) => {
    const { call } = await echoing(connect());
    const { status, body } = await call('GET', { search, headers: JSON_TYPE });
    expect(status).toBe(200);
    expect(body).toEqual({ params });
  });

  it.each([
    ['application/json', '{"a":[1,2]}', '{"a":[1,2]}'],
    ['application/json; charset=UTF-8', '1', '1'],
    ['text/plain', 'as it is', 'as it is'],
    ['application/xml', '<a/>', '<a/>'],
  ])('answers a body of %s in the same form', async (type, body, expected) => {
    const { call } = await echoing(connect());
    const answer = await call('POST', { headers: { 'content-type': type }, body });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type.split(';')[0]);
    expect(answer.text).toBe(expected);
  });

  it('takes PUT and DELETE', async () => {
    const { call } = await echoing(connect());
    expect((await call('PUT', { headers: JSON_TYPE, body: '1' })).body).toEqual({ put: 1 });
    expect((await call('DELETE')).status).toBe(200);
  });

  it.each([
    ['a body of another type', 'POST', { headers: { 'content-type': 'text/csv' }, body: 'a' }],
    ['a type of another case', 'POST', { headers: { 'content-type': 'Application/JSON' }, body: '{}' }],
    [
      'a type that is a word of JavaScript',
      'POST',
      { headers: { 'content-type': 'constructor' }, body: 'a' },
    ],
  ])('answers 415 to %s', async (_, method, changes) => {
    const { call } = await echoing(connect());
    expect((await call(method, changes)).status).toBe(415);
  });

  it.each([
    [
      'json',
      JSON_TYPE,
      '{"error" : {"code" : "SSS_INVALID_SCRIPTLET_ID", "message" : "That Suitelet is invalid, disabled, or no longer exists."}}',
    ],
    [
      'xml',
      { 'content-type': 'application/xml' },
      '<error><code>SSS_INVALID_SCRIPTLET_ID</code><message>That Suitelet is invalid, disabled, or no longer exists.</message></error>',
    ],
    [
      'text',
      {},
      'error code: SSS_INVALID_SCRIPTLET_ID\nerror message: That Suitelet is invalid, disabled, or no longer exists.',
    ],
  ])('that is not there is said in the form of the request: %s', async (_, headers, text) => {
    const { call } = await echoing(connect());
    const answer = await call('GET', { search: '?script=7&deploy=1', headers });
    expect(answer.status).toBe(404);
    expect(answer.text).toBe(text);
  });

  it.each(['PATCH', 'POST'])('answers 405 to %s, which it has no function for', async (method) => {
    const client = await connect();
    client.mock.registerRestlet({ script: 6, deploy: 1, get: () => '' });
    const search = '?script=6&deploy=1';
    const answer = await client.send('/app/site/hosting/restlet.nl', { method, search, headers: JSON_TYPE });
    expect(answer.status).toBe(405);
  });

  // Seen in public clients: an object is written as JSON only where the request says that it is JSON.
  it.each<readonly [string, Readonly<Record<string, string>>, RestletFunction]>([
    ['an object without a content type', {}, () => ({})],
    ['nothing at all', JSON_TYPE, () => undefined],
  ])('that returns %s is INVALID_RETURN_DATA_FORMAT', async (_, headers, get) => {
    const { call, mock } = await echoing(connect());
    mock.registerRestlet({ ...ECHO, get });
    const { status, text } = await call('GET', { headers });
    expect(status).toBe(400);
    expect(text).toContain('INVALID_RETURN_DATA_FORMAT');
  });

  it('that throws is 400: by name where the script named its error, else as an unexpected error', async () => {
    const { call, mock } = await echoing(connect());
    const named = Object.assign(new Error('No such badge.'), { name: 'NO_SUCH_BADGE' });
    mock.registerRestlet({
      ...ECHO,
      get() {
        throw named;
      },
      delete() {
        throw new TypeError('x is undefined');
      },
    });
    const answer = await call('GET', { headers: JSON_TYPE });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: { code: 'NO_SUCH_BADGE', message: 'No such badge.' } });
    const other = await call('DELETE', { headers: JSON_TYPE });
    expect(other.status).toBe(400);
    expect(other.text).toMatch(/UNEXPECTED_ERROR.*An unexpected error occurred\. Error ID: [a-z]{20}/);
    expect(mock.journal.at(-1)?.reason).toContain('x is undefined');
  });

  it('that throws what has no text is an unexpected error, and one that promises is 501', async () => {
    const { call, mock } = await echoing(connect());
    mock.registerRestlet({
      ...ECHO,
      get() {
        throw Object.create(null);
      },
      delete: () => Promise.reject(new Error('nobody waits for this')),
    });
    const thrown = await call('GET', { headers: JSON_TYPE });
    expect([thrown.status, thrown.text]).toEqual([400, expect.stringContaining('UNEXPECTED_ERROR')]);
    expect((await call('DELETE', { headers: JSON_TYPE })).status).toBe(501);
  });

  it.each([
    ['a wrong signature', { signature: 'd3Jvbmc=' }, 'INVALID_LOGIN_ATTEMPT'],
    ['a header that is malformed', { after: { oauth_nonce: undefined } }, 'INVALID_REQUEST'],
    ['another signature method', { method: 'HMAC-SHA1' }, 'INVALID_REQUEST'],
  ])('answers 401 to %s', async (_, sign, code) => {
    const { call } = await echoing(connect());
    const answer = await call('GET', { headers: JSON_TYPE, sign });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code } });
  });

  it('needs no REST Web Services, neither feature nor permission', async () => {
    const { call, mock } = await echoing(connect());
    mock.account.setFeature('REST Web Services', false);
    mock.account.withholdPermission('REST Web Services');
    expect((await call('GET', { headers: JSON_TYPE })).status).toBe(200);
  });

  it('takes and gives at most 10 MB', async () => {
    const { call, mock } = await echoing(connect());
    const body = 'x'.repeat(10_000_001);
    expect((await call('POST', { headers: { 'content-type': 'text/plain' }, body })).status).toBe(400);
    mock.registerRestlet({ ...ECHO, get: () => body });
    expect((await call('GET')).status).toBe(400);
  });

  it('reads and writes the rows of the account', async () => {
    const { call, mock } = await echoing(connect({ employees: 3 }));
    mock.registerRestlet({ ...ECHO, get: (_, { store }) => store.ids('employee').length });
    expect((await call('GET', { headers: JSON_TYPE })).text).toBe('3');
  });
});
