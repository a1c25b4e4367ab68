import type { HttpRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { anEmployeeId, countOf } from '../action-scenarios.js';
import { aWorld, runOn } from '../run-on-mock.js';

// Bugs of other connectors and clients, as their users report them.
describe('a write', () => {
  it('by jobs that race makes one record (getlago/lago-api pull 3801)', async () => {
    const world = aWorld();
    const input = { companyName: 'Racing Ltd', subsidiary: '1' };
    const results = await Promise.all(
      Array.from({ length: 8 }, () => runOn(world, 'create-vendor', { input, work: 'one change' })),
    );
    expect(results.every(({ kind }) => kind === 'done')).toBe(true);
    expect(countOf(world.mock, 'vendor', { companyname: 'Racing Ltd' })).toBe(1);
  });

  it('answered 500 is not simply sent again as a POST (NangoHQ/integration-templates asks for 3 retries)', async () => {
    const world = aWorld();
    world.mock.faults.arm({ fault: 'unexpected-error-after-commit', route: 'record.create', times: 3 });
    const methods: string[] = [];
    const result = await runOn(world, 'create-vendor', {
      input: { companyName: 'Retried Ltd', subsidiary: '1', externalId: 'retried' },
      onRequest: ({ method, effect }) => void (effect === 'none' || methods.push(method)),
    });
    expect(result).toMatchObject({ kind: 'done', reconciled: true });
    expect(methods).toEqual(['POST']);
  });

  it('is signed afresh for each try (salto-io/salto 6465, julbrs/netsuite-api-client 26)', async () => {
    const world = aWorld();
    world.mock.faults.arm({ fault: 'concurrency-limit', route: 'record.upsert', times: 2 });
    const headers: string[] = [];
    const result = await runOn(world, 'create-vendor', {
      input: { companyName: 'Signed Ltd', subsidiary: '1' },
      onRequest: (request) => void headers.push(request.headers['authorization'] ?? ''),
    });
    expect(result).toMatchObject({ kind: 'done' });
    expect(new Set(headers).size).toBe(headers.length);
    expect(world.mock.loginAuditTrail.every(({ status }) => status === 'Success')).toBe(true);
  });

  it('goes by the external ID, not by a query first and a POST then (hotgluexyz/target-netsuite-v2)', async () => {
    const world = aWorld();
    const input = {
      recordType: 'vendor',
      externalId: 'erp-1',
      fields: 'companyName=Upserted Ltd\nsubsidiary=1',
    };
    const requests: HttpRequest[] = [];
    for (const work of ['1', '2'])
      await runOn(world, 'upsert-record', {
        input,
        work,
        onRequest: (request) => void requests.push(request),
      });
    expect(requests.map(({ method, url }) => [method, new URL(url).pathname.split('/').at(-1)])).toEqual([
      ['PUT', 'eid:erp-1'],
      ['PUT', 'eid:erp-1'],
    ]);
    expect(countOf(world.mock, 'vendor', { externalid: 'erp-1' })).toBe(1);
  });

  it('keeps quotes, backslashes and line breaks (julbrs/netsuite-api-client joins its JSON by hand)', async () => {
    const world = aWorld();
    const comments = 'She said "no"\\ and left\nfor \'good\': {"a":1}, 100% & more';
    const input = { employee: String(anEmployeeId(world.mock)), comments };
    expect(await runOn(world, 'update-employee', { input })).toMatchObject({ kind: 'done' });
    expect(world.mock.store.find('employee', anEmployeeId(world.mock))?.['comments']).toBe(comments);
  });

  it('leaves out an optional reference that has no value (NangoHQ/integration-templates pull 194)', async () => {
    const world = aWorld();
    const input = {
      firstName: 'No',
      lastName: 'Department',
      subsidiary: '1',
      department: '',
      supervisor: '',
      hireDate: '',
    };
    expect(await runOn(world, 'create-employee', { input })).toMatchObject({ kind: 'done' });
    expect(countOf(world.mock, 'employee', { lastname: 'Department', department: null })).toBe(1);
  });

  it('that NetSuite refuses names the field, and not only a code (drudge/n8n-nodes-netsuite 9 shows raw details)', async () => {
    const world = aWorld();
    const input = { vendor: '1', item: '9999', quantity: 1 };
    world.mock.store.update('vendor', world.mock.store.ids('vendor')[0] ?? 0, { entityid: 'One' });
    const result = await runOn(world, 'create-purchase-order', { input: { ...input, vendor: 'One' } });
    expect(result).toMatchObject({
      kind: 'failed',
      fault: {
        code: 'netsuite/invalid-value',
        blame: 'input',
        effect: 'none',
        message: expect.stringContaining('field "item" (item.items[0].item)'),
      },
    });
  });
});

describe('a RESTlet call', () => {
  it('is signed over every parameter as it is sent: blanks, plus signs, ampersands (adobe/aio-commerce-sdk pull 574)', async () => {
    const world = aWorld();
    world.mock.registerRestlet({ script: 9, deploy: 1, get: (params) => params });
    const value = 'a+b c&d=é%20/?';
    const input = { script: '9', deploy: '1', method: 'GET', parameters: `why=${value}\nname_2:="x"` };
    const result = await runOn(world, 'call-restlet', { input });
    expect(result).toMatchObject({ kind: 'done', output: { body: { why: value } } });
  });

  it('whose reply is lost is left to a person, and not made again', async () => {
    const world = aWorld();
    let calls = 0;
    world.mock.registerRestlet({ script: 9, deploy: 1, post: () => (calls += 1) });
    world.mock.faults.arm({ fault: 'reset-after-commit', route: 'restlet.post', times: 1 });
    const input = { script: '9', deploy: '1', method: 'POST', body: '{}' };
    expect(await runOn(world, 'call-restlet', { input })).toMatchObject({
      kind: 'failed',
      fault: { effect: 'unknown' },
    });
    expect(calls).toBe(1);
  });
});
