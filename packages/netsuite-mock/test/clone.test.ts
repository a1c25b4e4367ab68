import { describe, expect, it } from 'vitest';
import { createNetsuiteMock, type MockSnapshot, type NetsuiteMock } from '../src/index.js';
import { callFunction } from './support/call-function.js';
import { createClient } from './support/client.js';

const Q = 'SELECT id, entityid FROM employee ORDER BY id';

function clientOf(mock: NetsuiteMock) {
  return createClient(mock, 'https://netsuite.invalid', {
    face: 'function',
    fetch: (url, init) => callFunction(mock, url, init),
  });
}

describe('a cloned mock', () => {
  it('signs in with the same credentials and has the same rows, changed ones among them', async () => {
    const mock = createNetsuiteMock({ employees: 20 });
    const [first = 0, second = 0] = mock.store.ids('employee');
    mock.store.update('employee', first, { title: 'Changed' });
    mock.store.delete('employee', second);
    const added = mock.store.insert('employee', { entityid: 'Added' });
    const clone = mock.clone();
    expect(clone.store.find('employee', first)?.['title']).toBe('Changed');
    expect(clone.store.find('employee', second)).toBeUndefined();
    expect(clone.store.find('employee', added)?.['entityid']).toBe('Added');
    expect(await clientOf(clone).rows(Q)).toEqual(await clientOf(mock).rows(Q));
  });

  it('shares nothing with its origin, nor with another clone', async () => {
    const mock = createNetsuiteMock({ employees: 20 });
    const [one, two] = [mock.clone(), mock.clone()];
    const rows = await clientOf(mock).rows(Q);
    const [first = 0] = one.store.ids('employee');
    one.store.delete('employee', first);
    one.store.insert('employee', { entityid: 'Added' });
    one.account.revokeToken();
    one.clock.advance(3_600_000);
    one.setSwitches({ missingPrefer: 'answered' });
    one.faults.arm({ fault: 'unexpected-error' });
    one.registerRestlet({ script: 1, deploy: 1, get: () => '' });
    for (const other of [mock, two]) {
      expect(await clientOf(other).rows(Q)).toEqual(rows);
      expect(other.faults.armed()).toEqual([]);
      expect(other.switches.missingPrefer).toBe('refused');
      expect(Math.abs(other.clock.now() - Date.now())).toBeLessThan(600_000);
      const answer = await clientOf(other).send('/app/site/hosting/restlet.nl', {
        search: '?script=1&deploy=1',
      });
      expect(answer.status).toBe(404);
    }
    mock.store.insert('employee', { entityid: 'Of the origin' });
    expect(two.store.count('employee')).toBe(20);
    expect(one.store.count('employee')).toBe(20);
    expect((await clientOf(one).query(Q)).status).toBe(401);
  });

  it('makes the same next credential and the same next id as its origin', () => {
    const mock = createNetsuiteMock({ employees: 5 });
    mock.account.createToken();
    const clone = mock.clone();
    expect(clone.account.createToken().id).toBe(mock.account.createToken().id);
    expect(clone.store.insert('employee', {})).toBe(mock.store.insert('employee', {}));
  });

  it('knows the nonces that its origin has spent, and its RESTlets', async () => {
    const mock = createNetsuiteMock({ employees: 1 });
    mock.registerRestlet({ script: 1, deploy: 1, get: () => 'deployed' });
    const sign = { nonce: 'spentBeforeCloning', timestampS: Math.floor(mock.clock.now() / 1000) };
    expect((await clientOf(mock).query(Q, [], { sign })).status).toBe(200);
    const client = clientOf(mock.clone());
    expect((await client.query(Q, [], { sign })).status).toBe(401);
    const answer = await client.send('/app/site/hosting/restlet.nl', { search: '?script=1&deploy=1' });
    expect(answer.text).toBe('deployed');
  });

  it('is reset to what its origin was made as', () => {
    const mock = createNetsuiteMock({ employees: 5 });
    mock.store.insert('employee', {});
    const clone = mock.clone();
    clone.reset();
    expect(clone.store.count('employee')).toBe(5);
    expect(mock.store.count('employee')).toBe(6);
  });
});

describe('a mock that is reset', () => {
  it('is what it was when it was made, for handles taken before as well', async () => {
    const mock = createNetsuiteMock({ employees: 5 });
    const { account, store } = mock;
    const client = clientOf(mock);
    const rows = await client.rows(Q);
    mock.accounts.create({ accountId: '7654321', employees: 1 });
    mock.clock.freeze(0);
    mock.faults.arm({ fault: 'unexpected-error' });
    store.insert('employee', {});
    account.revokeToken();
    mock.reset();
    expect(mock.journal).toEqual([]);
    expect(mock.loginAuditTrail).toEqual([]);
    expect(mock.accounts.ids()).toEqual([mock.credentials.accountId]);
    expect(mock.clock.state()).toEqual({ kind: 'running', offsetMs: 0 });
    expect(store.count('employee')).toBe(5);
    expect(await client.rows(Q)).toEqual(rows);
    account.blockIntegration();
    expect((await client.query(Q)).status).toBe(401);
  });
});

describe('a mock that is restored', () => {
  it.each<readonly [what: string, make: () => unknown]>([
    ['nothing', () => undefined],
    ['an object that is no snapshot', () => ({})],
    [
      'a snapshot without accounts',
      () => ({ ...createNetsuiteMock({ employees: 0 }).snapshot(), accounts: [] }),
    ],
    [
      'a snapshot of a mock of another account',
      () => createNetsuiteMock({ accountId: '7654321', employees: 0 }).snapshot(),
    ],
  ])('refuses %s, and stays as it was', async (_, make) => {
    const mock = createNetsuiteMock({ employees: 5 });
    expect(() => mock.restore(make() as MockSnapshot)).toThrow(
      /^Failed to restore the mock: .*\. Give .*\.$/,
    );
    expect(await clientOf(mock).rows(Q)).toHaveLength(5);
  });
});
