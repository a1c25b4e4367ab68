import { createSecret } from '@onlink/core';
import { createFakeCall } from '@onlink/testkit';
import { setupServer } from 'msw/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../src/client.js';
import { createBamboohrMock } from './create-bamboohr-mock.js';
import { handlers } from './handlers.js';

const NOON = Date.UTC(2026, 6, 1, 12);

function aMock(employees = 5) {
  const mock = createBamboohrMock({ employees, now: () => NOON });
  const authorization = `Basic ${btoa(`${mock.config.apiKey}:x`)}`;
  const send = (method: string, path: string, body?: unknown) =>
    mock.fetch(
      new Request(`https://acme.bamboohr.com${path}`, {
        method,
        headers: { authorization },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const query = async (body: object) => {
    const response = await send('POST', '/api/v2/datasets/employee/data', body);
    const { data = [], meta } = (await response.json()) as {
      data?: { fields: { eeid: number } }[];
      meta?: object;
    };
    return { status: response.status, ids: data.map(({ fields }) => fields.eeid), meta };
  };
  return { mock, send, query };
}

// Sources of all that is held here: docs/facts/bamboohr.md
describe('the mock BambooHR', () => {
  it('lets in the key as user name alone', async () => {
    const { mock } = aMock();
    const statuses = [
      undefined,
      `Basic ${btoa('another:x')}`,
      `Basic ${btoa(`x:${mock.config.apiKey}`)}`,
    ].map(async (authorization) => {
      const headers = new Headers(authorization === undefined ? {} : { authorization });
      return (await mock.fetch(new Request('https://acme.bamboohr.com/api/v1/meta/fields', { headers })))
        .status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 401, 401]);
  });

  it.each([
    [403, {}],
    [404, {}],
    [429, { 'retry-after': '30' }],
    [503, {}],
  ])('answers %i with its words in a header', async (status, headers) => {
    const { mock, send } = aMock();
    mock.answerNext(status, 'In a word', headers);
    const response = await send('GET', '/api/v1/meta/fields');
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-bamboohr-error-message': 'In a word',
      ...headers,
    });
    expect((await send('GET', '/api/v1/meta/fields')).status).toBe(200);
  });

  it('pages a dataset', async () => {
    const { query } = aMock();
    const page = await query({ fields: ['eeid'], orderBy: 'eeid asc', page: 2, pageSize: 2 });
    expect(page).toMatchObject({ ids: [102, 103], meta: { page: 2, totalPages: 3, totalItems: 5 } });
  });

  it.each([
    ['eeid gt 101 and eeid le 103', [102, 103]],
    ["employeeNumber eq 'E-100' or email eq 'person.104@acme.invalid'", [100, 104]],
    ["lastName eq 'O''Neil and or'", []],
  ])('filters a dataset by %s', async (filter, ids) => {
    expect((await aMock().query({ fields: ['eeid'], orderBy: 'eeid asc', filter })).ids).toEqual(ids);
  });

  it.each([
    [{ fields: ['eeid'], filter: "eeid gt 1 and eeid lt 9 or status eq 'x'" }, 422],
    [{ fields: ['firstName'], orderBy: 'eeid asc' }, 400],
    [{ fields: ['noSuchField'] }, 400],
    [{ fields: ['eeid'], pageSize: 1_001 }, 422],
  ])('refuses the query %j', async (body, status) => {
    expect((await aMock().query(body)).status).toBe(status);
  });

  it('adds an employee, tells where it is, and counts that as a write', async () => {
    const { mock, send } = aMock(0);
    const response = await send('POST', '/api/v1/employees', { firstName: 'Ada', lastName: 'Lovelace' });
    expect([response.status, response.headers.get('location')]).toEqual([
      201,
      'https://acme.bamboohr.com/api/v1/employees/100',
    ]);
    expect((await send('POST', '/api/v1/employees', { firstName: 'Ada' })).status).toBe(400);
    expect(mock.writes()).toBe(1);
  });

  it('says loudly what it does not model', async () => {
    expect((await aMock().send('GET', '/api/v1/time_off/whos_out')).status).toBe(501);
  });

  it('answers the connector through msw', async () => {
    const { mock } = aMock(2);
    const server = setupServer(...handlers(mock));
    server.listen({ onUnhandledRequest: 'error' });
    onTestFinished(() => server.close());
    const client = createClient({ ...mock.config, apiKey: createSecret(mock.config.apiKey) });
    const task = { verb: 'read', noun: 'tables' };
    const rows = await client.read(createFakeCall(), {
      method: 'GET',
      path: '/api/v1/employees/all/tables/jobInfo',
      task,
    });
    expect(rows).toHaveLength(4);
  });
});
