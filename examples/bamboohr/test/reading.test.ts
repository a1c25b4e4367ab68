import { describe, expect, it } from 'vitest';
import { discover } from '../src/streams/discover.js';
import { openOnMock, readAll } from './open-on-mock.js';

const bodiesOf = (requests: readonly { readonly body?: Uint8Array }[]) =>
  requests.flatMap(({ body }) =>
    body ? [JSON.parse(new TextDecoder().decode(body)) as { fields: string[] }] : [],
  );

describe('reading employees', () => {
  it('names fields as admins know them, empty ones null', async () => {
    const { records } = await readAll(openOnMock(1), 'employee');
    expect(records[0]).toMatchObject({
      id: '100',
      workEmail: 'person.100@acme.invalid',
      department: 'Engineering',
    });
    expect(records[0]).toHaveProperty('terminationDate', null);
  });

  it('asks BambooHR for the wanted fields alone, and never for salaries', async () => {
    const opened = openOnMock(1);
    const call = opened.call();
    const { records } = await readAll({ ...opened, call: () => call }, 'employee', { fields: ['firstName'] });
    expect(records).toEqual([{ id: '100', firstName: 'First100' }]);
    const everything = await readAll({ ...opened, call: () => call }, 'employee');
    expect(Object.keys(everything.records[0] ?? {})).not.toContain('compensationPayRate');
    const asked = bodiesOf(call.requests).map(({ fields }) => fields);
    expect(asked[1]).toEqual(['eeid', 'firstName']);
    expect(asked.flat()).not.toContain('compensationPayRate');
  });

  it('reports a field that the company does not have, and reads the others', async () => {
    const { records, notices } = await readAll(openOnMock(1), 'employee', {
      fields: ['shoeSize', 'lastName'],
    });
    expect(records).toEqual([{ id: '100', lastName: 'Last100' }]);
    expect(notices).toMatchObject([{ field: 'shoeSize', fault: { code: 'bamboohr/unknown-field' } }]);
  });

  it('gives the rows of which any filter holds, without the fields that only filters look at', async () => {
    const filters = [
      { path: 'department', equals: 'Sales' },
      { path: 'employeeNumber', equals: 'E-100' },
    ];
    const { records } = await readAll(openOnMock(4), 'employee', { fields: ['lastName'], filters });
    expect(records).toEqual([
      { id: '100', lastName: 'Last100' },
      { id: '102', lastName: 'Last102' },
    ]);
  });

  it.each([
    [{ path: 'shoeSize', equals: '44' }, 'bamboohr/filter-path'],
    [{ path: 'hireDate', equals: '31.1.2026' }, 'bamboohr/filter-value'],
  ])('refuses the filter %j before it reads', async (filter, code) => {
    await expect(readAll(openOnMock(), 'employee', { filters: [filter] })).rejects.toMatchObject({ code });
  });

  it.each([{ page_size: 0 }, { page_size: 1_001 }, { pages: 3 }])('refuses the params %j', async (params) => {
    await expect(readAll(openOnMock(), 'employee', { params })).rejects.toMatchObject({ blame: 'input' });
  });

  it('reports a value that the key may not see, and gives null for it', async () => {
    const opened = openOnMock(1);
    opened.mock.store.employees.get(100)?.restricted.add('workEmail');
    const { records, notices } = await readAll(opened, 'employee');
    expect(records[0]).toMatchObject({ workEmail: null });
    expect(notices).toMatchObject([{ key: { id: '100' }, field: 'workEmail', outcome: 'nulled' }]);
  });

  it('gives the company’s own fields', async () => {
    const opened = openOnMock(1);
    opened.mock.store.update(100, { customShirtSize: 'M' });
    const { records } = await readAll(opened, 'employee', { fields: ['customShirtSize'] });
    expect(records).toEqual([{ id: '100', customShirtSize: 'M' }]);
  });

  it('reads since the last time who changed since, and tells who was deleted', async () => {
    const opened = openOnMock(4);
    const { covers } = await readAll(opened, 'employee');
    opened.advance(3_600_000);
    opened.mock.store.update(102, { jobTitle: 'Lead' });
    opened.mock.store.remove(101);
    const second = await readAll(opened, 'employee', { since: covers.to });
    expect(second.records.map(({ id }) => id)).toEqual(['102']);
    expect(second.deleted).toEqual([{ id: '101' }]);
    expect(second.covers.from).toBe(covers.to);
  });
});

describe('reading employees since the last time', () => {
  it('finds who changed while the last read was under way', async () => {
    const opened = openOnMock(2);
    const { covers } = await readAll(opened, 'employee');
    opened.mock.store.update(101, { jobTitle: 'Lead' });
    const { records } = await readAll(opened, 'employee', { since: covers.to });
    expect(records.map(({ id }) => id)).toEqual(['101']);
  });
});

describe('reading a table', () => {
  it('takes one request for all employees, and puts the rows in order', async () => {
    const opened = openOnMock(2);
    const call = opened.call();
    const { records } = await readAll({ ...opened, call: () => call }, 'jobInfo', {
      params: { page_size: 3 },
    });
    expect(records.map(({ employeeId, date }) => `${employeeId} ${date}`)).toEqual([
      '100 2020-02-03',
      '100 2023-05-01',
      '101 2020-02-03',
      '101 2023-05-01',
    ]);
    expect(records[0]).toMatchObject({ rowKey: '100:5000', employeeId: '100', id: '5000' });
    expect(call.requests.filter(({ url }) => url.includes('/employees/'))).toHaveLength(1);
  });
});

describe('discovering', () => {
  it('lists a stream that is closed to the key with the reason', async () => {
    const { mock, client, call } = openOnMock();
    mock.answerNext(403, 'No access');
    const streams = [];
    for await (const stream of discover(client, {}, call())) streams.push(stream);
    expect(streams.map(({ name, unavailable }) => [name, unavailable?.code])).toEqual([
      ['employee', 'bamboohr/forbidden'],
      ['jobInfo', undefined],
      ['employmentStatus', undefined],
    ]);
  });
});
