import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNetsuiteMock, type NetsuiteMock } from '../../src/index.js';

const SEEDED = createNetsuiteMock({ employees: 30, now: () => 1_742_040_000_000 });

/** Everything that can be seen of a mock, made plain. */
function seen(mock: NetsuiteMock) {
  // Copied, as records change in place.
  return structuredClone({
    accounts: mock.accounts.ids().map((id) => {
      const { admin, store, credentials, loginAuditTrail } = mock.accounts.get(id);
      return {
        credentials,
        loginAuditTrail,
        integration: admin.integration(),
        role: admin.role(),
        user: admin.user(),
        token: admin.token(),
        hasRest: admin.hasFeature('REST Web Services'),
        rows: ['employee', 'department'].map((table) =>
          store.ids(table).map((rowId) => store.find(table, rowId)),
        ),
      };
    }),
    clock: mock.clock.state(),
    switches: mock.switches,
    faults: mock.faults.armed(),
    // The next ones are part of what a mock is; the copy is made so that reading them changes nothing.
    next: nextOnes(mock.clone()),
  });
}

function nextOnes({ account, store }: NetsuiteMock) {
  const admin = account.createToken();
  return [admin.id, admin.secret, store.insert('employee', {})];
}

const place = fc.nat(40);
const CHANGE = fc.oneof(
  fc.record({ kind: fc.constant('insert'), place }),
  fc.record({ kind: fc.constant('update'), place }),
  fc.record({ kind: fc.constant('delete'), place }),
  fc.record({
    kind: fc.constantFrom('revoke', 'block', 'feature', 'permission', 'token', 'fault', 'switch', 'account'),
    place,
  }),
  fc.record({ kind: fc.constantFrom('advance', 'freeze', 'run', 'login'), place }),
);

function change(mock: NetsuiteMock, { kind, place: nth }: { readonly kind: string; readonly place: number }) {
  const ids = mock.store.ids('employee');
  const id = ids[nth % Math.max(1, ids.length)] ?? 0;
  const changes: Readonly<Record<string, () => unknown>> = {
    insert: () => mock.store.insert('employee', { entityid: `Row ${nth}` }),
    update: () => ids.length > 0 && mock.store.update('employee', id, { title: `Title ${nth}` }),
    delete: () => mock.store.delete('employee', id),
    revoke: () => mock.account.revokeToken(),
    block: () => mock.account.blockIntegration(),
    feature: () => mock.account.setFeature('REST Web Services', nth % 2 === 0),
    permission: () => mock.account.withholdPermission('Employees'),
    token: () => mock.account.createToken(),
    fault: () => mock.faults.arm({ fault: 'unexpected-error', nth: nth + 1 }),
    switch: () => mock.setSwitches({ missingPrefer: nth % 2 === 0 ? 'answered' : 'refused' }),
    account: () => {
      const accountId = `${1000 + nth}`;
      if (!mock.accounts.ids().includes(accountId)) mock.accounts.create({ accountId, employees: 2 });
    },
    advance: () => mock.clock.advance(nth * 1000),
    freeze: () => mock.clock.freeze(),
    run: () => mock.clock.run(),
    login: () =>
      mock.handle({ method: 'GET', url: 'https://netsuite.invalid/', headers: {}, body: new Uint8Array(0) }),
  };
  changes[kind]?.();
}

const CHANGES = fc.array(CHANGE, { maxLength: 12 });

it('restores a snapshot to exactly what it was, whatever happened before and since, any number of times', () => {
  fc.assert(
    fc.property(CHANGES, CHANGES, CHANGES, (before, since, again) => {
      const mock = SEEDED.clone();
      for (const one of before) change(mock, one);
      const snapshot = mock.snapshot();
      const was = seen(mock);
      for (const later of [since, again]) {
        for (const one of later) change(mock, one);
        mock.restore(snapshot);
        expect(seen(mock)).toEqual(was);
      }
      expect(seen(SEEDED.clone())).toEqual(seen(SEEDED));
    }),
    { numRuns: 60 },
  );
});
